import { useRef, useState } from 'react'
import type { Billing } from '../../../../shared/model/billing.ts'
import type { Quote } from '../../../../shared/model/quote.ts'
import { useBooking } from '../../../bridge/use-booking.ts'
import { useQuote } from '../../../bridge/use-quote.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { Stack } from '../../../components/stack.tsx'
import { formatLocalDate, formatMoney } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { planName } from '../billing-words.ts'
import { choiceOf, type PlanChoice, planCards, subscriptionOf } from './plan-choices.ts'
import { confirmWords } from './plan-figures.ts'
import { PlanNotes } from './plan-notes.tsx'
import { PlanQuote } from './plan-quote.tsx'

/** Another plan or interval, with its exact money before it is confirmed. */
export function ChangePlanDialog({
  opened,
  onClose,
  billing,
}: {
  opened: boolean
  onClose(): void
  billing: Billing
}) {
  const [choice, setChoice] = useState<PlanChoice>()
  const confirmed = useRef<Quote | undefined>(undefined)
  const offline = useOfflineReason()
  const booking = useBooking('billing.changePlan', {
    onDone: () => {
      close()
      if (confirmed.current) notify({ tone: 'success', text: doneSentence(confirmed.current) })
    },
    onRefused: (refusal) => void money.takeRefusal(refusal),
  })
  const current = choiceOf(billing)
  const wanted = choice === undefined || choice === current ? undefined : subscriptionOf(choice)
  const isHeld = booking.busy || booking.isUnknown
  const money = useQuote(opened && wanted ? { act: 'changePlan', ...wanted } : undefined, { held: isHeld })
  const close = () => {
    onClose()
    setChoice(undefined)
    booking.forget()
  }
  const confirm = () => {
    const { quote } = money
    if (!quote || money.reading) return
    confirmed.current = quote
    money.acknowledge()
    booking.press({ quoteId: quote.quoteId, totalCents: quote.totals.totalCents })
  }
  const notYet = !wanted
    ? 'Choose another plan first'
    : money.quote && !money.reading
      ? undefined
      : 'Wait for the amount'

  return (
    <Dialog
      opened={opened}
      onClose={close}
      title="Change plan"
      busy={booking.busy}
      footer={
        <DialogFooter
          onCancel={close}
          cancelLabel={booking.isUnknown ? 'Close' : undefined}
          busy={booking.busy}
          action={
            booking.isUnknown ? (
              <Button key="check" kind="primary" onClick={booking.check}>
                Check status
              </Button>
            ) : (
              <Button
                key="confirm"
                kind="primary"
                busy={booking.busy}
                disabledReason={offline ?? notYet}
                onClick={confirm}
              >
                {confirmWords(money.quote)}
              </Button>
            )
          }
        />
      }
    >
      <Stack>
        <PlanNotes money={money} refusal={booking.error} isUnknown={booking.isUnknown} />
        <RadioCards<PlanChoice>
          legend="Plan"
          columns={2}
          options={planCards(billing)}
          value={choice ?? current}
          onChange={(next) => {
            if (isHeld) return
            setChoice(next)
            booking.forget()
          }}
        />
        {wanted ? (
          <PlanQuote money={money} />
        ) : (
          <p>
            An upgrade begins at once; anything else waits for the end of the cycle. Choose to see the
            amounts.
          </p>
        )}
      </Stack>
    </Dialog>
  )
}

function doneSentence({ plan, totals }: Quote): string {
  if (!plan) return 'The plan was changed.'
  const name = planName(plan.to)
  if (!plan.isImmediate) return `The plan changes to ${name} on ${formatLocalDate(plan.effectiveOn)}.`
  return totals.dueNowCents > 0
    ? `The plan is ${name} now. An invoice of ${formatMoney(totals.dueNowCents)} was made.`
    : `The plan is ${name} now. Nothing is due.`
}
