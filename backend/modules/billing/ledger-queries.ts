import { and, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Db } from '../../database/open.ts'
import { prepareOnce } from '../../database/prepare-once.ts'
import { ledgerLines } from '../../database/tables/index.ts'
import { type LedgerFilter, type LedgerOrder, type LedgerPosition, orderOf } from './ledger-filter.ts'
import { type NamedLine, nameLines, rowColumns } from './ledger-rows.ts'

// Pages are read in these sizes, so that there are few statements to prepare; each is a page and the line behind it.
const USUAL_PAGE = 101
const LARGEST_PAGE = 201

const FIRST_DAY = '-infinity'
const LAST_DAY = 'infinity'
const BEYOND_LINES = Number.MAX_SAFE_INTEGER

/** The first `count` lines of a filter after a position, newest first. */
export async function selectLines(
  db: Db,
  accountId: string,
  filter: LedgerFilter,
  after: LedgerPosition | undefined,
  count: number,
): Promise<NamedLine[]> {
  const size = count <= USUAL_PAGE ? USUAL_PAGE : LARGEST_PAGE
  const order = orderOf(filter)
  const name = `ledger ${order} ${filter.userId ? 'user' : 'all'} ${filter.kinds.length} ${size}`
  const page = prepareOnce(db, name, (kept) => buildPage(db, filter, order, size).prepare(kept))
  // A position always comes before the end of the chosen days, unless it was made for others.
  const end = { onDate: filter.to ?? LAST_DAY, lineNumber: BEYOND_LINES }
  const before = order === 'day' && after && after.onDate <= end.onDate ? after : end
  const rows = await page.execute({
    accountId,
    userId: filter.userId ?? null,
    from: filter.from ?? FIRST_DAY,
    to: filter.to ?? LAST_DAY,
    beforeDay: before.onDate,
    beforeLine: order === 'number' ? (after?.lineNumber ?? BEYOND_LINES) : before.lineNumber,
    ...Object.fromEntries(filter.kinds.map((kind, index) => [`kind${index}`, kind])),
  })
  return rows.slice(0, count)
}

function buildPage(db: Db, filter: LedgerFilter, order: LedgerOrder, size: number) {
  if (order === 'number')
    return nameLines(db, byNumber(db, filter, size).as('page')).orderBy(sql`page.line_number desc`)
  const page = byDay(db, filter.kinds.length, size).as('page')
  return nameLines(db, page).orderBy(sql`page.on_date desc, page.line_number desc`)
}

/** Lines of everybody, or of one user, who has few enough to look at each for the rest of the filter. */
function byNumber(db: Db, { userId, kinds }: LedgerFilter, size: number) {
  const ofUser = and(
    eq(ledgerLines.userId, sql.placeholder('userId')),
    gte(ledgerLines.onDate, sql.placeholder('from')),
    lte(ledgerLines.onDate, sql.placeholder('to')),
    kinds.length > 0
      ? inArray(
          ledgerLines.kind,
          kinds.map((_, index) => sql.placeholder(`kind${index}`)),
        )
      : undefined,
  )
  return db
    .select(rowColumns)
    .from(ledgerLines)
    .where(
      and(
        eq(ledgerLines.accountId, sql.placeholder('accountId')),
        userId === undefined ? undefined : ofUser,
        lt(ledgerLines.lineNumber, sql.placeholder('beforeLine')),
      ),
    )
    .orderBy(sql`${desc(ledgerLines.lineNumber)} ${limitTo(size)}`)
}

/** Lines of chosen days, of any kind or of each chosen kind by itself: then each part is one stretch of an index. */
function byDay(db: Db, kinds: number, size: number) {
  const part = (kind: SQL | undefined) =>
    db
      .select(rowColumns)
      .from(ledgerLines)
      .where(
        and(
          eq(ledgerLines.accountId, sql.placeholder('accountId')),
          kind,
          gte(ledgerLines.onDate, sql.placeholder('from')),
          sql`(${ledgerLines.onDate}, ${ledgerLines.lineNumber}) < (${sql.placeholder('beforeDay')}::date, ${sql.placeholder('beforeLine')}::bigint)`,
        ),
      )
      .orderBy(sql`${desc(ledgerLines.onDate)}, ${desc(ledgerLines.lineNumber)} ${limitTo(size)}`)
  const parts = Array.from({ length: kinds }, (_, index) =>
    part(eq(ledgerLines.kind, sql.placeholder(`kind${index}`))),
  )
  const [first, second, ...others] = parts
  if (!first) return part(undefined)
  if (!second) return first
  return unionAll(first, second, ...others).orderBy(sql`on_date desc, line_number desc ${limitTo(size)}`)
}

function limitTo(size: number): SQL {
  // The number stands in the statement itself: as a parameter it would be planned anew for every page.
  return sql.raw(`limit ${size}`)
}
