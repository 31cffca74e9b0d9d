import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Bill, EnteredCard } from '../../../backend/ports/payments.ts'
import { stripePayments } from '../../../backend/ports/stripe-payments.ts'
import {
  STRIPE_TEST_KEY,
  type StripeDouble,
  startStripeDouble,
  testCards,
} from '../../support/stripe-double.ts'

const pages = { entered: 'https://roster.hartwell.test/', left: 'https://roster.hartwell.test/' }
const CONFIRM = /^POST .*\/confirm$/

let stripe: StripeDouble
beforeAll(async () => {
  stripe = await startStripeDouble()
})
afterAll(() => stripe.stop())
afterEach(() => {
  stripe.trouble = null
})

/** As a process that has just started: nothing is remembered between two of them. */
const open = (key = STRIPE_TEST_KEY) => stripePayments({ key, address: stripe.address })

async function enter(number: string, accountId = crypto.randomUUID()): Promise<EnteredCard> {
  const { address, setupId } = await open().beginCard(
    { accountId, email: 'bills@hartwell.test', customerReference: null },
    pages,
  )
  await stripe.enterCard(address, number)
  const card = await open().finishCard(setupId, accountId)
  if (!card) throw new Error('The card was not entered.')
  return card
}

function billFor(card: EnteredCard, change: Partial<Bill> = {}): Bill {
  return {
    accountId: crypto.randomUUID(),
    invoiceId: crypto.randomUUID(),
    number: 12,
    issuedAt: new Date(),
    dueCents: 12_345,
    customerReference: card.customerReference,
    cardReference: card.cardReference,
    ...change,
  }
}

describe('entering a card', () => {
  it('happens on the provider’s own page, and answers brand, last digits and expiry only', async () => {
    const accountId = crypto.randomUUID()
    const payer = { accountId, email: 'bills@hartwell.test', customerReference: null }
    const { address, setupId } = await open().beginCard(payer, pages)
    expect(address).toBe(`${stripe.address}/pay/${setupId}`)
    expect(await open().finishCard(setupId, accountId)).toBeNull()
    expect(await stripe.enterCard(address, testCards.good)).toBe(pages.entered)
    expect(await open().finishCard(setupId, accountId)).toEqual({
      customerReference: expect.stringMatching(/^cus_/),
      cardReference: expect.stringMatching(/^pm_/),
      brand: 'Visa',
      last4: '4242',
      expires: '04/2031',
    })
  })

  it('stays open while the provider refuses the card', async () => {
    const accountId = crypto.randomUUID()
    const payer = { accountId, email: '', customerReference: null }
    const { address, setupId } = await open().beginCard(payer, pages)
    expect(await stripe.enterCard(address, testCards.refusedAtOnce)).toBeNull()
    expect(await open().finishCard(setupId, accountId)).toBeNull()
  })

  it('never answers the card of another account, nor of a name that was made up', async () => {
    const accountId = crypto.randomUUID()
    const payer = { accountId, email: '', customerReference: null }
    const { address, setupId } = await open().beginCard(payer, pages)
    await stripe.enterCard(address, testCards.good)
    expect(await open().finishCard(setupId, crypto.randomUUID())).toBeNull()
    for (const name of ['cs_test_unknown', '../customers', 'cs_a?expand[]=x', '', 'cs_\r\n'])
      expect(await open().finishCard(name, accountId)).toBeNull()
  })

  it('keeps the customer for a second card', async () => {
    const accountId = crypto.randomUUID()
    const first = await enter(testCards.good, accountId)
    const { customerReference } = first
    const begun = await open().beginCard({ accountId, email: '', customerReference }, pages)
    await stripe.enterCard(begun.address, testCards.refusedLater)
    const second = await open().finishCard(begun.setupId, accountId)
    expect(second).toMatchObject({ customerReference, last4: '0341' })
    expect(second?.cardReference).not.toBe(first.cardReference)
  })

  it.each([
    ['server error', 'payment.unreachable'],
    ['request lost', 'payment.unreachable'],
    ['key refused', 'payment.not-accepted'],
  ] as const)('is refused in words when there is trouble: %s', async (what, code) => {
    stripe.trouble = { on: /./, what }
    const payer = { accountId: crypto.randomUUID(), email: '', customerReference: null }
    await expect(open().beginCard(payer, pages)).rejects.toMatchObject({ code })
    await expect(open().finishCard('cs_test_1', payer.accountId)).rejects.toMatchObject({ code })
  })
})

