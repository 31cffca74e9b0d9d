import type Stripe from 'stripe'
import { AppError } from '../../shared/errors.ts'
import type {
  BegunCard,
  Bill,
  CollectionAnswer,
  EnteredCard,
  Payer,
  PaymentsPort,
  ReturnPages,
} from './payments.ts'
import { describeCollectionFailure, refuseCardEntry } from './stripe-failures.ts'

/** How to reach Stripe. */
export interface StripeAccess {
  key: string
  /** Another host instead of Stripe's own. */
  address: string | undefined
}

const API_VERSION = '2026-10-28.endive'
const ANSWER_WITHIN_MS = 15_000
const RETRIES = 1
/** How far the clocks of the two sides may differ. */
const CLOCK_SLACK_S = 2 * 86_400

/**
 * Cards through Stripe. A card is entered on Stripe's own page and stays there; Roster keeps Stripe's names for it.
 *
 * Each invoice has one PaymentIntent, made with the invoice's id as idempotency key and found again by the id in its
 * metadata. Stripe lets a PaymentIntent succeed once, so a lost answer, a crash or two processes never charge twice,
 * however long after the key is forgotten.
 */
export function stripePayments(access: StripeAccess): PaymentsPort {
  let opened: Promise<Stripe> | undefined
  const open = () => {
    opened ??= openStripe(access)
    return opened
  }
  return {
    takesCards: true,
    async beginCard(payer, pages) {
      const stripe = await open()
      return beginCard(stripe, payer, pages).catch(refuseCardEntry)
    },
    async finishCard(setupId, accountId) {
      const stripe = await open()
      return finishCard(stripe, setupId, accountId).catch(refuseCardEntry)
    },
    async collect(bill) {
      const stripe = await open()
      return collect(stripe, bill).catch(describeCollectionFailure)
    },
  }
}

/** Loaded with the first card: a server without cards does not hold it. */
async function openStripe({ key, address }: StripeAccess): Promise<Stripe> {
  const { default: Client } = await import('stripe')
  const other = address === undefined ? undefined : new URL(address)
  return new Client(key, {
    apiVersion: API_VERSION,
    timeout: ANSWER_WITHIN_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    ...(other && {
      host: other.hostname,
      protocol: other.protocol === 'http:' ? ('http' as const) : ('https' as const),
      port: other.port === '' ? (other.protocol === 'http:' ? 80 : 443) : Number(other.port),
    }),
  })
}

async function beginCard(stripe: Stripe, payer: Payer, pages: ReturnPages): Promise<BegunCard> {
  const { accountId, email, customerReference } = payer
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    ...(customerReference !== null
      ? { customer: customerReference }
      : { customer_creation: 'always', ...(email !== '' && { customer_email: email }) }),
    allowed_payment_method_types: ['card'],
    success_url: pages.entered,
    cancel_url: pages.left,
    metadata: { roster_account: accountId },
  })
  if (session.url === null) throw new AppError('payment.unreachable')
  return { address: session.url, setupId: session.id }
}

async function finishCard(stripe: Stripe, setupId: string, accountId: string): Promise<EnteredCard | null> {
  const session = await findSession(stripe, setupId)
  if (session?.metadata?.roster_account !== accountId || session.status !== 'complete') return null
  const customerReference = idOf(session.customer)
  const setup = session.setup_intent
  if (customerReference === null || setup === null || typeof setup === 'string') return null
  const method = setup.payment_method
  if (setup.status !== 'succeeded' || method === null || typeof method === 'string' || !method.card)
    return null
  const { brand, last4, exp_month, exp_year } = method.card
  return {
    customerReference,
    cardReference: method.id,
    brand: nameBrand(brand),
    last4,
    expires: `${String(exp_month).padStart(2, '0')}/${exp_year}`,
  }
}

/** The names of attempts come from the window: one that Stripe does not know is no failure of Stripe's. */
async function findSession(stripe: Stripe, setupId: string) {
  if (!/^cs_[A-Za-z0-9_]+$/.test(setupId)) return null
  try {
    return await stripe.checkout.sessions.retrieve(setupId, { expand: ['setup_intent.payment_method'] })
  } catch (error) {
    if ((error as { code?: unknown }).code === 'resource_missing') return null
    throw error
  }
}

async function collect(stripe: Stripe, bill: Bill): Promise<CollectionAnswer> {
  const { made, ended } = await findIntent(stripe, bill)
  if (made && made.status !== 'requires_payment_method' && made.status !== 'requires_confirmation')
    return describeIntent(made)
  if (bill.cardReference === null) return { state: 'refused', answer: 'Nothing was collected from the card.' }
  const intent = made ?? (await makeIntent(stripe, bill, ended))
  return describeIntent(
    await stripe.paymentIntents.confirm(intent.id, { payment_method: bill.cardReference, off_session: true }),
  )
}

/** The invoice's PaymentIntent, and how many were cancelled by hand at Stripe. */
async function findIntent(stripe: Stripe, { customerReference, invoiceId, issuedAt }: Bill) {
  let made: Stripe.PaymentIntent | undefined
  let ended = 0
  const since = Math.floor(issuedAt.getTime() / 1000) - CLOCK_SLACK_S
  const known = stripe.paymentIntents.list({
    customer: customerReference,
    created: { gte: since },
    limit: 100,
  })
  for await (const intent of known) {
    if (intent.metadata.roster_invoice !== invoiceId) continue
    if (intent.status === 'canceled') ended += 1
    else if (made?.status !== 'succeeded') made = intent
  }
  return { made, ended }
}

async function makeIntent(stripe: Stripe, bill: Bill, ended: number): Promise<Stripe.PaymentIntent> {
  const key = ended === 0 ? bill.invoiceId : `${bill.invoiceId}-${ended}`
  return stripe.paymentIntents.create(
    {
      amount: bill.dueCents,
      currency: 'usd',
      customer: bill.customerReference,
      allowed_payment_method_types: ['card'],
      description: `Roster invoice ${bill.number}`,
      metadata: { roster_account: bill.accountId, roster_invoice: bill.invoiceId },
    },
    { idempotencyKey: key },
  )
}

function describeIntent({ id, status }: Stripe.PaymentIntent): CollectionAnswer {
  if (status === 'succeeded') return { state: 'paid', reference: id }
  if (status === 'processing')
    return { state: 'unknown', answer: 'The payment provider is still working on the payment.' }
  if (status === 'requires_action')
    return { state: 'refused', answer: 'The bank wants the card’s holder to confirm. Enter the card again.' }
  return { state: 'refused', answer: 'The card was not accepted.' }
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'object' ? (reference?.id ?? null) : reference
}

const brandNames: Readonly<Record<string, string>> = {
  amex: 'American Express',
  diners: 'Diners Club',
  eftpos_au: 'Eftpos',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
}

function nameBrand(brand: string): string {
  return brandNames[brand] ?? `${brand.charAt(0).toUpperCase()}${brand.slice(1)}`
}
