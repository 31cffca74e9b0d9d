import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { Db } from '../../database/open.ts'
import { casePeople, cases, users } from '../../database/tables/index.ts'
import type { Position } from './cursor.ts'
import { type ListedUser, type Listing, type NumberedUser, rowColumns } from './listing.ts'
import { comesAfter, matchesFilter, orderBy, sortFields } from './sort-orders.ts'

// The few people of a case are looked up by their ids and looked at one by one: no index of all users is needed.

/** The first `count` users of a listing who are on a case, after a position. */
export async function selectUsersOnCase(
  db: Db,
  listing: Listing,
  caseId: string,
  after: Position | undefined,
  count: number,
): Promise<ListedUser[]> {
  await requireCase(db, listing.accountId, caseId)
  const { sort, direction } = listing
  const values = after ? [...after.values, after.userId] : []
  return db
    .select({ ...rowColumns, ...sortFields(sort) })
    .from(users)
    .where(and(isListed(listing, caseId), comesAfter(sort, direction, values)))
    .orderBy(orderBy(sort, direction))
    .limit(count)
}

/** Every `step`-th of them and the last one, each with its number. */
export async function numberUsersOnCase(
  db: Db,
  listing: Listing,
  caseId: string,
  step: number,
): Promise<NumberedUser[]> {
  await requireCase(db, listing.accountId, caseId)
  const order = orderBy(listing.sort, listing.direction)
  const numbered = db
    .select({
      ...sortFields(listing.sort),
      number: sql<number>`(row_number() over (order by ${order}))::int`.as('number'),
      total: sql<number>`(count(*) over ())::int`.as('total'),
    })
    .from(users)
    .where(isListed(listing, caseId))
    .as('numbered')
  const { number, total } = numbered
  return db
    .select()
    .from(numbered)
    .where(sql`${number} % ${step} = 0 or ${number} = ${total}`)
    .orderBy(asc(number))
}

function isListed({ accountId, filter, search }: Listing, caseId: string): SQL | undefined {
  return and(
    eq(users.accountId, accountId),
    sql`${users.userId} = any(array(
      select ${casePeople.userId} from ${casePeople}
      where ${casePeople.accountId} = ${accountId} and ${casePeople.caseId} = ${caseId}
    ))`,
    matchesFilter(filter),
    search === undefined ? undefined : sql`searched_text(${users.nameKey}, ${users.emailKey}) like ${search}`,
  )
}

async function requireCase(db: Db, accountId: string, caseId: string): Promise<void> {
  const [found] = await db
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(and(eq(cases.accountId, accountId), eq(cases.caseId, caseId)))
  if (!found) throw new AppError('case.not-found')
}
