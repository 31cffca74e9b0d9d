import { type keepCards, testCards } from './cards.ts'
import { missing, requireFields, type SeenRequest, StripeRefusal } from './form.ts'

/** A payment as the double keeps it. */
export interface KeptIntent {
  id: string
  object: 'payment_intent'
  amount: number
  currency: string
  customer: string
  created: number
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled'
  metadata: Record<string, string>
}

/** Payments: each succeeds once at most. */
export function keepIntents({ cards, customers }: ReturnType<typeof keepCards>, now: () => number) {
  const intents = new Map<string, KeptIntent>()
  return {
    intents,
    create(request: SeenRequest) {
      requireFields(request, {
        needed: [
          'amount',
          'currency',
          'customer',
          'allowed_payment_method_types[0]',
          'metadata[roster_account]',
          'metadata[roster_invoice]',
        ],
        optional: ['description'],
      })
      const { fields } = request
      const customer = fields.customer ?? ''
      if (!customers.has(customer)) throw missing('customer', customer)
      const intent: KeptIntent = {
        id: `pi_test_${intents.size + 1}`,
        object: 'payment_intent',
        amount: Number(fields.amount),
        currency: fields.currency ?? '',
        customer,
        created: Math.floor(now() / 1000),
        status: 'requires_payment_method',
        metadata: {
          roster_account: fields['metadata[roster_account]'] ?? '',
          roster_invoice: fields['metadata[roster_invoice]'] ?? '',
        },
      }
      intents.set(intent.id, intent)
      return { ...intent }
    },
    list(request: SeenRequest) {
      requireFields(request, { needed: ['customer', 'limit'], optional: ['created[gte]', 'starting_after'] })
      const { customer, 'created[gte]': since = '0' } = request.fields
      const data = [...intents.values()]
        .filter((intent) => intent.customer === customer && intent.created >= Number(since))
        .reverse()
      return { object: 'list', url: '/v1/payment_intents', has_more: false, data }
    },
    confirm(request: SeenRequest, id: string) {
      requireFields(request, { needed: ['payment_method', 'off_session'] })
      const intent = intents.get(id)
      if (!intent) throw missing('payment_intent', id)
      if (intent.status !== 'requires_payment_method')
        throw new StripeRefusal(400, {
          type: 'invalid_request_error',
          code: 'payment_intent_unexpected_state',
          message: `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
        })
      const { payment_method: named = '' } = request.fields
      const card = cards.get(named)
      if (card?.customer !== intent.customer) throw missing('PaymentMethod', named)
      if (card.number === testCards.refusedLater)
        throw new StripeRefusal(402, {
          type: 'card_error',
          code: 'card_declined',
          decline_code: 'insufficient_funds',
          message: 'Your card has insufficient funds.',
        })
      if (card.number === testCards.asksForHolder)
        throw new StripeRefusal(402, {
          type: 'card_error',
          code: 'authentication_required',
          message: 'Your card was declined. This transaction requires authentication.',
        })
      intent.status = 'succeeded'
      return { ...intent }
    },
  }
}
