import { describe, expect, it, vi } from 'vitest'
import {
  addDays,
  boundary,
  type CreditMovement,
  creditBalanceCents,
  daysOf,
  type PriceEvent,
  replayCredit,
  seatLine,
  settleCharge,
  settleInvoice,
  unusedOwnCents,
} from '../../../shared/billing/index.ts'
import { fc } from '../../support/properties.ts'
import { add, localDates, prices, runs } from './histories.ts'

// Hundreds of simulated years take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const granted = (seatId: string, cents: number, cycleId = 'may'): CreditMovement => ({
  kind: 'granted',
  seatId,
  cycleId,
  cents,
})
const reversed = (seatId: string, cents: number, cycleId = 'may'): CreditMovement => ({
  kind: 'reversed',
  seatId,
  cycleId,
  cents,
})
const used = (cents: number): CreditMovement => ({ kind: 'used', cents })
const part = (seatId: string, unusedCents: number, cycleId = 'may') => ({ seatId, cycleId, unusedCents })

describe('unused credit', () => {
  it.each([
    ['is used oldest first', [granted('ana', 500), granted('ben', 300), used(600)], [part('ben', 200)]],
    [
      'of another seat is not reversed',
      [granted('ana', 500), granted('ben', 300), reversed('ben', 300)],
      [part('ana', 500)],
    ],
    [
      'of another cycle is not reversed',
      [granted('ana', 500, 'april'), granted('ana', 300), reversed('ana', 200)],
      [part('ana', 500, 'april'), part('ana', 100)],
    ],
    [
      'granted again after a reversal is the newest',
      [granted('ana', 500), granted('ben', 300), reversed('ana', 500), granted('ana', 400), used(500)],
      [part('ana', 200)],
    ],
    ['of nothing is nothing', [granted('ana', 0), used(0)], []],
  ])('%s', (_, movements, expected) => {
    expect(replayCredit(movements)).toEqual(expected)
  })

  it('that an invoice has used cannot be reversed', () => {
    const parts = replayCredit([granted('ana', 500), granted('ben', 300), used(400)])
    expect(unusedOwnCents(parts, { seatId: 'ana', cycleId: 'may' })).toBe(100)
    expect(() =>
      replayCredit([granted('ana', 500), granted('ben', 300), used(400), reversed('ana', 101)]),
    ).toThrow(expect.objectContaining({ problem: 'credit.exceeded' }))
  })

  it('is never used beyond the balance', () => {
    expect(() => replayCredit([granted('ana', 500), used(501)])).toThrow(
      expect.objectContaining({ problem: 'credit.exceeded' }),
    )
  })
})

describe('a charge in the middle of a cycle', () => {
  it.each([
    { name: 'is due where there is no credit', line: 1161, own: 0, balance: 0, expected: [0, 1161, 0] },
    { name: 'leaves other credit alone', line: 1161, own: 0, balance: 5000, expected: [0, 1161, 5000] },
    {
      name: 'takes own credit back first',
      line: 1161,
      own: 1000,
      balance: 5000,
      expected: [1000, 161, 4000],
    },
    {
      name: 'takes back no more than it needs',
      line: 1161,
      own: 1645,
      balance: 1645,
      expected: [1161, 0, 484],
    },
    { name: 'of the same day takes back all', line: 1645, own: 1645, balance: 1645, expected: [1645, 0, 0] },
  ])('$name', ({ line, own, balance, expected }) => {
    const settled = settleCharge({
      lineCents: line,
      ownUnusedCreditCents: own,
      creditBalanceCents: balance,
    })
    expect(Object.values(settled)).toEqual(expected)
  })

  it('keeps every cent: reversed and due are the charge, and the balance falls by what is reversed', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (lineCents, own, other) => {
        const settled = settleCharge({
          lineCents,
          ownUnusedCreditCents: own,
          creditBalanceCents: own + other,
        })
        expect(settled.reversedCents + settled.dueNowCents).toBe(lineCents)
        expect(settled.creditAfterCents).toBe(own + other - settled.reversedCents)
        expect(settled.creditAfterCents).toBeGreaterThanOrEqual(other)
        expect(settled.dueNowCents).toBeGreaterThanOrEqual(0)
        expect(settled.dueNowCents === 0 || settled.reversedCents === own).toBe(true)
      }),
      runs,
    )
  })
})

