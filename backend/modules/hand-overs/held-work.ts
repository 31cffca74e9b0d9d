import { eq } from 'drizzle-orm'
import { localDate } from '../../../shared/billing/index.ts'
import type { NamedCase } from '../../../shared/model/case.ts'
import type { WorkKind, WorkReference } from '../../../shared/model/hand-over.ts'
import type { HeldWork } from '../../../shared/model/user.ts'
import { numberOrder } from '../../../shared/rules/cases.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import { workStanding } from '../../../shared/rules/work.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts } from '../../database/tables/index.ts'
import { countOpenInvitationsOf, findOpenInvitationsOf } from '../invitations/of-inviter.ts'
import { findOpenWork } from '../work/open-work.ts'
import { countLoneCases, findLoneCases } from './lone-cases.ts'

/** One piece of work that somebody holds, as it stands. */
export interface HeldPiece extends WorkReference {
  title: string
  case: NamedCase | null
  dueOn: string | null
  isOverdue: boolean
  standing: string
}

const kindsInOrder: readonly WorkKind[] = ['case', 'task', 'review', 'invitation']

/** Everything somebody holds, overdue first, then by case and day. */
export async function findHeldWork(
  db: Queryable,
  accountId: string,
  userId: string,
  now: Date,
): Promise<HeldPiece[]> {
  const calendar = await readCalendar(db, accountId)
  const today = localDate(now.toISOString(), calendar.timeZone)
  const work = await findOpenWork(db, { accountId, holderId: userId }, today)
  const loneCases = await findLoneCases(db, accountId, userId)
  const invitations = await findOpenInvitationsOf(db, accountId, userId)
  const pieces: HeldPiece[] = [
    ...work.map(({ kind, itemId, title, case: place, dueOn, isOverdue, state, shareViewed }) => ({
      kind,
      itemId,
      title,
      case: place,
      dueOn,
      isOverdue,
      standing: workStanding({ state, shareViewed }),
    })),
    ...loneCases.map((place) => ({
      ...timeless,
      kind: 'case' as const,
      itemId: place.caseId,
      title: place.name,
      case: place,
      standing: 'Nobody else is active on it',
    })),
    ...invitations.map(({ invitationId, email, expiresAt, state }) => {
      const isOver = state === 'expired' || expiresAt <= now
      const day = writeDate(localDate(expiresAt.toISOString(), calendar.timeZone), calendar.dateFormat)
      return {
        ...timeless,
        kind: 'invitation' as const,
        itemId: invitationId,
        title: email,
        case: null,
        standing: `${isOver ? 'Expired' : 'Expires'} ${day}`,
      }
    }),
  ]
  return inOrder(pieces)
}

/** How much of what somebody holds. */
export async function countHeldWork(
  db: Queryable,
  accountId: string,
  userId: string,
  now: Date,
): Promise<HeldWork> {
  const { timeZone } = await readCalendar(db, accountId)
  const work = await findOpenWork(db, { accountId, holderId: userId }, localDate(now.toISOString(), timeZone))
  const openTasks = work.filter(({ kind }) => kind === 'task').length
  return {
    openTasks,
    openReviews: work.length - openTasks,
    casesWithNobodyElse: await countLoneCases(db, accountId, userId),
    ownInvitations: await countOpenInvitationsOf(db, accountId, userId),
    overdue: work.filter(({ isOverdue }) => isOverdue).length,
  }
}

const timeless = { dueOn: null, isOverdue: false }

function inOrder(pieces: readonly HeldPiece[]): HeldPiece[] {
  return pieces
    .map((piece) => ({ piece, key: sortKeyOf(piece) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ piece }) => piece)
}

/** What comes behind everything else. */
const LAST = '\uFFFF'

function sortKeyOf({ kind, itemId, case: place, dueOn, isOverdue, title }: HeldPiece): string {
  return [
    isOverdue ? '0' : '1',
    place === null ? LAST : numberOrder(place.number),
    dueOn ?? (kind === 'case' ? '' : LAST),
    kindsInOrder.indexOf(kind),
    title,
    itemId,
  ].join('\0')
}

async function readCalendar(db: Queryable, accountId: string) {
  const [account] = await db
    .select({ timeZone: accounts.timeZone, dateFormat: accounts.dateFormat })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  return account ?? { timeZone: 'UTC', dateFormat: 'spelled' as const }
}
