import { localTime } from '../../../shared/billing/index.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import type { CaseThen, RosterChange, RosterChangeKind } from '../../../shared/model/roster.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { MOST_EXPORTED, makeCsvFile, requireOneFile, writeRows } from '../../csv.ts'
import { fileName } from '../../file-name.ts'
import type { ReadScope } from '../../scope.ts'
import { describeReader, readAccess } from './case-access.ts'
import { readCasesOf } from './cases-then.ts'
import { describeChanges, readDifference, selectChanges } from './difference.ts'
import { readRoster } from './on-date.ts'
import { numberPeopleThen, type Roster, selectPeopleThen } from './people-then.ts'

const ROWS_AT_ONCE = 2_000
const MOST_CASES_OF_ONE = 10_000

const statusNames: Record<UserStatus, string> = { active: 'Active', inactive: 'Inactive' }

/** The people of a filter at the end of a past day as a CSV file, each with all their cases. */
export async function exportRoster(
  scope: ReadScope,
  { on, ...filter }: Parsed<'roster.export'>,
): Promise<Output<'roster.export'>> {
  const { db } = scope
  const { day, roster } = await readRoster(scope, on, filter)
  const parts: string[] = []
  for await (const people of readParts(scope, roster)) {
    const ids = people.map(({ user_id }) => user_id)
    const cases = await readCasesOf(db, day, ids, MOST_CASES_OF_ONE)
    parts.push(
      writeRows(
        people.map(({ user_id, name, email, level, status }) => {
          const { count, cases: named } = cases.get(user_id) ?? { count: 0, cases: [] }
          const numbers = named.map(({ number }) => number).join('; ')
          return [day.on, name, email, levelFacts[level].name, statusNames[status], count, numbers]
        }),
      ),
    )
  }
  const columns = ['Day', 'Name', 'E-mail', 'Permission level', 'Status', 'Cases', 'Case numbers']
  return makeCsvFile(fileName(`Users on ${on} - ${day.firmName}`, 'csv'), columns, parts)
}

/** Everybody who could open a case on a past day as a CSV file: a line for each stretch of time. */
export async function exportCaseAccess(
  scope: ReadScope,
  { on, caseId }: Parsed<'roster.exportCaseAccess'>,
): Promise<Output<'roster.exportCaseAccess'>> {
  const access = await readAccess(scope, on, caseId)
  const { day } = access
  const { number } = access.named
  const parts: string[] = []
  for await (const people of readParts(scope, access.readers)) {
    parts.push(
      writeRows(
        people.flatMap((person) => {
          const { name, email, wholeDay, periods } = describeReader(access, person)
          return periods.map(({ from, to, level, because }) => [
            name,
            email,
            levelFacts[level].name,
            because === 'level' ? 'Sees all cases' : 'On the case',
            wholeDay ? 'Yes' : 'No',
            localTime(from, day.timeZone),
            localTime(to, day.timeZone),
          ])
        }),
      ),
    )
  }
  const columns = ['Name', 'E-mail', 'Permission level', 'Why', 'The whole day', 'From', 'Until']
  const title = `Who could open ${number} on ${on} - ${day.firmName}`
  return makeCsvFile(fileName(title, 'csv'), columns, parts)
}

/** What is different between the ends of two days as a CSV file. */
export async function exportDifference(
  scope: ReadScope,
  asked: Parsed<'roster.exportDifference'>,
): Promise<Output<'roster.exportDifference'>> {
  const { db } = scope
  const difference = await readDifference(scope, asked)
  const rows = await selectChanges(db, difference, undefined, MOST_EXPORTED + 1)
  requireOneFile(rows.length)
  const changes = await describeChanges(db, difference, rows)
  const columns = ['Name', 'E-mail', 'What changed', 'Level before', 'Level', 'Status', 'Case', 'Case name']
  const title = `Changes from ${asked.from} to ${asked.to} - ${difference.to.firmName}`
  return makeCsvFile(fileName(title, 'csv'), columns, [writeRows(changes.map(cellsOf))])
}

const kindNames: Record<RosterChangeKind, string> = {
  joined: 'Joined the firm',
  deactivated: 'Deactivated',
  reactivated: 'Reactivated',
  'level-changed': 'Permission level',
  'joined-case': 'Joined a case',
  'left-case': 'Left a case',
}

function cellsOf({ name, email, kind, levelBefore, level, status, case: named }: RosterChange): string[] {
  const { number, name: caseName }: Pick<CaseThen, 'number' | 'name'> = named ?? { number: '', name: '' }
  const before = levelBefore === null ? '' : levelFacts[levelBefore].name
  return [name, email, kindNames[kind], before, levelFacts[level].name, statusNames[status], number, caseName]
}

/** All people of a roster, in parts. */
async function* readParts({ db }: ReadScope, roster: Roster) {
  requireOneFile((await numberPeopleThen(db, roster, OUTLINE_STEP)).at(-1)?.number ?? 0)
  let after: { nameKey: string; userId: string } | undefined
  do {
    const people = await selectPeopleThen(db, roster, after, ROWS_AT_ONCE)
    yield people
    const last = people.length === ROWS_AT_ONCE ? people.at(-1) : undefined
    after = last && { nameKey: last.name_key, userId: last.user_id }
  } while (after)
}
