import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { whoIs } from '../../../support/people.ts'
import {
  openRaceOffice,
  openWindow,
  RACE_TIMEOUT,
  type RaceOffice,
  ROUNDS,
} from '../../../support/race-office.ts'

let office: RaceOffice

beforeAll(async () => {
  office = await openRaceOffice(ROUNDS * 4)
})
afterAll(() => office.stop())
afterEach(() => office.expectOrder())

const next = () => office.people.pop() ?? ''

it('lets one of two administrators deactivate a user; the other one’s preview is stale', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, bea, quote, confirm, bookedFor } = office
  for (let round = 0; round < ROUNDS; round += 1) {
    const userIds = [next()]
    const [hers, his] = await Promise.all([
      quote(ada, { act: 'deactivate', userIds }),
      quote(bea, { act: 'deactivate', userIds }),
    ])
    const outcomes = await Promise.all([confirm(ada, hers), confirm(bea, his)])
    expect(outcomes.toSorted()).toEqual([
      'booked',
      expect.stringMatching(/^quote\.stale|^user\.already-inactive/),
    ])
    const [won, lost] = outcomes[0] === 'booked' ? [hers, his] : [his, hers]
    expect(await bookedFor(won)).toEqual({ bookings: 1, cents: won.totals.totalCents })
    expect(await bookedFor(lost)).toEqual({ bookings: 0, cents: 0 })
  }
})

it('books a deactivation or a change of level, never both from the same state', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, bea, quote, confirm, bookedFor } = office
  for (let round = 0; round < ROUNDS; round += 1) {
    const userIds = [next()]
    const [ends, frees] = await Promise.all([
      quote(ada, { act: 'deactivate', userIds }),
      quote(bea, { act: 'changeLevel', userIds, level: 'guest' }),
    ])
    const outcomes = await Promise.all([confirm(bea, frees), confirm(ada, ends)])
    expect(outcomes.toSorted()).toEqual(['booked', 'quote.stale'])
    const lost = outcomes[0] === 'booked' ? ends : frees
    expect(await bookedFor(lost)).toEqual({ bookings: 0, cents: 0 })
  }
})

it('keeps an administrator when the last two deactivate themselves at once', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { backend, accountId, quote, confirm, rows } = office
  let windows = [
    { client: office.ada, who: await whoIs(office.ada) },
    { client: office.bea, who: await whoIs(office.bea) },
  ]
  await endOtherAdministrators(windows.map(({ who }) => who.userId))
  for (let round = 0; round < ROUNDS; round += 1) {
    const quotes = await Promise.all(
      windows.map(({ client, who }) => quote(client, { act: 'deactivate', userIds: [who.userId] })),
    )
    const outcomes = await Promise.all(
      windows.map(({ client }, index) => confirm(client, quotes[index] ?? fail())),
    )
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1)
    const left = windows[outcomes[0] === 'booked' ? 1 : 0] ?? fail()
    const gone = windows[outcomes[0] === 'booked' ? 0 : 1] ?? fail()
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(
      `select count(*)::int as count from users where account_id = $1 and level = 'administrator' and status = 'active'`,
      [accountId],
    )
    expect(count).toBe(1)
    const back = await quote(left.client, { act: 'reactivate', userIds: [gone.who.userId] })
    expect(await confirm(left.client, back)).toBe('booked')
    windows = [left, { who: gone.who, client: await openWindow(backend, gone.who.identityId, accountId) }]
  }
})

function fail(): never {
  throw new Error('There is no such window.')
}

async function endOtherAdministrators(kept: readonly string[]): Promise<void> {
  const { ada, accountId, quote, confirm, rows } = office
  const others = await rows<{ user_id: string }>(
    `select user_id from users where account_id = $1 and level = 'administrator' and status = 'active'
       and not user_id = any($2)`,
    [accountId, kept],
  )
  const shown = await quote(ada, { act: 'deactivate', userIds: others.map(({ user_id }) => user_id) })
  expect(await confirm(ada, shown)).toBe('booked')
}
