import type pg from 'pg'

/**
 * Links may have been made after the backup was taken, and revoked again. Nobody knows how many, so the numbering
 * goes on far beyond them.
 */
const GENERATIONS_SKIPPED = 1000

/** Whose logins were here already. */
export interface LoginLinks {
  /** Addresses of people who have another login here, and keep that. */
  linked: string[]
  /** Those among them whose address nobody has confirmed: it may be somebody else's login. */
  unconfirmed: string[]
}

/** A login that is here already, by its id or its address, stays as it is; the restored user becomes its user. */
export async function linkLogins(client: pg.ClientBase): Promise<LoginLinks> {
  await client.query(`
    create temporary table known_logins on commit drop as
    select staged.row ->> 'id' as file_id, coalesce(same.id, named.id) as here_id,
           coalesce(same.email, named.email) as email,
           same.id is null and not named.email_verified as is_unconfirmed
    from staged
    left join auth_user same on same.id = (staged.row ->> 'id')::uuid
    left join auth_user named on named.email = staged.row ->> 'email'
    where staged.place = 'auth_user' and coalesce(same.id, named.id) is not null`)
  await client.query(`
    delete from staged using known_logins
    where staged.place in ('auth_user', 'auth_account', 'auth_two_factor')
      and known_logins.file_id = case staged.place when 'auth_user' then staged.row ->> 'id' else staged.row ->> 'user_id' end`)
  await client.query(`
    update staged set row = staged.row || jsonb_build_object('identity_id', known_logins.here_id)
    from known_logins
    where staged.place = 'users' and staged.row ->> 'identity_id' = known_logins.file_id`)
  const { rows } = await client.query<{ email: string; is_unconfirmed: boolean }>(
    'select email, is_unconfirmed from known_logins where file_id <> here_id::text order by email',
  )
  return {
    linked: rows.map(({ email }) => email),
    unconfirmed: rows.filter((row) => row.is_unconfirmed).map(({ email }) => email),
  }
}

/** What another server key sealed cannot be read here: the mail password and the secrets of authenticator apps go. */
export async function unsealForOtherKey(
  client: pg.ClientBase,
): Promise<{ twoFactor: string[]; mailPassword: boolean }> {
  const { rows } = await client.query<{ email: string }>(`
    update staged set row = row || '{"two_factor_enabled": false}'
    where place = 'auth_user' and (row ->> 'two_factor_enabled')::boolean
    returning row ->> 'email' as email`)
  await client.query(`delete from staged where place = 'auth_two_factor'`)
  const { rowCount } = await client.query(`
    update staged set row = row || '{"sealed_password": null}'
    where place = 'mail_servers' and row ->> 'sealed_password' is not null`)
  return { twoFactor: rows.map(({ email }) => email).sort(), mailPassword: rowCount !== 0 }
}

/**
 * Nothing revoked since comes alive: no link made so far works, no message leaves, no preview can be confirmed, no card is
 * charged by itself, nobody is signed in.
 */
export async function endWhatWasOpen(client: pg.ClientBase, accountId: string): Promise<void> {
  await client.query(
    `update staged set row = row || jsonb_build_object(
       'generation', ${GENERATIONS_SKIPPED} + greatest(
         (row ->> 'generation')::int,
         (select here.generation from invitations here
          where here.account_id = $1 and here.invitation_id = (row ->> 'invitation_id')::uuid)
       ),
       'version', (row ->> 'version')::int + 1,
       'state', case row ->> 'state' when 'pending' then 'expired' else row ->> 'state' end,
       'expires_at', least((row ->> 'expires_at')::timestamptz, now())
     )
     where place = 'invitations' and row ->> 'state' <> 'accepted'`,
    [accountId],
  )
  await client.query(`
    update staged set row = row || '{"state": "cancelled", "answer": null, "waits_for_server": false}'
    where place = 'outbox' and row ->> 'state' = 'queued'`)
  await client.query(`
    delete from staged
    where place = 'collections' or (place = 'quotes' and row ->> 'used_at' is null)`)
  await client.query('delete from auth_session where active_account_id = $1', [accountId])
}

/** Who was deactivated since the backup stays so. Answers their addresses. */
export async function keepDeactivations(client: pg.ClientBase, accountId: string): Promise<string[]> {
  const { rows } = await client.query<{ email: string }>(
    `update staged set row = staged.row || jsonb_build_object(
       'status', 'inactive', 'status_since', here.status_since, 'version', greatest((staged.row ->> 'version')::int, here.version) + 1
     )
     from users here
     where staged.place = 'users' and here.account_id = $1 and here.user_id = (staged.row ->> 'user_id')::uuid
       and here.status = 'inactive' and staged.row ->> 'status' = 'active'
     returning here.email`,
    [accountId],
  )
  return rows.map(({ email }) => email).sort()
}

/** Notes who was taken off which case since the backup, before what is here goes. */
export async function noteRemovals(client: pg.ClientBase, accountId: string): Promise<void> {
  await client.query(
    `create temporary table removed_since on commit drop as
     select distinct gone.case_id, gone.user_id from case_changes gone
     where gone.account_id = $1 and gone.change = 'left' and not exists (
       select from case_people here
       where here.account_id = gone.account_id and here.case_id = gone.case_id and here.user_id = gone.user_id
     )`,
    [accountId],
  )
}

/** Whoever was taken off a case since the backup stays off it. */
export async function keepRemovals(
  client: pg.ClientBase,
  { accountId, now, activityId }: { accountId: string; now: Date; activityId: string },
): Promise<void> {
  await client.query(
    `with removed as (
       delete from case_people listed using removed_since gone
       where listed.account_id = $1 and listed.case_id = gone.case_id and listed.user_id = gone.user_id
       returning listed.*
     )
     insert into case_changes (account_id, change_id, case_id, user_id, change, at, activity_id)
     select account_id, gen_random_uuid(), case_id, user_id, 'left', $2, $3 from removed`,
    [accountId, now, activityId],
  )
}
