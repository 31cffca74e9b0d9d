import { sql } from 'drizzle-orm'
import type { PriceEvent } from '../../../shared/billing/index.ts'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import {
  type RecordedChange,
  type ReplayedCycle,
  replaySeat,
  type SeatLineFacts,
  type SumDays,
  sumOfCycle,
} from './replay-seat.ts'

// A hundred thousand seats are looked at without holding more than these and their lines.
const SEATS_AT_ONCE = 500
const KNOWN_SUMS = 5000
// Whoever repairs an account does not read more of them.
const TOLD_PLACES = 1000

type BookedLine = SeatLineFacts & { lineNumber: number }

interface Seat {
  changes: RecordedChange[]
  lines: BookedLine[]
}

/** Where the lines of an account's seats are not what their changes amount to by the rules, in words. */
export async function findWrongSeatLines(db: Queryable, accountId: string): Promise<string[]> {
  const cycles = await listCycles(db, accountId)
  const sumDays = rememberSums()
  const wrong: string[] = []
  for await (const seats of eachSeats(db, accountId))
    for (const [userId, { changes, lines }] of seats) {
      wrong.push(...compare(userId, replaySeat(cycles, changes, sumDays), lines))
      if (wrong.length >= TOLD_PLACES) return wrong
    }
  return wrong
}

function compare(userId: string, due: readonly SeatLineFacts[], booked: readonly BookedLine[]): string[] {
  const wrong: string[] = []
  const left = new Map<string, BookedLine>()
  for (const line of booked) {
    const key = keyOf(line)
    if (left.has(key)) wrong.push(`line ${line.lineNumber} of user ${userId} is there twice`)
    left.set(key, line)
  }
  let lastNumber = 0
  for (const line of due) {
    const found = left.get(keyOf(line))
    left.delete(keyOf(line))
    if (!found) {
      wrong.push(
        `user ${userId} has no line "${line.kind}" of ${line.amountCents} in cycle ${line.cycleNumber}`,
      )
      continue
    }
    const { lineNumber, ...facts } = found
    const differences = Object.entries(line).filter(([name, value]) => Reflect.get(facts, name) !== value)
    if (differences.length > 0)
      wrong.push(
        `line ${lineNumber} of user ${userId}: ${differences
          .map(([name, value]) => `${name} is ${Reflect.get(facts, name)}, not ${value}`)
          .join('; ')}`,
      )
    if (lineNumber < lastNumber) wrong.push(`line ${lineNumber} of user ${userId} is out of order`)
    lastNumber = lineNumber
  }
  for (const line of left.values())
    wrong.push(
      `line ${line.lineNumber} of user ${userId} has no cause: "${line.kind}" of ${line.amountCents}`,
    )
  return wrong
}

function keyOf({ cycleNumber, kind, seatVersion }: SeatLineFacts): string {
  return `${cycleNumber} ${kind} ${seatVersion}`
}

/** Most seats of a cycle have the same few histories: their sums are computed once. */
function rememberSums(): SumDays {
  const known = new Map<string, number>()
  return (cycle, events, until) => {
    const key = `${cycle.cycleNumber} ${until} ${events.map(writeEvent).join(' ')}`
    const sum = known.get(key) ?? sumOfCycle(cycle, events, until)
    if (known.size >= KNOWN_SUMS) known.clear()
    known.set(key, sum)
    return sum
  }
}

function writeEvent({ on, priceCents }: PriceEvent): string {
  return `${on}:${priceCents}`
}

async function listCycles(db: Queryable, accountId: string): Promise<ReplayedCycle[]> {
  const { rows } = await db.execute<{
    cycle_number: number
    start_on: string
    end_on: string
    seat_price_cents: string
    replaced_on: string | null
  }>(sql`
    select c.cycle_number, c.start_on::text, c.end_on::text, c.seat_price_cents,
      case when next.start_on < c.end_on then next.start_on::text end as replaced_on
    from billing_cycles c
    left join billing_cycles next on next.account_id = c.account_id and next.cycle_number = c.cycle_number + 1
    where c.account_id = ${accountId}::uuid order by c.cycle_number`)
  return rows.map((row) => ({
    cycleNumber: row.cycle_number,
    startOn: row.start_on,
    endOn: row.end_on,
    seatPriceCents: Number(row.seat_price_cents),
    replacedOn: row.replaced_on,
  }))
}

async function* eachSeats(db: Queryable, accountId: string): AsyncGenerator<Map<string, Seat>> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await db.execute<{ user_id: string }>(sql`
      select user_id from users where account_id = ${accountId}::uuid and user_id > ${after}::uuid
      order by user_id limit ${SEATS_AT_ONCE}`)
    const last = rows.at(-1)
    if (!last) return
    const seats = new Map(rows.map(({ user_id }) => [user_id, { changes: [], lines: [] } as Seat]))
    const these = sql`account_id = ${accountId}::uuid and user_id > ${after}::uuid and user_id <= ${last.user_id}::uuid`
    for (const { userId, ...change } of await listChanges(db, these)) seats.get(userId)?.changes.push(change)
    for (const { userId, ...line } of await listLines(db, these)) seats.get(userId)?.lines.push(line)
    yield seats
    after = last.user_id
  }
}

async function listChanges(db: Queryable, these: ReturnType<typeof sql>) {
  const { rows } = await db.execute<{
    user_id: string
    seat_version: number
    cycle_number: number
    effective_on: string
    level: Level
    status: UserStatus
  }>(sql`
    select user_id, seat_version, cycle_number, effective_on::text, level, status
    from seat_changes where ${these} order by user_id, seat_version`)
  return rows.map((row) => ({
    userId: row.user_id,
    seatVersion: row.seat_version,
    cycleNumber: row.cycle_number,
    effectiveOn: row.effective_on,
    level: row.level,
    status: row.status,
  }))
}

async function listLines(db: Queryable, these: ReturnType<typeof sql>) {
  const { rows } = await db.execute<Record<string, string> & { kind: LedgerKind }>(sql`
    select user_id, line_number, kind, cycle_number, seat_version, on_date::text, amount_cents, sum_before, sum_after,
      days, billed_before_cents, billed_after_cents, reversed_cents, rule_version
    from ledger_lines where ${these} order by user_id, line_number`)
  return rows.map((row) => ({
    userId: row.user_id ?? '',
    lineNumber: Number(row.line_number),
    kind: row.kind,
    cycleNumber: Number(row.cycle_number),
    seatVersion: Number(row.seat_version),
    onDate: row.on_date ?? '',
    amountCents: Number(row.amount_cents),
    sumBefore: Number(row.sum_before),
    sumAfter: Number(row.sum_after),
    days: Number(row.days),
    billedBeforeCents: Number(row.billed_before_cents),
    billedAfterCents: Number(row.billed_after_cents),
    reversedCents: Number(row.reversed_cents),
    ruleVersion: Number(row.rule_version),
  }))
}
