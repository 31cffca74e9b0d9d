import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startBackend } from '../../../../backend/start.ts'
import { encodeRequest, IDEMPOTENCY_HEADER } from '../../../../shared/contract/http.ts'
import { accountOperation } from '../../../../shared/contract/index.ts'
import type { Quote } from '../../../../shared/model/quote.ts'
import { confirmationOf } from '../../../support/act-quietly.ts'
import { Client } from '../../../support/client.ts'
import { openCuttingProxy } from '../../../support/cutting-proxy.ts'
import {
  openRaceOffice,
  RACE_CONFIG,
  RACE_TIMEOUT,
  type RaceOffice,
  ROUNDS,
} from '../../../support/race-office.ts'
import { TEST_SECRET } from '../../../support/test-secret.ts'

let office: RaceOffice

beforeAll(async () => {
  office = await openRaceOffice(ROUNDS * 4)
})
afterAll(() => office.stop())
afterEach(() => office.expectOrder())

const next = () => office.people.pop() ?? ''

/** Confirms and hangs up after some milliseconds; whether it was booked by then, nobody knows. */
async function hangUp(client: Client, quote: Quote, key: string, milliseconds: number): Promise<void> {
  const { path, method, body } = encodeRequest(accountOperation('users.deactivate'), confirmationOf(quote))
  await client
    .fetch(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', [IDEMPOTENCY_HEADER]: key },
      signal: AbortSignal.timeout(milliseconds),
    })
    .then((response) => response.text())
    .catch(() => undefined)
}

it('books once when the answer is lost and the request is repeated', { timeout: RACE_TIMEOUT }, async () => {
  const { ada, quote, confirm, bookedFor } = office
  for (let round = 0; round < ROUNDS; round += 1) {
    const shown = await quote(ada, { act: 'deactivate', userIds: [next()] })
    const key = crypto.randomUUID()
    await hangUp(ada, shown, key, 1 + (round % 25))
    expect(await confirm(ada, shown, key)).toBe('booked')
    expect(await bookedFor(shown)).toEqual({ bookings: 1, cents: shown.totals.totalCents })
  }
})

it('books once when the database commits and the backend never hears of it', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { backend, ada, quote, confirm, bookedFor } = office
  const proxy = await openCuttingProxy(backend.databaseUrl)
  const far = await startBackend(RACE_CONFIG, TEST_SECRET, proxy.database, {
    clock: backend.clock,
    mail: backend.mail,
    disk: backend.disk,
  })
  try {
    const client = new Client(far.address)
    for (const [name, value] of ada.cookies) client.cookies.set(name, value)
    let unheard = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const shown = await quote(ada, { act: 'deactivate', userIds: [next()] })
      const key = crypto.randomUUID()
      proxy.cutAfterCommit()
      const first = await confirm(client, shown, key)
      if (first !== 'booked') unheard += 1
      expect((await bookedFor(shown)).bookings).toBe(1)
      expect(await confirm(client, shown, key)).toBe('booked')
      expect(await bookedFor(shown)).toEqual({ bookings: 1, cents: shown.totals.totalCents })
    }
    expect(proxy.cuts()).toBe(ROUNDS)
    // A job of the backend may commit first, now and then.
    expect(unheard).toBeGreaterThan(ROUNDS / 2)
  } finally {
    await far.stop()
  }
})
