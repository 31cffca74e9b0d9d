import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type CaseStatus, caseStatus, type ImportVerdict } from '../../../shared/model/case.ts'
import { caseName, caseNumber } from '../../../shared/rules/cases.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import type { Tx } from '../../database/open.ts'
import { cases } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { keysOf } from './change.ts'

// A statement takes 65,535 parameters; a case has at most 13 of them.
const ROWS_AT_ONCE = 4000

type Cells = Parsed<'cases.import'>['rows'][number]

/** A row that can become a case. */
interface ReadRow {
  number: string
  name: string
  status: CaseStatus
}

/** Checks a list of cases, or imports it when it still stands as it was checked. */
export async function importCases(
  scope: WriteScope,
  { rows, dryRun, check }: Parsed<'cases.import'>,
): Promise<Output<'cases.import'>> {
  const { tx, actor } = scope
  const judged = await judgeRows(tx, actor.accountId, rows)
  const verdicts = judged.map(({ verdict }) => verdict)
  const answer = { rows: verdicts, ...countVerdicts(verdicts), check: sealOf(rows, verdicts) }
  if (dryRun) return answer
  if (check !== answer.check) throw new AppError('case.import-changed')
  await insertCases(
    scope,
    judged.flatMap(({ read }) => read ?? []),
  )
  return answer
}

async function judgeRows(tx: Tx, accountId: string, rows: readonly Cells[]) {
  const read = rows.map(readRow)
  const known = await findByNumber(
    tx,
    accountId,
    read.flatMap((row) => (typeof row === 'string' ? [] : [searchKey(row.number)])),
  )
  const firstRows = new Map<string, number>()
  return read.map((row, index): { verdict: ImportVerdict; read?: ReadRow } => {
    const place = index + 1
    const tell = (verdict: ImportVerdict['verdict'], reason: string | null) => ({
      row: place,
      verdict,
      reason,
    })
    if (typeof row === 'string') return { verdict: tell('blocked', row) }
    const key = searchKey(row.number)
    const first = firstRows.get(key)
    if (first !== undefined) return { verdict: tell('blocked', `Row ${first} has the same number.`) }
    firstRows.set(key, place)
    const there = known.get(key)
    if (!there) return { verdict: tell('create', null), read: row }
    if (there.name === row.name && there.status === row.status)
      return { verdict: tell('no-change', 'This case is in Roster already.') }
    return { verdict: tell('blocked', differenceFrom(there, row)) }
  })
}

/** A row's cells as a case, or what is wrong with them. */
function readRow(cells: Cells): ReadRow | string {
  const number = caseNumber.safeParse(cells.number)
  if (!number.success) return number.error.issues[0]?.message ?? 'This number cannot be used.'
  const name = caseName.safeParse(cells.name)
  if (!name.success) return name.error.issues[0]?.message ?? 'This name cannot be used.'
  const status = caseStatus.safeParse(cells.status.trim().toLowerCase() || 'open')
  if (!status.success) return 'The status is open or closed; empty means open.'
  return { number: number.data, name: name.data, status: status.data }
}

function differenceFrom(there: ReadRow, row: ReadRow): string {
  if (there.name !== row.name) return 'A case with this number is in Roster already, under another name.'
  return `This case is in Roster already, and it is ${there.status}.`
}

async function findByNumber(
  tx: Tx,
  accountId: string,
  keys: readonly string[],
): Promise<Map<string, ReadRow>> {
  const found = await tx
    .select({ key: cases.numberKey, number: cases.number, name: cases.name, status: cases.status })
    .from(cases)
    .where(
      and(eq(cases.accountId, accountId), sql`${cases.numberKey} = any(${sql.param([...keys])}::text[])`),
    )
  return new Map(found.map(({ key, ...row }) => [key, row]))
}

async function insertCases(scope: WriteScope, rows: readonly ReadRow[]): Promise<void> {
  const { tx, actor, now } = scope
  const { accountId, userId } = actor
  if (rows.length === 0) return
  const made = rows.map(({ number, name, status }) => ({
    accountId,
    caseId: uuid7(),
    number,
    name,
    ...keysOf({ number, name }),
    status,
    openedAt: now,
    closedAt: status === 'closed' ? now : null,
    createdBy: userId,
  }))
  for (let from = 0; from < made.length; from += ROWS_AT_ONCE)
    await tx.insert(cases).values(made.slice(from, from + ROWS_AT_ONCE))
  await recordActivity(tx, accountId, now, {
    kind: 'cases.imported',
    actor,
    subject: { id: null, name: rows.length === 1 ? 'one case' : `${rows.length} cases` },
    facts: { count: rows.length },
  })
  await announce(tx, accountId, 'cases.changed', {})
}

function countVerdicts(verdicts: readonly ImportVerdict[]) {
  const count = (wanted: ImportVerdict['verdict']) =>
    verdicts.filter(({ verdict }) => verdict === wanted).length
  return { create: count('create'), noChange: count('no-change'), blocked: count('blocked') }
}

function sealOf(rows: readonly Cells[], verdicts: readonly ImportVerdict[]): string {
  return createHash('sha256')
    .update(JSON.stringify([rows, verdicts]))
    .digest('base64url')
}
