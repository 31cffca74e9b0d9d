import type { Level } from '../../shared/rules/levels.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../scope.ts'
import { readSignedCookie } from './signed-cookie.ts'

/** A valid session: whose it is, and the active user it works as, if it has chosen an account that still has them. */
export interface KnownSession {
  sessionId: string
  identityId: string
  activeAccountId: string | null
  actor: Actor | null
}

interface SessionRow {
  session_id: string
  identity_id: string
  active_account_id: string | null
  user_id: string | null
  name: string
  level: Level
  is_stale: boolean
}

/**
 * Cookie -> session -> active user, in one statement. The signature is verified before the database is asked.
 * Two guards on purpose: sessions of a deactivated user are deleted, and an inactive user is no actor here.
 */
export async function findSession(
  context: Context,
  cookieHeader: string | undefined,
  ip: string | null,
): Promise<KnownSession | null> {
  const cookie = await readSignedCookie(context.keys.authentication, cookieHeader, 'session_token')
  if (!cookie) return null
  const { rows } = await context.database.systemPool.query<SessionRow>({
    name: 'session to actor',
    text: `select s.id as session_id, s.user_id as identity_id, s.active_account_id,
                  u.user_id, u.name, u.level, u.last_active_at < now() - interval '5 minutes' as is_stale
           from auth_session s
           left join users u
             on u.account_id = s.active_account_id and u.identity_id = s.user_id and u.status = 'active'
           where s.token = $1 and s.expires_at > now()`,
    values: [cookie.value],
  })
  const row = rows[0]
  if (!row) return null
  const known = {
    sessionId: row.session_id,
    identityId: row.identity_id,
    activeAccountId: row.active_account_id,
  }
  if (row.user_id === null || row.active_account_id === null) return { ...known, actor: null }
  if (row.is_stale) await noteActivity(context, row.active_account_id, row.user_id)
  return {
    ...known,
    actor: {
      accountId: row.active_account_id,
      userId: row.user_id,
      identityId: row.identity_id,
      sessionId: row.session_id,
      name: row.name,
      level: row.level,
      ip,
    },
  }
}

/** "Last active" is exact to five minutes, so that reading does not write every time. */
async function noteActivity(context: Context, accountId: string, userId: string): Promise<void> {
  await context.database.systemPool.query(
    `update users set last_active_at = now()
     where account_id = $1 and user_id = $2 and last_active_at < now() - interval '5 minutes'`,
    [accountId, userId],
  )
}
