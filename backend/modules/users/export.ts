import { eq } from 'drizzle-orm'
import { localDate } from '../../../shared/billing/calendar.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import type { UserSort } from '../../../shared/model/user.ts'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { userColumnNames } from '../../../shared/rules/user-columns.ts'
import { type CsvCell, makeCsvFile, requireOneFile, writeRows } from '../../csv.ts'
import { accounts } from '../../database/tables/index.ts'
import { fileName } from '../../file-name.ts'
import type { ReadScope } from '../../scope.ts'
import type { Position } from './cursor.ts'
import { outline, readListing, readPage } from './list.ts'
import type { ListedUser } from './listing.ts'
import { positionOf } from './sort-orders.ts'

/** The users of a filter as a CSV file, in its order; refuses what is too long for one file. */
export async function exportUsers(
  { db, actor }: ReadScope,
  input: Parsed<'users.export'>,
): Promise<Output<'users.export'>> {
  const { accountId } = actor
  const listing = readListing(accountId, input)
  requireOneFile((await outline(db, listing)).total)
  const [account] = await db
    .select({ firmName: accounts.firmName, timeZone: accounts.timeZone })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  const { firmName = '', timeZone = 'UTC' } = account ?? {}
  const parts: string[] = []
  let after: Position | undefined
  do {
    const rows = await readPage(db, listing, after, OUTLINE_STEP)
    parts.push(writeRows(rows.map((user) => input.columns.map((column) => cellOf[column](user, timeZone)))))
    const last = rows.length === OUTLINE_STEP ? rows.at(-1) : undefined
    after = last && positionOf(listing.sort, last)
  } while (after)
  const columns = input.columns.map((column) => userColumnNames[column])
  return makeCsvFile(fileName(`Users - ${firmName}`, 'csv'), columns, parts)
}

const cellOf: Record<UserSort, (user: ListedUser, timeZone: string) => CsvCell> = {
  name: ({ name }) => name,
  email: ({ email }) => email,
  level: ({ level }) => levelFacts[level].name,
  status: ({ status }) => (status === 'active' ? 'Active' : 'Inactive'),
  cases: ({ caseCount }) => caseCount,
  openWork: ({ openWork }) => openWork,
  lastActive: ({ lastActiveAt }, timeZone) => localDate(lastActiveAt.toISOString(), timeZone),
  joined: ({ joinedAt }, timeZone) => localDate(joinedAt.toISOString(), timeZone),
}
