import { sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { AccessPeriod, CaseReader, CaseThen } from '../../../shared/model/roster.ts'
import { accessPeriods, fillsWholly, type Stretch } from '../../../shared/rules/access-periods.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { ReadScope } from '../../scope.ts'
import { type DayOfPerson, readDaysOfPeople } from './access-queries.ts'
import { nameCaseThen, requireCase } from './cases-then.ts'
import { describeDay, type PastDay, requirePastDay } from './days.ts'
import { readNamesThen } from './names-then.ts'
import { readPlace, writePlace } from './on-date.ts'
import { numberPeopleThen, type PersonThen, type Roster, selectPeopleThen } from './people-then.ts'

const LEVELS_THAT_SEE_ALL = levels.filter((level) => may(level, 'cases.readAll'))

/** Everybody who could open a case at any moment of a past day, one page by name. */
export async function listCaseAccess(
  scope: ReadScope,
  { on, caseId, cursor, limit }: Parsed<'roster.caseAccess'>,
): Promise<Output<'roster.caseAccess'>> {
  const after = cursor === undefined ? undefined : readPlace(cursor)
  const { db } = scope
  const access = await readAccess(scope, on, caseId)
  const people = await selectPeopleThen(db, access.readers, after, limit + 1)
  const page = people.slice(0, limit)
  const last = page.at(-1)
  return {
    day: describeDay(access.day),
    case: access.named,
    items: page.map((person) => describeReader(access, person)),
    total: (await numberPeopleThen(db, access.readers, limit)).at(-1)?.number ?? 0,
    next: last && people.length > limit ? writePlace(last) : null,
  }
}

/** Who could open a case on a day, ready to be read in pages. */
export interface CaseAccess {
  day: PastDay
  named: CaseThen
  readers: Roster
  /** From the day's first moment, or from when the case was opened, to the day's end. */
  stretch: Stretch
  /** The people for whom not only their level at the beginning matters. */
  periodsOf: ReadonlyMap<string, AccessPeriod[]>
}

/** Works out who could open a case on a day. */
export async function readAccess(scope: ReadScope, on: string, caseId: string): Promise<CaseAccess> {
  const { db } = scope
  const { openedAt } = await requireCase(scope, caseId)
  const day = await requirePastDay(scope, on)
  const named = await nameCaseThen(db, day, caseId)
  const from = Math.max(day.from.getTime(), openedAt.getTime())
  const stretch = { from, to: Math.max(from, day.to.getTime()) }
  const days = await readDaysOfPeople(db, day, caseId)
  const periodsOf = new Map([...days].map(([userId, one]) => [userId, periodsOn(stretch, one)]))
  const { accountId, to } = day
  return {
    day,
    named,
    stretch,
    periodsOf,
    readers: {
      accountId,
      to,
      names: await readNamesThen(db, day),
      where: couldOpen(stretch, periodsOf),
    },
  }
}

function periodsOn(stretch: Stretch, { seats, onCase }: DayOfPerson): AccessPeriod[] {
  return accessPeriods(stretch, seats, onCase)
}

/** Those whose periods are known and not empty; of the others, those whose level saw all cases when the day began. */
function couldOpen({ from, to }: Stretch, periodsOf: CaseAccess['periodsOf']) {
  if (to <= from) return sql`false`
  const known = [...periodsOf.keys()]
  const readers = known.filter((userId) => periodsOf.get(userId)?.length)
  return sql`(
    person.user_id = any(${sql.param(readers)}::uuid[])
    or (
      person.user_id <> all(${sql.param(known)}::uuid[])
      and seat.status = 'active' and seat.level = any(${sql.param(LEVELS_THAT_SEE_ALL)}::permission_level[])
    )
  )`
}

/** When somebody could open the case, and why. */
export function describeReader(access: CaseAccess, person: PersonThen): CaseReader {
  const { day, stretch, periodsOf } = access
  const { user_id: userId, name, email, level, status } = person
  // Whoever is not known here had the same level all day.
  const periods = periodsOf.get(userId) ?? accessPeriods(stretch, [{ at: stretch.from, level, status }], [])
  const wholeDay = fillsWholly({ from: day.from.getTime(), to: day.to.getTime() }, periods)
  return { userId, name, email, wholeDay, periods }
}
