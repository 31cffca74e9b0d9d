import { describe, expect, it } from 'vitest'
import {
  localDate,
  type PriceEvent,
  seatLine,
  seatPriceCents,
  settleCharge,
  settleInvoice,
} from '../../../shared/billing/index.ts'

const may = { start: '2025-05-01', end: '2025-06-01' }
const on = (date: string, priceCents = 3000): PriceEvent => ({ on: date, priceCents })
const off = (date: string): PriceEvent => ({ on: date, priceCents: 0 })

/** Books a seat's changes one after another; answers billed(after) and the line of each. */
function book(cycle: { start: string; end: string }, opening: PriceEvent, changes: readonly PriceEvent[]) {
  const first = seatLine({ cycle, events: [opening], alreadyBookedCents: 0 })
  let booked = first.lineCents
  const steps = changes.map((_, index) => {
    const events = [opening, ...changes.slice(0, index + 1)]
    const { billedCents, lineCents } = seatLine({ cycle, events, alreadyBookedCents: booked })
    booked += lineCents
    return { billedCents, lineCents }
  })
  return {
    renewal: first.lineCents,
    billed: steps.map((step) => step.billedCents),
    lines: steps.map((step) => step.lineCents),
  }
}

describe('the worked examples', () => {
  it.each([
    { name: 'renewal May 1', opening: on('2025-05-01'), changes: [], billed: [], lines: [] },
    {
      name: 'deactivate May 15',
      opening: on('2025-05-01'),
      changes: [off('2025-05-15')],
      billed: [1355],
      lines: [-1645],
    },
    {
      name: 'deactivate May 15, then reactivate May 20',
      opening: on('2025-05-01'),
      changes: [off('2025-05-15'), on('2025-05-20')],
      billed: [1355, 2516],
      lines: [-1645, 1161],
    },
    {
      name: 'deactivate, reactivate, deactivate, all on May 15',
      opening: on('2025-05-01'),
      changes: [off('2025-05-15'), on('2025-05-15'), off('2025-05-15')],
      billed: [1355, 3000, 1355],
      lines: [-1645, 1645, -1645],
    },
    {
      name: 'add May 15, deactivate the same day',
      opening: off('2025-05-01'),
      changes: [on('2025-05-15'), off('2025-05-15')],
      billed: [1645, 97],
      lines: [1645, -1548],
    },
    {
      name: 'guest to standard May 10, back May 20',
      opening: off('2025-05-01'),
      changes: [on('2025-05-10'), off('2025-05-20')],
      billed: [2129, 968],
      lines: [2129, -1161],
    },
    {
      name: 'deactivate on the last day',
      opening: on('2025-05-01'),
      changes: [off('2025-05-31')],
      billed: [2903],
      lines: [-97],
    },
    {
      name: 'deactivate May 1 after renewal',
      opening: on('2025-05-01'),
      changes: [off('2025-05-01')],
      billed: [0],
      lines: [-3000],
    },
    {
      name: 'cycle 2025-01-31 to 02-28 (28 days), deactivate Feb 14',
      cycle: { start: '2025-01-31', end: '2025-02-28' },
      opening: on('2025-01-31'),
      changes: [off('2025-02-14')],
      billed: [1500],
      lines: [-1500],
    },
    {
      name: 'cycle 2024-01-31 to 02-29 (29 days), deactivate Feb 14',
      cycle: { start: '2024-01-31', end: '2024-02-29' },
      opening: on('2024-01-31'),
      changes: [off('2024-02-14')],
      billed: [1448],
      lines: [-1552],
    },
    {
      name: 'annual 288.00, anchor 2024-02-29, deactivate 2024-09-05',
      cycle: { start: '2024-02-29', end: '2025-02-28' },
      opening: on('2024-02-29', 28_800),
      changes: [off('2024-09-05')],
      billed: [14_913],
      lines: [-13_887],
    },
    {
      name: '9.99 over 30 days, deactivate on day 16 (an exact half, in the favour of the customer)',
      cycle: { start: '2025-06-01', end: '2025-07-01' },
      opening: on('2025-06-01', 999),
      changes: [off('2025-06-16')],
      billed: [499],
      lines: [-500],
    },
    {
      name: 'New York, cycle March 2026, deactivate Mar 8 (a 23-hour day)',
      cycle: { start: '2026-03-01', end: '2026-04-01' },
      opening: on('2026-03-01'),
      changes: [off(localDate('2026-03-08T23:30:00-04:00', 'America/New_York'))],
      billed: [677],
      lines: [-2323],
    },
    {
      name: 'instant 2025-05-16T03:30Z, account in New York (it is still May 15 there)',
      opening: on('2025-05-01'),
      changes: [off(localDate('2025-05-16T03:30Z', 'America/New_York'))],
      billed: [1355],
      lines: [-1645],
    },
  ])('$name', ({ cycle = may, opening, changes, billed, lines }) => {
    expect(book(cycle, opening, changes)).toEqual({ renewal: opening.priceCents, billed, lines })
  })

  it('any hour of May 15 is the same amount', () => {
    for (const hour of ['00:00:00', '09:00:00', '23:59:59.999999999']) {
      const day = localDate(`2025-05-15T${hour}-04:00`, 'America/New_York')
      expect(book(may, on('2025-05-01'), [off(day)]).lines).toEqual([-1645])
    }
  })

  it('reactivating on May 20 leaves 0.00 due now and 4.84 of credit', () => {
    const settled = settleCharge({ lineCents: 1161, ownUnusedCreditCents: 1645, creditBalanceCents: 1645 })
    expect(settled).toEqual({ reversedCents: 1161, dueNowCents: 0, creditAfterCents: 484 })
  })

  it('one out and one in on May 15 come to 0.00', () => {
    const out = book(may, on('2025-05-01'), [off('2025-05-15')]).lines
    const into = book(may, off('2025-05-01'), [on('2025-05-15')]).lines
    expect([...out, ...into]).toEqual([-1645, 1645])
  })

  it('credit 50.00 on an invoice of 30.00 leaves 0.00 due and 20.00 carried over', () => {
    expect(settleInvoice({ renewalsCents: 3000, chargesCents: 0, creditCents: 5000 })).toEqual({
      totalCents: 3000,
      creditUsedCents: 3000,
      dueCents: 0,
      carriedOverCents: 2000,
    })
  })
})

describe('the price of a seat', () => {
  it.each([
    ['active', 'administrator', 3000],
    ['active', 'standard', 3000],
    ['active', 'limited', 3000],
    ['active', 'guest', 0],
    ['inactive', 'administrator', 0],
    ['inactive', 'guest', 0],
    [null, 'standard', 0],
  ] as const)('of somebody %s at level %s is %i cents', (status, level, cents) => {
    expect(seatPriceCents({ status, level }, 3000)).toBe(cents)
  })
})
