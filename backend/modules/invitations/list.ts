import { and, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import { id, instant } from '../../../shared/model/primitives.ts'
import { invitations } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { countOpen, readRows } from './queries.ts'

const position = z.strictObject({ expiresAt: instant, invitationId: id })

/** Open invitations, the soonest to expire first, in pages that continue after the last row seen. */
export async function listInvitations(
  { db, actor }: ReadScope,
  { q, cursor, limit }: Parsed<'invitations.list'>,
): Promise<Output<'invitations.list'>> {
  const matches = matching(q)
  const after = cursor === undefined ? undefined : followingRow(cursor)
  const found = await readRows(db, actor.accountId, and(matches, after), limit + 1)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    total: await countOpen(db, actor.accountId, matches),
    next: last && found.length > limit ? writeCursor(last) : null,
  }
}

/** Any part of the address; not LIKE, so that its wildcards are plain characters. */
function matching(q: string | undefined): SQL | undefined {
  const part = q?.trim().toLowerCase() ?? ''
  return part === '' ? undefined : sql`strpos(${invitations.emailKey}, ${part}) > 0`
}

function followingRow(cursor: string): SQL {
  const { expiresAt, invitationId } = readCursor(cursor)
  return sql`(${invitations.expiresAt}, ${invitations.invitationId}) > (${expiresAt}::timestamptz, ${invitationId}::uuid)`
}

function writeCursor({ expiresAt, invitationId }: InvitationRow): string {
  return Buffer.from(JSON.stringify({ expiresAt, invitationId })).toString('base64url')
}

function readCursor(cursor: string): z.infer<typeof position> {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    const message = 'This place in the list is not known. Start again at the first page.'
    throw new AppError('request.invalid', undefined, { fields: [{ path: 'cursor', message }], cause })
  }
}
