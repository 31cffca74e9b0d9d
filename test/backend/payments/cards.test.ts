import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { collections } from '../../../backend/database/tables/index.ts'
import { pauseAfterRefusal } from '../../../backend/modules/payments/collections.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import {
  STRIPE_TEST_KEY,
  type StripeDouble,
  startStripeDouble,
  testCards,
} from '../../support/stripe-double.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let stripe: StripeDouble
let backend: TestBackend
let admin: Client
let log = ''
beforeAll(async () => {
  stripe = await startStripeDouble()
  const logTo = {
    write(line: string) {
      log += line
    },
  }
  const access = { key: STRIPE_TEST_KEY, address: stripe.address }
  backend = await startTestBackend({ stripe: access, logLevel: 'debug' }, { logTo })
})
afterAll(async () => {
  await backend.stop()
  await stripe.stop()
})
beforeEach(async () => {
  admin = await backend.openAccount()
})
afterEach(() => {
  stripe.trouble = null
})

function letTimePass(milliseconds: number) {
  backend.clock.moveBy(milliseconds)
  stripe.aheadMs += milliseconds
}

async function enterCard(number: string) {
  const { address, setupId } = await admin.call('payment.beginCard', {})
  await stripe.enterCard(address, number)
  return admin.call('payment.finishCard', { setupId })
}

/** Any change of the account's bills wakes the collection. */
async function wakeJobs(change: { method?: 'invoice' | 'card' } = {}) {
  const { card: _card, takesCards: _takes, ...typed } = await admin.call('payment.read', {})
  await admin.call('payment.change', { ...typed, ...change })
}

async function openInvoice(): Promise<string> {
  const { items } = await admin.call('invoices.list', {})
  const open = items.find(({ state }) => state === 'open')
  if (!open) throw new Error('There is no open invoice.')
  return open.invoiceId
}

async function collectionOf(invoiceId: string) {
  const [row] = await backend.context.database.system
    .select()
    .from(collections)
    .where(eq(collections.invoiceId, invoiceId))
  return row
}

/** Waits until the next cycle's invoice has been made and tried, as the clock is moved beyond its boundary. */
async function invoiceOfNextCycle(): Promise<string> {
  const known = (await admin.call('invoices.list', {})).total
  letTimePass(31 * DAY)
  await expect.poll(async () => (await admin.call('invoices.list', {})).total).toBeGreaterThan(known)
  const [newest] = (await admin.call('invoices.list', {})).items
  return newest?.invoiceId ?? ''
}

describe('a card', () => {
  it('is entered on the provider’s page and pays from then on', async () => {
    const { address, setupId } = await admin.call('payment.beginCard', {})
    await expect(admin.call('payment.finishCard', { setupId })).rejects.toMatchObject({
      code: 'payment.not-finished',
    })
    const back = await stripe.enterCard(address, testCards.good)
    const page = await fetch(back ?? '')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('You can close this page and go on in Roster.')
    const payment = await admin.call('payment.finishCard', { setupId })
    expect(payment).toMatchObject({
      method: 'card',
      takesCards: true,
      card: { brand: 'Visa', last4: '4242', expires: '04/2031' },
    })
    expect(await admin.call('payment.finishCard', { setupId })).toEqual(payment)
    const stranger = await backend.openAccount()
    await expect(stranger.call('payment.finishCard', { setupId })).rejects.toMatchObject({
      code: 'payment.not-finished',
    })
  })

  it('must be there before it can be chosen', async () => {
    const { card, takesCards, ...payment } = await admin.call('payment.read', {})
    expect([card, takesCards]).toEqual([null, true])
    await expect(admin.call('payment.change', { ...payment, method: 'card' })).rejects.toMatchObject({
      code: 'payment.no-card',
    })
    const invoiceId = await openInvoice()
    await expect(admin.call('invoices.collect', { invoiceId })).rejects.toMatchObject({
      code: 'payment.no-card',
    })
  })

  it('pays an open invoice when an administrator asks, once', async () => {
    await enterCard(testCards.good)
    const invoiceId = await openInvoice()
    expect(await admin.call('invoices.collect', { invoiceId })).toMatchObject({
      state: 'paid',
      problem: null,
    })
    await expect(admin.call('invoices.collect', { invoiceId })).rejects.toMatchObject({
      code: 'invoice.paid',
    })
    expect(stripe.takenFor(invoiceId)).toEqual([4000])
    const { items } = await admin.call('ledger.list', { kind: ['payment'] })
    expect(items).toEqual([expect.objectContaining({ amountCents: -4000, invoiceId })])
    expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
  })

  it('pays the next invoice by itself', async () => {
    await enterCard(testCards.good)
    const invoiceId = await invoiceOfNextCycle()
    await expect
      .poll(async () => (await admin.call('invoices.read', { invoiceId })).state, { timeout: 20_000 })
      .toBe('paid')
    expect(stripe.takenFor(invoiceId)).toEqual([4000])
    expect(await collectionOf(invoiceId)).toBeUndefined()
    const { issuedOn, dueOn } = await admin.call('invoices.read', { invoiceId })
    expect(dueOn).toBe(issuedOn)
  })
})