describe('an invoice', () => {
  it.each([
    { renewals: 9000, charges: 0, credit: 1645, expected: [9000, 1645, 7355, 0] },
    { renewals: 3000, charges: 1161, credit: 0, expected: [4161, 0, 4161, 0] },
    { renewals: 0, charges: 0, credit: 500, expected: [0, 0, 0, 500] },
    { renewals: 3000, charges: 0, credit: 3000, expected: [3000, 3000, 0, 0] },
  ])('of $renewals and $charges with $credit of credit', ({ renewals, charges, credit, expected }) => {
    const settled = settleInvoice({ renewalsCents: renewals, chargesCents: charges, creditCents: credit })
    expect(Object.values(settled)).toEqual(expected)
  })

  it('is never below zero and loses no cent', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (renewalsCents, chargesCents, creditCents) => {
        const settled = settleInvoice({ renewalsCents, chargesCents, creditCents })
        expect(settled.totalCents).toBe(renewalsCents + chargesCents)
        expect(settled.creditUsedCents + settled.dueCents).toBe(settled.totalCents)
        expect(settled.creditUsedCents + settled.carriedOverCents).toBe(creditCents)
        expect(settled.dueCents === 0 || settled.carriedOverCents === 0).toBe(true)
        expect(Math.min(settled.dueCents, settled.carriedOverCents)).toBeGreaterThanOrEqual(0)
      }),
      runs,
    )
  })
})

interface Change {
  seat: number
  offset: number
  paid: boolean
}

/** Runs an account through its cycles: renewal and invoice at each boundary, then the changes of the cycle. */
function liveThrough(anchor: string, price: number, months: readonly (readonly Change[])[]) {
  const movements: CreditMovement[] = []
  const lines: number[] = []
  const dues: number[] = []
  const paid = new Map<number, boolean>()

  months.forEach((changes, k) => {
    const cycle = { start: boundary(anchor, 'month', k), end: boundary(anchor, 'month', k + 1) }
    const cycleId = String(k)
    const histories = new Map<number, PriceEvent[]>()
    const booked = new Map<number, number>()
    const book = (seat: number, event: PriceEvent): number => {
      const events = [...(histories.get(seat) ?? [{ on: cycle.start, priceCents: 0 }]), event]
      const before = booked.get(seat) ?? 0
      const { lineCents } = seatLine({ cycle, events, alreadyBookedCents: before })
      histories.set(seat, events)
      booked.set(seat, before + lineCents)
      lines.push(lineCents)
      return lineCents
    }

    let renewalsCents = 0
    for (const [seat, isPaid] of paid) {
      if (!isPaid) continue
      histories.set(seat, [{ on: cycle.start, priceCents: price }])
      booked.set(seat, price)
      lines.push(price)
      renewalsCents += price
    }
    const creditCents = creditBalanceCents(replayCredit(movements))
    const invoice = settleInvoice({ renewalsCents, chargesCents: 0, creditCents })
    movements.push({ kind: 'used', cents: invoice.creditUsedCents })
    dues.push(invoice.dueCents)
    expect(creditBalanceCents(replayCredit(movements))).toBe(invoice.carriedOverCents)

    const days = daysOf(cycle)
    const inOrder = changes.map((change) => ({ ...change, offset: change.offset % days }))
    inOrder.sort((one, other) => one.offset - other.offset)
    for (const { seat, offset, paid: isPaid } of inOrder) {
      const seatId = String(seat)
      const line = book(seat, { on: addDays(cycle.start, offset), priceCents: isPaid ? price : 0 })
      paid.set(seat, isPaid)
      if (line < 0) movements.push({ kind: 'granted', seatId, cycleId, cents: -line })
      if (line <= 0) continue
      const parts = replayCredit(movements)
      const settled = settleCharge({
        lineCents: line,
        ownUnusedCreditCents: unusedOwnCents(parts, { seatId, cycleId }),
        creditBalanceCents: creditBalanceCents(parts),
      })
      movements.push({ kind: 'reversed', seatId, cycleId, cents: settled.reversedCents })
      dues.push(settled.dueNowCents)
      expect(creditBalanceCents(replayCredit(movements))).toBe(settled.creditAfterCents)
    }
  })
  return { lines, dues, credit: creditBalanceCents(replayCredit(movements)) }
}

describe('an account over three years of random changes', () => {
  const change = fc.record({ seat: fc.nat(4), offset: fc.nat(30), paid: fc.boolean() })
  const threeYears = fc.array(fc.array(change, { maxLength: 8 }), {
    minLength: 36,
    maxLength: 36,
    size: 'max',
  })

  it('pays and keeps exactly what its lines come to, and never less than nothing', () => {
    let dueInAll = 0
    fc.assert(
      fc.property(localDates, prices, threeYears, (anchor, price, years) => {
        const { lines, dues, credit } = liveThrough(anchor, price, years)
        expect(add(dues) - credit).toBe(add(lines))
        expect(Math.min(credit, ...dues)).toBeGreaterThanOrEqual(0)
        dueInAll += add(dues)
      }),
      { numRuns: 300 },
    )
    expect(dueInAll).toBeGreaterThan(0)
  })
})
