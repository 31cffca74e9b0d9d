import { type SQL, sql } from 'drizzle-orm'
import { levelFacts, levels } from '../../../shared/rules/levels.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { readLedgerEnd } from './balances.ts'
import type { Cycle } from './cycle-dates.ts'

const paidLevels = sql.join(
  levels.filter((level) => levelFacts[level].isPaidSeat).map((level) => sql`${level}`),
  sql`, `,
)

/** Whether a row with `level` and `status` is an active user at a paid level. */
export const isPaid: SQL = sql`status = 'active' and level in (${paidLevels})`

/** The newest change of every seat of an account, as rows of `seat_changes`. */
export function newestChanges(accountId: string): SQL {
  return sql`(
    select distinct on (user_id) * from seat_changes
    where account_id = ${accountId}::uuid order by user_id, seat_version desc
  ) as newest`
}

/** How many rows a `from` clause with its conditions has. */
export async function countRows(db: Queryable, from: SQL): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from ${from}`)
  return rows[0]?.count ?? 0
}

/** What the lines of many seats have in common: the same days at the same price. */
export interface EqualLines {
  kind: 'renewal' | 'joined' | 'plan-changed'
  onDate: string
  sumBefore: number
  sumAfter: number
  billedBeforeCents: number
  billedAfterCents: number
  ruleVersion: number
}

/**
 * Adds one line for each seat of a statement that answers `user_id` and `seat_version`, numbered on from the newest
 * line, within the database: an account may have a hundred thousand seats.
 */
export async function insertEqualLines(
  tx: Tx,
  { accountId, cycleNumber, days }: Cycle,
  booking: { transactionId: string; at: Date },
  lines: EqualLines,
  seats: SQL,
): Promise<{ first: number; count: number }> {
  const end = await readLedgerEnd(tx, accountId)
  const amountCents = lines.billedAfterCents - lines.billedBeforeCents
  const creditCents = Math.max(-amountCents, 0)
  const { rowCount } = await tx.execute(sql`
    insert into ledger_lines (
      account_id, line_number, transaction_id, kind, at, on_date, cycle_number, user_id, seat_version, amount_cents,
      credit_balance_cents, sum_before, sum_after, days, billed_before_cents, billed_after_cents, rule_version
    )
    select ${accountId}::uuid, ${end.lineNumber}::bigint + place, ${booking.transactionId}::uuid, ${lines.kind},
      ${booking.at.toISOString()}::timestamptz, ${lines.onDate}::date, ${cycleNumber}::int, user_id, seat_version,
      ${amountCents}::bigint, ${end.creditBalanceCents}::bigint + place * ${creditCents}::bigint,
      ${lines.sumBefore}::bigint, ${lines.sumAfter}::bigint, ${days}::int, ${lines.billedBeforeCents}::bigint,
      ${lines.billedAfterCents}::bigint, ${lines.ruleVersion}::int
    from (
      select user_id, seat_version, row_number() over (order by user_id) as place from (${seats}) as seat
    ) as placed`)
  return { first: end.lineNumber + 1, count: rowCount ?? 0 }
}
