import { useRef } from 'react'
import type { Input, Output } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
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
  confirm(
    more?:
      | Pick<Input<'users.deactivate'>, 'reason' | 'placements'>
      | Pick<Input<'users.changeLevel'>, 'leaveWork'>,
  ): void
}

/** Quotes an act while `request` names one, and books it when it is confirmed. */
export function useConfirmation(
  name: UserAct,
  request: Input<'quotes.create'> | undefined,
  hear: {
    onDone(users: Output<UserAct>['users'], quote: Quote, handOverId: string | undefined): void
    onRefused(refusal: AppError): void
  },
): Confirmation {
  const confirmed = useRef<Quote | undefined>(undefined)
  const booking = useBooking(name, {
    onDone: (output) => {
      const handOverId = 'handOverId' in output ? output.handOverId : undefined
      if (confirmed.current) hear.onDone(output.users, confirmed.current, handOverId)
    },
    onRefused: (refusal) => {
      money.takeRefusal(refusal)
      hear.onRefused(refusal)
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