describe('a card that is refused', () => {
  it('is tried again after an hour, a day, three and five days, then rests', () => {
    expect([1, 2, 3, 4, 5, 6].map(pauseAfterRefusal)).toEqual([HOUR, DAY, 3 * DAY, 5 * DAY, null, null])
  })

  it('shows the provider’s words on the invoice and to whoever asks', async () => {
    await enterCard(testCards.refusedLater)
    const invoiceId = await openInvoice()
    await expect(admin.call('invoices.collect', { invoiceId })).rejects.toMatchObject({
      code: 'payment.refused',
      message: 'The payment was refused. The provider said: Your card has insufficient funds.',
    })
    expect(await admin.call('invoices.read', { invoiceId })).toMatchObject({
      state: 'open',
      problem: 'Your card has insufficient funds.',
    })
    expect(await collectionOf(invoiceId)).toMatchObject({ attempts: 1, awaitsAnswer: false })
    expect(stripe.takenFor(invoiceId)).toEqual([])
  })

  it('rests at the end, and a new card is tried at once', async () => {
    await enterCard(testCards.refusedLater)
    const invoiceId = await openInvoice()
    await admin.call('invoices.collect', { invoiceId }).catch(() => undefined)
    for (const pause of [HOUR, DAY, 3 * DAY, 5 * DAY]) {
      const { attempts = 0 } = (await collectionOf(invoiceId)) ?? {}
      letTimePass(pause + 1000)
      await wakeJobs()
      await expect
        .poll(async () => (await collectionOf(invoiceId))?.attempts, { timeout: 20_000 })
        .toBe(attempts + 1)
    }
    expect(await collectionOf(invoiceId)).toMatchObject({ nextAt: null, attempts: 5 })
    await enterCard(testCards.good)
    await expect
      .poll(async () => (await admin.call('invoices.read', { invoiceId })).state, { timeout: 20_000 })
      .toBe('paid')
    expect(stripe.takenFor(invoiceId)).toEqual([4000])
  })
})

describe('an answer that never comes', () => {
  it('leaves the invoice open, keeps the bank’s hands off, and is found out later', async () => {
    await enterCard(testCards.good)
    const invoiceId = await openInvoice()
    const { accountId } = await whoIs(admin)
    stripe.trouble = { on: /confirm$/, what: 'answer lost' }
    await expect(admin.call('invoices.collect', { invoiceId })).rejects.toMatchObject({
      code: 'payment.under-way',
    })
    expect(await collectionOf(invoiceId)).toMatchObject({ awaitsAnswer: true, attempts: 0 })
    const { number } = await admin.call('invoices.read', { invoiceId })
    const paid = await runRoster(backend.databaseUrl, [
      'invoice',
      'paid',
      String(number),
      '--account',
      accountId,
    ])
    expect(paid.code).toBe(2)

    await wakeJobs({ method: 'invoice' })
    stripe.trouble = null
    stripe.forgetKeys()
    letTimePass(HOUR)
    await wakeJobs()
    await expect
      .poll(async () => (await admin.call('invoices.read', { invoiceId })).state, { timeout: 20_000 })
      .toBe('paid')
    expect(stripe.takenFor(invoiceId)).toEqual([4000])
    expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
  })

  it('is asked for again after a crash in the middle, by the lease alone', async () => {
    await enterCard(testCards.good)
    const invoiceId = await openInvoice()
    const { accountId } = await whoIs(admin)
    const now = await backend.clock.now(backend.context.database.system)
    await backend.context.database.system.insert(collections).values({
      accountId,
      invoiceId,
      nextAt: new Date(now.getTime() + 5 * 60_000),
      awaitsAnswer: true,
    })
    await expect(admin.call('invoices.collect', { invoiceId })).rejects.toMatchObject({
      code: 'payment.under-way',
    })
    letTimePass(6 * 60_000)
    await wakeJobs()
    await expect
      .poll(async () => (await admin.call('invoices.read', { invoiceId })).state, { timeout: 20_000 })
      .toBe('paid')
  })
})

describe('nothing of a card or key', () => {
  it('is in the database or the log', async () => {
    await enterCard(testCards.good)
    await admin.call('invoices.collect', { invoiceId: await openInvoice() })
    stripe.trouble = { on: /./, what: 'key refused' }
    await expect(admin.call('payment.beginCard', {})).rejects.toMatchObject({ code: 'payment.not-accepted' })
    const { rows } = await backend.context.database.system.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    let everything = log
    for (const { name } of rows) {
      const all = await backend.context.database.system.execute(sql`select * from ${sql.identifier(name)}`)
      everything += JSON.stringify(all.rows)
    }
    expect(everything.length).toBeGreaterThan(10_000)
    expect(everything).toContain('4242')
    for (const secret of [STRIPE_TEST_KEY, testCards.good, testCards.refusedLater, 'canary51'])
      expect(everything).not.toContain(secret)
  })
})
