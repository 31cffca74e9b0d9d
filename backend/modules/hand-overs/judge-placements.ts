import { type ErrorCode, errorCatalogue } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CaseStatus } from '../../../shared/model/case.ts'
import type { Placement, RefusedPlacement } from '../../../shared/model/hand-over.ts'
import { keyOf } from '../../../shared/rules/suggest-receivers.ts'
import type { Queryable } from '../../database/open.ts'
import { refuseJoins } from '../cases/joinings.ts'
import { readSight, type Sight } from '../cases/sight.ts'
import type { StoredUser } from '../users/listing.ts'
import { findUsersById } from '../users/one-user.ts'
import { findNamedPieces, type NamedPiece } from './named-pieces.ts'

/** A placement as it stands now: what and who it names, where there is such, and what is against it. */
export interface Judged {
  placement: Placement
  piece: NamedPiece | null
  receiver: StoredUser | null
  code: ErrorCode | null
}

/** A placement that nothing is against. */
export interface Allowed extends Judged {
  piece: NamedPiece
  receiver: StoredUser
}

/**
 * What is against each of some placements of a person's work, all of them taken together: whoever is given a case by one
 * of them sees it for the others. `caseStatus` of a placement is what its case was when it was placed. Drafts, previews
 * and hand-overs all ask this.
 */
export async function judgePlacements(
  db: Queryable,
  giver: StoredUser,
  placements: readonly Placement[],
): Promise<Judged[]> {
  const { accountId, userId } = giver
  const pieces = await findNamedPieces(db, accountId, userId, placements)
  const receivers = await findUsersById(db, accountId, [
    ...new Set(placements.map(({ receiverId }) => receiverId)),
  ])
  const named = placements.map((placement): Judged => {
    const piece = pieces.get(keyOf(placement)) ?? null
    const receiver = receivers.get(placement.receiverId) ?? null
    return { placement, piece, receiver, code: refuseAlone(placement, piece, receiver, giver) }
  })
  const joins = named.filter(isGivenCase)
  const joinCodes = await refuseJoins(
    db,
    accountId,
    joins.map(({ piece, receiver }) => ({ caseId: piece.itemId, person: receiver })),
  )
  const refusedJoins = new Map(joins.map((join, place) => [join.placement, joinCodes[place] ?? null]))
  const given = new Set(
    joins.flatMap(({ placement, piece, receiver }) =>
      refusedJoins.get(placement) ? [] : [`${receiver.userId}/${piece.itemId}`],
    ),
  )
  const sight = await readSight(
    db,
    accountId,
    [...receivers.keys()],
    [...pieces.values()].flatMap((piece) => piece.case?.caseId ?? []),
  )
  return named.map((judged) => {
    const code = judged.code ?? refusedJoins.get(judged.placement) ?? refuseSight(judged, sight, given)
    return { ...judged, code }
  })
}

/** The same, when nothing is against any of them; otherwise all that is refused is said, each with its reason. */
export async function requirePlacements(
  db: Queryable,
  giver: StoredUser,
  placements: readonly Placement[],
): Promise<Allowed[]> {
  const judged = await judgePlacements(db, giver, placements)
  const refused = judged.flatMap(tellRefusal)
  if (refused.length > 0) throw new AppError('hand-over.refused', { refused })
  return judged.filter(isAllowed)
}

/** A refused placement as the list of refusals has it. */
export function tellRefusal({ placement, piece, code }: Judged): RefusedPlacement[] {
  if (!code) return []
  const { kind, itemId } = placement
  return [{ kind, itemId, title: piece?.title ?? '', code, message: errorCatalogue[code].message }]
}

function isAllowed(judged: Judged): judged is Allowed {
  return judged.piece !== null && judged.receiver !== null && judged.code === null
}

function isGivenCase(judged: Judged): judged is Allowed {
  return judged.placement.kind === 'case' && isAllowed(judged)
}

/** What is against a placement whatever the others are. What cannot be helped is said first. */
function refuseAlone(
  { caseStatus }: Placement,
  piece: NamedPiece | null,
  receiver: StoredUser | null,
  giver: StoredUser,
): ErrorCode | null {
  if (!piece) return 'hand-over.item-not-found'
  if (piece.refusal) return piece.refusal
  if (!receiver) return 'user.not-found'
  if (receiver.userId === giver.userId) return 'hand-over.receiver-is-giver'
  if (receiver.status === 'inactive') return 'hand-over.receiver-inactive'
  if (piece.kind === 'invitation' && receiver.level !== 'administrator')
    return 'hand-over.receiver-not-administrator'
  return isClosedSince(caseStatus, piece) ? 'hand-over.case-closed' : null
}

/** A case that is closed is no obstacle; one that was closed after somebody decided is, until they decide again. */
function isClosedSince(seen: CaseStatus | undefined, piece: NamedPiece): boolean {
  return seen === 'open' && piece.case?.status === 'closed'
}

function refuseSight(
  { piece, receiver }: Judged,
  sight: Sight,
  given: ReadonlySet<string>,
): ErrorCode | null {
  if (!piece?.case || !receiver || piece.kind === 'case') return null
  const { caseId } = piece.case
  const sees = sight.sees(receiver, caseId) || given.has(`${receiver.userId}/${caseId}`)
  return sees ? null : 'hand-over.receiver-cannot-see'
}
