import { useRef } from 'react'
import type { Input, Output } from '../../../../shared/contract/index.ts'
import type { Quote } from '../../../../shared/model/quote.ts'
import { type Booking, useBooking } from '../../../bridge/use-booking.ts'
import { type QuoteInHand, useQuote } from '../../../bridge/use-quote.ts'

/** Acts on users that are confirmed with the amount that was read. */
export type UserAct = 'users.deactivate' | 'users.reactivate' | 'users.changeLevel'

/** An act on users with its money: quoted, shown, confirmed, booked. */
export interface Confirmation {
  money: QuoteInHand
  booking: Pick<Booking<UserAct>, 'busy' | 'isUnknown' | 'error' | 'check' | 'forget'>
  /** Confirms the quote that is shown; `more` goes along, such as a reason. */
  confirm(more?: { reason: string }): void
}

/** Quotes an act while `request` names one, and books it when it is confirmed. */
export function useConfirmation(
  name: UserAct,
  request: Input<'quotes.create'> | undefined,
  hear: { onDone(users: Output<UserAct>['users'], quote: Quote): void; onRefused(): void },
): Confirmation {
  const confirmed = useRef<Quote | undefined>(undefined)
  const booking = useBooking(name, {
    onDone: ({ users }) => {
      if (confirmed.current) hear.onDone(users, confirmed.current)
    },
    onRefused: (refusal) => {
      money.takeRefusal(refusal)
      hear.onRefused()
    },
  })
  const money = useQuote(request, { held: booking.busy || booking.isUnknown })
  return {
    money,
    booking,
    confirm: (more) => {
      const { quote } = money
      if (!quote || money.reading) return
      confirmed.current = quote
      money.acknowledge()
      booking.press({ quoteId: quote.quoteId, totalCents: quote.totals.totalCents, ...more })
    },
  }
}
