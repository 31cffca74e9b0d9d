import { and, eq, sql } from 'drizzle-orm'
import type { Placement } from '../../../shared/model/hand-over.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { handOverDraftItems, handOverDrafts, users } from '../../database/tables/index.ts'

/** A person's draft as stored, with the name of whoever saved it last. */
export interface StoredDraft {
  savedByName: string
  savedAt: Date
  version: number
}

export async function findDraft(
  db: Queryable,
  accountId: string,
  userId: string,
): Promise<StoredDraft | undefined> {
  const [found] = await db
    .select({
      savedByName: users.name,
      savedAt: handOverDrafts.savedAt,
      version: handOverDrafts.version,
    })
    .from(handOverDrafts)
    .innerJoin(
      users,
      and(eq(users.accountId, handOverDrafts.accountId), eq(users.userId, handOverDrafts.savedBy)),
    )
    .where(and(eq(handOverDrafts.accountId, accountId), eq(handOverDrafts.fromUserId, userId)))
  return found
}

/** What a draft places, each with the status that its case had for whoever placed it. */
export async function findDraftPlacements(
  db: Queryable,
  accountId: string,
  userId: string,
): Promise<Placement[]> {
  const found = await db
    .select()
    .from(handOverDraftItems)
    .where(and(eq(handOverDraftItems.accountId, accountId), eq(handOverDraftItems.fromUserId, userId)))
  return found.map(({ kind, itemId, receiverId, caseStatus }) => ({
    kind,
    itemId,
    receiverId,
    ...(caseStatus && { caseStatus }),
  }))
}

/** Writes a draft in place of the one there was. */
export async function replaceDraft(
  tx: Tx,
  key: { accountId: string; userId: string },
  saved: { savedBy: string; savedAt: Date; version: number },
  placements: readonly Placement[],
): Promise<void> {
  const { accountId, userId: fromUserId } = key
  await tx
    .insert(handOverDrafts)
    .values({ accountId, fromUserId, ...saved })
    .onConflictDoUpdate({ target: [handOverDrafts.accountId, handOverDrafts.fromUserId], set: saved })
  await deleteDraftItems(tx, key)
  if (placements.length === 0) return
  const column = <T>(of: (placement: Placement) => T) => sql.param(placements.map(of))
  await tx.execute(sql`
    insert into ${handOverDraftItems} (account_id, from_user_id, kind, item_id, receiver_id, case_status)
    select ${accountId}, ${fromUserId}, placed.kind::work_kind, placed.item_id, placed.receiver_id,
      placed.case_status::case_status
    from unnest(
      ${column(({ kind }) => kind)}::text[], ${column(({ itemId }) => itemId)}::uuid[],
      ${column(({ receiverId }) => receiverId)}::uuid[], ${column(({ caseStatus }) => caseStatus ?? null)}::text[]
    ) as placed (kind, item_id, receiver_id, case_status)`)
}

/** Removes a draft, if there is one. */
export async function deleteDraft(tx: Tx, key: { accountId: string; userId: string }): Promise<void> {
  await deleteDraftItems(tx, key)
  await tx
    .delete(handOverDrafts)
    .where(and(eq(handOverDrafts.accountId, key.accountId), eq(handOverDrafts.fromUserId, key.userId)))
}

async function deleteDraftItems(
  tx: Tx,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<void> {
  await tx
    .delete(handOverDraftItems)
    .where(and(eq(handOverDraftItems.accountId, accountId), eq(handOverDraftItems.fromUserId, userId)))
}
