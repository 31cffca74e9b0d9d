import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import { id } from '../../../shared/model/primitives.ts'
import { NAMED_CASES, type RosterRow } from '../../../shared/model/roster.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Db } from '../../database/open.ts'
import type { ReadScope } from '../../scope.ts'
import { requireUser } from '../users/one-user.ts'
import { readSearch } from '../users/search.ts'
import { readCasesOf, requireCase } from './cases-then.ts'
import { describeDay, type PastDay, requirePastDay } from './days.ts'
import { readNamesThen } from './names-then.ts'
import {
  numberPeopleThen,
  type PersonThen,
  type Place,
  type Roster,
  selectPeopleThen,
} from './people-then.ts'

const key = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)
const place = z.tuple([z.literal('roster'), key, id])

/** One page of the people at the end of a past day; one more is read to know whether another page follows. */
export async function listRoster(
  scope: ReadScope,
  { on, cursor, limit, ...filter }: Parsed<'roster.onDate'>,
): Promise<Output<'roster.onDate'>> {
  const after = cursor === undefined ? undefined : readPlace(cursor)
  const { day, roster } = await readRoster(scope, on, filter)
  const people = await selectPeopleThen(scope.db, roster, after, limit + 1)
  const page = people.slice(0, limit)
  const last = page.at(-1)
  return {
    day: describeDay(day),
    items: await describePeople(scope.db, day, page),
    next: last && people.length > limit ? writePlace(last) : null,
  }
}

/** The total of a day's list and the cursors by which it can be entered anywhere. */
export async function outlineRoster(
  scope: ReadScope,
  { on, ...filter }: Parsed<'roster.outline'>,
): Promise<Output<'roster.outline'>> {
  const { roster } = await readRoster(scope, on, filter)
  const rows = await numberPeopleThen(scope.db, roster, OUTLINE_STEP)
  const total = rows.at(-1)?.number ?? 0
  const entered = rows.filter(({ number }) => number % OUTLINE_STEP === 0 && number < total)
  return { total, starts: entered.map(writePlace) }
}

/** The cases that somebody was on at the end of a past day. */
export async function listCasesThen(
  scope: ReadScope,
  { on, userId, cursor, limit }: Parsed<'roster.cases'>,
): Promise<Output<'roster.cases'>> {
  const from = cursor === undefined ? 0 : readCursor(z.tuple([z.literal('cases'), z.int().min(0)]), cursor)[1]
  await requireUser(scope.db, scope.actor.accountId, userId)
  const day = await requirePastDay(scope, on)
  const found = await readCasesOf(scope.db, day, [userId], from + limit)
  const { cases, count } = found.get(userId) ?? { cases: [], count: 0 }
  return {
    items: cases.slice(from),
    total: count,
    next: from + limit < count ? writeCursor(['cases', from + limit]) : null,
  }
}

type Filter = Omit<Parsed<'roster.outline'>, 'on'>

/** The people of a filter on a past day. */
export async function readRoster(
  scope: ReadScope,
  on: string,
  { q, status, level, caseId }: Filter,
): Promise<{ day: PastDay; roster: Roster }> {
  const search = readSearch(q)
  if (caseId !== undefined) await requireCase(scope, caseId)
  const day = await requirePastDay(scope, on)
  const { accountId, to } = day
  const names = await readNamesThen(scope.db, day)
  return { day, roster: { accountId, to, names, search, status, level, caseId } }
}

/** People with the first of their cases. */
async function describePeople(db: Db, day: PastDay, people: readonly PersonThen[]): Promise<RosterRow[]> {
  const cases = await readCasesOf(
    db,
    day,
    people.map(({ user_id }) => user_id),
    NAMED_CASES,
  )
  return people.map(({ user_id: userId, name, email, level, status }) => ({
    userId,
    name,
    email,
    level,
    status,
    caseCount: cases.get(userId)?.count ?? 0,
    cases: cases.get(userId)?.cases ?? [],
  }))
}

/** The place just behind somebody, as text. */
export function writePlace({ name_key, user_id }: Pick<PersonThen, 'name_key' | 'user_id'>): string {
  return writeCursor(['roster', name_key, user_id])
}

/** Reads a place back; one that was made up, or made for another list, is refused. */
export function readPlace(cursor: string): Place {
  const [, nameKey, userId] = readCursor(place, cursor)
  return { nameKey, userId }
}
