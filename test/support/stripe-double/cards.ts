import { missing, requireFields, type SeenRequest, StripeRefusal } from './form.ts'

/** A card that the double keeps; its number only decides how it behaves. */
export interface KeptCard {
  id: string
  customer: string
  brand: string
  last4: string
  expMonth: number
  expYear: number
  number: string
}

interface CheckoutSession {
  id: string
  customer: string | null
  createsCustomer: boolean
  account: string
  successUrl: string
  cancelUrl: string
  status: 'open' | 'complete'
  card: KeptCard | null
}

/** The numbers that the double knows, as Stripe's own test cards behave. */
export const testCards = {
  good: '4242424242424242',
  refusedLater: '4000000000000341',
  refusedAtOnce: '4000000000000002',
  asksForHolder: '4000002760003184',
}

/** Customers, the page on which a card is entered, and the cards. */
export function keepCards(address: () => string) {
  const sessions = new Map<string, CheckoutSession>()
  const cards = new Map<string, KeptCard>()
  const customers = new Set<string>()
  let made = 0
  const nextId = (prefix: string) => {
    made += 1
    return `${prefix}_test_${made}`
  }

  return {
    cards,
    customers,
    createSession(request: SeenRequest) {
      requireFields(request, {
        needed: [
          'mode',
          'success_url',
          'cancel_url',
          'allowed_payment_method_types[0]',
          'metadata[roster_account]',
        ],
        optional: ['customer', 'customer_creation', 'customer_email'],
      })
      const { fields } = request
      if (fields.mode !== 'setup' || fields['allowed_payment_method_types[0]'] !== 'card')
        throw new StripeRefusal(400, { type: 'invalid_request_error', message: 'Not a setup of a card.' })
      const customer = fields.customer ?? null
      if (customer !== null && !customers.has(customer)) throw missing('customer', customer)
      const session: CheckoutSession = {
        id: nextId('cs'),
        customer,
        createsCustomer: fields.customer_creation === 'always',
        account: fields['metadata[roster_account]'] ?? '',
        successUrl: fields.success_url ?? '',
        cancelUrl: fields.cancel_url ?? '',
        status: 'open',
        card: null,
      }
      sessions.set(session.id, session)
      return showSession(session, address())
    },
    readSession(request: SeenRequest, id: string) {
      requireFields(request, { needed: [], optional: ['expand[0]'] })
      const session = sessions.get(id)
      if (!session) throw missing('checkout.session', id)
      return showSession(session, address())
    },
    /** What happens on Stripe's own page. Answers where the browser goes next. */
    enterCard(
      id: string,
      { number = '', expires = '' }: { number?: string; expires?: string },
    ): string | null {
      const session = sessions.get(id)
      if (session?.status !== 'open' || number === testCards.refusedAtOnce) return null
      if (session.createsCustomer) session.customer ??= nextId('cus')
      const customer = session.customer ?? ''
      customers.add(customer)
      const [month = '4', year = '2031'] = expires.split('/')
      session.card = {
        id: nextId('pm'),
        customer,
        brand: 'visa',
        last4: number.slice(-4),
        expMonth: Number(month),
        expYear: Number(year),
        number,
      }
      cards.set(session.card.id, session.card)
      session.status = 'complete'
      return session.successUrl
    },
  }
}

function showSession(session: CheckoutSession, address: string) {
  const { id, customer, status, card, account } = session
  return {
    id,
    object: 'checkout.session',
    mode: 'setup',
    customer,
    status,
    metadata: { roster_account: account },
    url: status === 'open' ? `${address}/pay/${id}` : null,
    setup_intent: {
      id: `seti_${id}`,
      object: 'setup_intent',
      status: card ? 'succeeded' : 'requires_payment_method',
      payment_method: card && {
        id: card.id,
        object: 'payment_method',
        type: 'card',
        card: { brand: card.brand, last4: card.last4, exp_month: card.expMonth, exp_year: card.expYear },
      },
    },
  }
}