describe('collecting', () => {
  it('takes the amount once, with the invoice’s id as key and in the metadata', async () => {
    const bill = billFor(await enter(testCards.good))
    expect(await open().collect(bill)).toEqual({ state: 'paid', reference: expect.stringMatching(/^pi_/) })
    expect(await open().collect(bill)).toMatchObject({ state: 'paid' })
    expect(stripe.takenFor(bill.invoiceId)).toEqual([12_345])
    const made = stripe.requests.filter(
      ({ method, path, fields }) =>
        `${method} ${path}` === 'POST /v1/payment_intents' &&
        fields['metadata[roster_invoice]'] === bill.invoiceId,
    )
    expect(made.map(({ idempotencyKey }) => idempotencyKey)).toEqual([bill.invoiceId])
    expect(made[0]?.fields).toMatchObject({ amount: '12345', currency: 'usd' })
  })

  it.each([
    [testCards.refusedLater, 'Your card has insufficient funds.'],
    [testCards.asksForHolder, 'Your card was declined. This transaction requires authentication.'],
  ])(
    'answers the provider’s own words when card %s is refused, and a new card pays',
    async (number, answer) => {
      const accountId = crypto.randomUUID()
      const refused = await enter(number, accountId)
      const bill = billFor(refused)
      expect(await open().collect(bill)).toEqual({ state: 'refused', answer })
      const { customerReference } = refused
      const begun = await open().beginCard({ accountId, email: '', customerReference }, pages)
      await stripe.enterCard(begun.address, testCards.good)
      const cardReference = (await open().finishCard(begun.setupId, accountId))?.cardReference ?? ''
      expect(await open().collect({ ...bill, cardReference })).toMatchObject({ state: 'paid' })
      expect(stripe.takenFor(bill.invoiceId)).toEqual([12_345])
    },
  )

  it.each([
    ['POST /v1/payment_intents', /^POST \/v1\/payment_intents$/],
    ['POST /v1/payment_intents/:id/confirm', CONFIRM],
    ['GET /v1/payment_intents', /^GET /],
  ])(
    'never charges twice when the answer to %s is lost, even long after the key is forgotten',
    async (_, on) => {
      const bill = billFor(await enter(testCards.good))
      stripe.trouble = { on, what: 'answer lost' }
      expect(await open().collect(bill)).toMatchObject({ state: 'unknown' })
      stripe.trouble = null
      stripe.forgetKeys()
      expect(await open().collect(bill)).toMatchObject({ state: 'paid' })
      expect(stripe.takenFor(bill.invoiceId)).toEqual([12_345])
    },
  )

  it.each(['request lost', 'server error', 'key refused'] as const)(
    'leaves it open and charges nothing while there is trouble: %s',
    async (what) => {
      const bill = billFor(await enter(testCards.good))
      stripe.trouble = { on: /./, what }
      expect(await open().collect(bill)).toMatchObject({ state: 'unknown' })
      expect(stripe.takenFor(bill.invoiceId)).toEqual([])
      stripe.trouble = null
      expect(await open().collect(bill)).toMatchObject({ state: 'paid' })
    },
  )

  it('charges once when many processes try at the same time', async () => {
    const bill = billFor(await enter(testCards.good))
    const answers = await Promise.all(Array.from({ length: 8 }, () => open().collect(bill)))
    expect(answers.every(({ state }) => state === 'paid' || state === 'unknown')).toBe(true)
    expect(stripe.takenFor(bill.invoiceId)).toEqual([12_345])
  })

  it('only asks what became of it where no card may be charged any more', async () => {
    const card = await enter(testCards.good)
    const untouched = billFor(card, { cardReference: null })
    expect(await open().collect(untouched)).toMatchObject({ state: 'refused' })
    expect(stripe.takenFor(untouched.invoiceId)).toEqual([])

    const lost = billFor(card)
    stripe.trouble = { on: CONFIRM, what: 'answer lost' }
    await open().collect(lost)
    stripe.trouble = null
    expect(await open().collect({ ...lost, cardReference: null })).toMatchObject({ state: 'paid' })
  })

  it('waits for a payment that the provider is still working on', async () => {
    const bill = billFor(await enter(testCards.refusedLater))
    await open().collect(bill)
    const intent = [...stripe.intents.values()].find(
      ({ metadata }) => metadata.roster_invoice === bill.invoiceId,
    )
    if (!intent) throw new Error('no payment was begun')
    intent.status = 'processing'
    expect(await open().collect(bill)).toMatchObject({ state: 'unknown' })
    intent.status = 'canceled'
    const { cardReference } = await enter(testCards.good)
    expect(await open().collect({ ...bill, cardReference })).toMatchObject({ state: 'refused' })
  })

  it('is refused in words when the card is gone', async () => {
    const bill = billFor(await enter(testCards.good), { cardReference: 'pm_gone' })
    expect(await open().collect(bill)).toEqual({
      state: 'refused',
      answer: 'The payment provider does not know this card any more. Enter it again.',
    })
  })
})
