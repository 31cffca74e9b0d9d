import { sql } from 'drizzle-orm'
import { numberOrder } from '../../../shared/rules/cases.ts'
import { handOverItems, handOvers } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import type { StoredUser } from '../users/listing.ts'
import type { Allowed } from './judge-placements.ts'

/** A piece that changed hands, with its version since then. */
export type Moved = Allowed & { version: number }

/** Writes down what changed hands, as it is called now: by receiver, then by case and day. */
export async function writeReceipt(
  { tx, actor, now }: WriteScope,
  about: { handOverId: string; activityId: string; giver: StoredUser },
  moved: readonly Moved[],
): Promise<void> {
  const { accountId } = actor
  const { handOverId, activityId, giver } = about
  await tx.insert(handOvers).values({
    accountId,
    handOverId,
    fromUserId: giver.userId,
    fromName: giver.name,
    doneBy: actor.userId,
    doneByName: actor.name,
    doneAt: now,
    activityId,
  })
  const rows = inOrder(moved)
  const column = <T>(of: (one: Moved) => T) => sql.param(rows.map(of))
  await tx.execute(sql`
    insert into ${handOverItems} (account_id, hand_over_id, position, kind, item_id, title, case_id, case_number,
      case_name, due_on, receiver_id, receiver_name, item_version)
    select ${accountId}, ${handOverId}, moved.position, moved.kind::work_kind, moved.item_id, moved.title, moved.case_id,
      moved.case_number, moved.case_name, moved.due_on, moved.receiver_id, moved.receiver_name, moved.item_version
    from unnest(
      ${column(({ piece }) => piece.kind)}::text[], ${column(({ piece }) => piece.itemId)}::uuid[],
      ${column(({ piece }) => piece.title)}::text[], ${column(({ piece }) => piece.case?.caseId ?? null)}::uuid[],
      ${column(({ piece }) => piece.case?.number ?? null)}::text[],
      ${column(({ piece }) => piece.case?.name ?? null)}::text[],
      ${column(({ piece }) => piece.dueOn)}::date[], ${column(({ receiver }) => receiver.userId)}::uuid[],
      ${column(({ receiver }) => receiver.name)}::text[], ${column(({ version }) => version)}::int[]
    ) with ordinality as moved (kind, item_id, title, case_id, case_number, case_name, due_on, receiver_id,
      receiver_name, item_version, position)`)
}

/** What comes behind everything else. */
const LAST = '\uFFFF'

function inOrder(moved: readonly Moved[]): Moved[] {
  return moved
    .map((one) => ({ one, key: sortKeyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one)
}

function sortKeyOf({ piece, receiver }: Moved): string {
  return [
    receiver.nameKey,
    receiver.userId,
    piece.case ? numberOrder(piece.case.number) : LAST,
    piece.kind === 'case' ? '' : (piece.dueOn ?? LAST),
    piece.kind,
    piece.title,
    piece.itemId,
  ].join('\0')
}
