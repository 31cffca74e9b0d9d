import { and, asc, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../shared/rules/ledger-kinds.ts'
import {
  type CsvCell,
  decimalAmount,
  MOST_EXPORTED,
  makeCsvFile,
  requireOneFile,
  writeRows,
} from '../../csv.ts'
import type { Db } from '../../database/open.ts'
import { accounts, ledgerLines } from '../../database/tables/index.ts'
import { fileName } from '../../file-name.ts'
import type { ReadScope } from '../../scope.ts'
import { type LedgerFilter, readFilter } from './ledger-filter.ts'
import { type NamedLine, nameLines, rowColumns } from './ledger-rows.ts'

const LINES_AT_ONCE = 5000

const columns = [
  'Line',
  'Date',
  'Booked at (UTC)',
  'Kind',
  'User',
  'Amount (USD)',
  'Credit balance (USD)',
  'Invoice',
]

/** The lines of a filter as a CSV file, oldest first; refuses what is too long for one file. */
export async function exportLedger(
  { db, actor }: ReadScope,
  input: Parsed<'ledger.export'>,
): Promise<Output<'ledger.export'>> {
  const { accountId } = actor
  const numbers = await selectNumbers(db, accountId, readFilter(input))
  requireOneFile(numbers.length)
  const parts: string[] = []
  for (let from = 0; from < numbers.length; from += LINES_AT_ONCE) {
    const lines = await selectNumbered(db, accountId, numbers.slice(from, from + LINES_AT_ONCE))
    parts.push(writeRows(lines.map(cellsOf)))
  }
  const [account] = await db
    .select({ firmName: accounts.firmName })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  return makeCsvFile(fileName(`Ledger - ${account?.firmName ?? ''}`, 'csv'), columns, parts)
}

/** The numbers first: a file of the longest length is then read in parts, and lines booked meanwhile are not in it. */
async function selectNumbers(db: Db, accountId: string, filter: LedgerFilter): Promise<number[]> {
  const { userId, kinds, from, to } = filter
  const found = await db
    .select({ lineNumber: ledgerLines.lineNumber })
    .from(ledgerLines)
    .where(
      and(
        eq(ledgerLines.accountId, accountId),
        userId === undefined ? undefined : eq(ledgerLines.userId, userId),
        kinds.length > 0 ? inArray(ledgerLines.kind, [...kinds]) : undefined,
        from === undefined ? undefined : gte(ledgerLines.onDate, from),
        to === undefined ? undefined : lte(ledgerLines.onDate, to),
      ),
    )
    .limit(MOST_EXPORTED + 1)
  return found.map(({ lineNumber }) => lineNumber).sort((a, b) => a - b)
}

function selectNumbered(db: Db, accountId: string, numbers: readonly number[]): Promise<NamedLine[]> {
  const page = db
    .select(rowColumns)
    .from(ledgerLines)
    .where(
      and(
        eq(ledgerLines.accountId, accountId),
        sql`${ledgerLines.lineNumber} = any(${sql.param([...numbers])}::bigint[])`,
      ),
    )
    .as('page')
  return nameLines(db, page).orderBy(asc(page.lineNumber))
}

function cellsOf(line: NamedLine): CsvCell[] {
  return [
    line.lineNumber,
    line.onDate,
    line.at.toISOString(),
    ledgerKindNames[line.kind as LedgerKind],
    line.userName ?? '',
    decimalAmount(line.amountCents),
    decimalAmount(line.creditBalanceCents),
    line.invoiceNumber ?? '',
  ]
}
