import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { addDays, startOfLocalDay } from '../../../shared/billing/index.ts'
import type { Parsed } from '../../../shared/contract/index.ts'
import { instant } from '../../../shared/model/primitives.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts, invitations } from '../../database/tables/index.ts'
import { requireUser } from '../users/one-user.ts'
import { patternOf, type Search } from '../users/search.ts'
import { nounsOf } from './topics.ts'

/** Which events of an account. */
export interface ActivityFilter {
  accountId: string
  /** Somebody, and what is theirs among the subjects of events: they themselves, and the invitation they accepted. */
  person: { userId: string; subjectIds: readonly string[] } | undefined
  /** Undefined where any will do. */
  nouns: readonly string[] | undefined
  /** The first instant. */
  from: string
  /** The place before which events lie: newer ones, or those of later days, are not meant. */
  before: Position
  search: Search | undefined
}

/** A place among the events: they are ordered by time, and by number where the time is the same. */
export interface Position {
  at: string
  number: number
}

type Typed = Parsed<'activity.export'>

const EVERYTHING = { from: '-infinity', before: { at: 'infinity', number: 0 } }

// What a search compares with has at most so many characters.
const MOST_SEARCHED = 160

/** Reads the filter of a request; days are those of the account. */
export async function readFilter(db: Queryable, accountId: string, typed: Typed): Promise<ActivityFilter> {
  const { q, topic, userId, from, to } = typed
  const isDated = from !== undefined || to !== undefined
  const zone = isDated ? (await requireAccount(db, accountId)).timeZone : ''
  return {
    accountId,
    person: userId === undefined ? undefined : await readPerson(db, accountId, userId),
    nouns: nounsOf(topic),
    from: from === undefined ? EVERYTHING.from : startOfLocalDay(from, zone),
    // Numbers begin with 1, so nothing of the day after lies before its first instant and 0.
    before: to === undefined ? EVERYTHING.before : { at: startOfLocalDay(addDays(to, 1), zone), number: 0 },
    search: readWords(q),
  }
}

/** Name and time zone of the account. */
export async function requireAccount(db: Queryable, accountId: string) {
  const [account] = await db
    .select({ firmName: accounts.firmName, timeZone: accounts.timeZone })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  if (!account) throw new Error('An account that acts is not there.')
  return account
}

async function readPerson(db: Queryable, accountId: string, userId: string) {
  await requireUser(db, accountId, userId)
  const accepted = await db
    .select({ invitationId: invitations.invitationId })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.userId, userId)))
  return { userId, subjectIds: [userId, ...accepted.map(({ invitationId }) => invitationId)] }
}

/** The database makes letters small itself, as it did with the events: languages do not agree on that. */
function readWords(typed: string | undefined): Search | undefined {
  const words = (typed ?? '').normalize('NFKC').trim()
  return patternOf([...words].slice(0, MOST_SEARCHED).join(''))
}

const place = z.tuple([z.literal('activity'), instant, z.int().min(1)])

/** The place of an event as text for the caller to hand back. */
export function encodePosition({ at, number }: Position): string {
  return writeCursor(['activity', at, number])
}

/** The rest of a filter behind a place; one that was made up is refused. */
export function continueAfter(filter: ActivityFilter, cursor: string): ActivityFilter {
  const [, at, number] = readCursor(place, cursor)
  const { before } = filter
  // A place lies before the end of the chosen days, unless it was made for others.
  const isWithin = before.at === EVERYTHING.before.at || Date.parse(at) < Date.parse(before.at)
  return isWithin ? { ...filter, before: { at, number } } : filter
}
