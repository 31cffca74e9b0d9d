import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openRaceOffice, RACE_TIMEOUT, type RaceOffice, ROUNDS } from '../../../support/race-office.ts'

let office: RaceOffice

beforeAll(async () => {
  office = await openRaceOffice(ROUNDS * 4)
})
afterAll(() => office.stop())
afterEach(() => office.expectOrder())

const next = () => office.people.pop() ?? ''

it('books a double click once and answers it twice', { timeout: RACE_TIMEOUT }, async () => {
  const { ada, quote, confirm, bookedFor } = office
  for (let round = 0; round < ROUNDS; round += 1) {
    const shown = await quote(ada, { act: 'deactivate', userIds: [next()] })
    const key = crypto.randomUUID()
    expect(await Promise.all([confirm(ada, shown, key), confirm(ada, shown, key)])).toEqual([
      'booked',
      'booked',
    ])
    expect(await bookedFor(shown)).toEqual({ bookings: 1, cents: shown.totals.totalCents })
  }
})

it('books one quote that two keys confirm once, and says so to the other', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, quote, confirm, bookedFor } = office
  for (let round = 0; round < ROUNDS; round += 1) {
    const shown = await quote(ada, { act: 'deactivate', userIds: [next()] })
    const outcomes = await Promise.all([confirm(ada, shown), confirm(ada, shown)])
    expect(outcomes.sort()).toEqual(['booked', 'quote.used'])
    expect(await bookedFor(shown)).toEqual({ bookings: 1, cents: shown.totals.totalCents })
  }
})
