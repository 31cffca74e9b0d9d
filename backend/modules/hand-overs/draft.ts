import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Placement } from '../../../shared/model/hand-over.ts'
import { keyOf } from '../../../shared/rules/suggest-receivers.ts'
import type { Queryable } from '../../database/open.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { requireUser } from '../users/one-user.ts'
import { deleteDraft, findDraft, findDraftPlacements, replaceDraft } from './draft-queries.ts'
import { judgePlacements, tellRefusal } from './judge-placements.ts'

const unknown: ReadonlySet<ErrorCode> = new Set(['hand-over.item-not-found', 'user.not-found'])

/** Keeps what was placed so far, also what cannot be done as it stands; only what is not of this account is refused. */
export async function saveDraft(
  { tx, actor, now }: WriteScope,
  { userId, placements, version }: Parsed<'handOvers.saveDraft'>,
): Promise<Output<'handOvers.saveDraft'>> {
  const { accountId } = actor
  const giver = await requireUser(tx, accountId, userId)
  const before = await findDraft(tx, accountId, userId)
  if ((before?.version ?? null) !== version) throw new AppError('hand-over.draft-stale')
  const judged = await judgePlacements(tx, giver, await asPlaced(tx, accountId, userId, placements))
  const refused = judged.filter(({ code }) => code && unknown.has(code)).flatMap(tellRefusal)
  if (refused.length > 0) throw new AppError('hand-over.refused', { refused })
  const saved = { savedBy: actor.userId, savedAt: now, version: (version ?? 0) + 1 }
  await replaceDraft(
    tx,
    { accountId, userId },
    saved,
    judged.map(({ placement, piece }) => {
      const caseStatus = placement.caseStatus ?? piece?.case?.status
      return { ...placement, ...(caseStatus && { caseStatus }) }
    }),
  )
  await announce(tx, accountId, 'work.changed', {})
  return { savedByName: actor.name, savedAt: now.toISOString(), version: saved.version }
}

/** Forgets a draft. */
export async function discardDraft(
  { tx, actor }: WriteScope,
  { userId, version }: Parsed<'handOvers.discardDraft'>,
): Promise<Output<'handOvers.discardDraft'>> {
  const { accountId } = actor
  await requireUser(tx, accountId, userId)
  const draft = await findDraft(tx, accountId, userId)
  if (!draft) throw new AppError('hand-over.draft-not-found')
  if (draft.version !== version) throw new AppError('hand-over.draft-stale')
  await deleteDraft(tx, { accountId, userId })
  await announce(tx, accountId, 'work.changed', {})
  return {}
}

/**
 * Placements with the status that their cases had when they were placed: as said, else as the saved draft has it of the
 * same receiver.
 */
export async function asPlaced(
  db: Queryable,
  accountId: string,
  userId: string,
  placements: readonly Placement[],
): Promise<Placement[]> {
  const drafted = await findDraftPlacements(db, accountId, userId)
  const before = new Map(drafted.map((placement) => [keyOf(placement), placement]))
  return placements.map((placement) => {
    const kept = before.get(keyOf(placement))
    if (placement.caseStatus || !kept?.caseStatus || kept.receiverId !== placement.receiverId)
      return placement
    return { ...placement, caseStatus: kept.caseStatus }
  })
}
