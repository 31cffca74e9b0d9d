import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import type { WorkInventory, WorkRefusal } from '../../../shared/model/hand-over.ts'
import { keyOf } from '../../../shared/rules/suggest-receivers.ts'
import type { Queryable } from '../../database/open.ts'
import type { ReadScope } from '../../scope.ts'
import type { StoredUser } from '../users/listing.ts'
import { requireUser } from '../users/one-user.ts'
import { findDraft, findDraftPlacements } from './draft-queries.ts'
import { findHeldWork } from './held-work.ts'
import { type Judged, judgePlacements } from './judge-placements.ts'

/** Everything a person holds, with what a saved draft says about it and whether that still holds. */
export async function readInventory(
  { context, db, actor }: ReadScope,
  { userId }: Parsed<'handOvers.inventory'>,
): Promise<Output<'handOvers.inventory'>> {
  const { accountId } = actor
  const person = await requireUser(db, accountId, userId)
  const held = await findHeldWork(db, accountId, userId, await context.clock.now(db))
  const draft = await findDraft(db, accountId, userId)
  const drafted = draft ? await judgeDraft(db, person) : new Map<string, Judged>()
  const items = held.map((piece) => {
    const judged = drafted.get(keyOf(piece))
    return { ...piece, draft: judged ? tellDrafted(judged) : null }
  })
  const holds = new Set(held.map(keyOf))
  const { name, email, level, status } = person
  return {
    person: { userId, name, email, level, status },
    items,
    gone: [...drafted.values()].flatMap((judged) =>
      holds.has(keyOf(judged.placement)) ? [] : tellGone(judged),
    ),
    draft: draft ? { ...draft, savedAt: draft.savedAt.toISOString() } : null,
  }
}

async function judgeDraft(db: Queryable, person: StoredUser): Promise<Map<string, Judged>> {
  const placements = await findDraftPlacements(db, person.accountId, person.userId)
  const judged = await judgePlacements(db, person, placements)
  return new Map(judged.map((one) => [keyOf(one.placement), one]))
}

function tellDrafted(judged: Judged): WorkInventory['items'][number]['draft'] {
  return {
    receiverId: judged.placement.receiverId,
    receiverName: judged.receiver?.name ?? '',
    refusal: refusalOf(judged),
  }
}

function tellGone(judged: Judged): WorkInventory['gone'] {
  const refusal = refusalOf(judged)
  if (!refusal) return []
  const { kind, itemId } = judged.placement
  const title = judged.piece?.title ?? ''
  return [{ kind, itemId, title, receiverName: judged.receiver?.name ?? '', refusal }]
}

function refusalOf({ code }: Judged): WorkRefusal | null {
  return code && { code, message: errorCatalogue[code].message }
}
