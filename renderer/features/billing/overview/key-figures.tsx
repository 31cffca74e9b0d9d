import { type ReactNode, useState } from 'react'
import type { Billing } from '../../../../shared/model/billing.ts'
import { levelFacts, levels } from '../../../../shared/rules/levels.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatLocalDate, formatMoney, formatNumber } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { hashOf } from '../../../stores/location.ts'
import { hashOfBilling } from '../billing-view.ts'
import { planName, seatPrice } from '../billing-words.ts'
import { ChangePlanDialog } from '../plan/change-plan-dialog.tsx'
import styles from './overview.module.css'

const paidSeatsHash = hashOf('/users', {
  tab: 'current',
  status: 'active',
  level: levels.filter((level) => levelFacts[level].isPaidSeat).join(','),
  sort: 'name',
  dir: 'asc',
})

const creditHash = hashOfBilling({
  tab: 'ledger',
  kind: ['reactivated', 'deactivated', 'level-raised', 'level-lowered', 'plan-changed', 'credit-used'],
})

/** The four figures everybody asks for; each leads to its reason. */
export function KeyFigures({ billing }: { billing: Billing }) {
  const { cycle, forecast, creditBalanceCents } = billing
  const [isChanging, setIsChanging] = useState(false)
  const mayManage = useMay('billing.manage')
  const offline = useOfflineReason()
  return (
    <>
      <dl className={styles.figures}>
        <KeyFigure
          term="Plan"
          value={planName(billing)}
          foot={
            mayManage && (
              <Button size="sm" disabledReason={offline} onClick={() => setIsChanging(true)}>
                Change plan…
              </Button>
            )
          }
        >
          {cycle.isTrial
            ? `Trial until ${formatLocalDate(cycle.endOn)}, then ${seatPrice(billing)}`
            : seatPrice(billing)}
        </KeyFigure>
        <KeyFigure
          term="Paid seats"
          value={formatNumber(billing.paidSeats)}
          foot={<TextLink href={paidSeatsHash}>Show these users</TextLink>}
        >
          Active, without guests
        </KeyFigure>
        <KeyFigure
          term="Credit balance"
          value={formatMoney(creditBalanceCents)}
          foot={<TextLink href={creditHash}>Where it comes from</TextLink>}
        >
          {creditBalanceCents > 0 ? 'Used by the next invoice, never paid out' : 'No credit is waiting'}
        </KeyFigure>
        <KeyFigure
          term="Next invoice, estimate"
          value={formatMoney(forecast.totalCents)}
          foot={<TextLink onClick={showNextInvoice}>Show its lines</TextLink>}
        >
          {`On ${formatLocalDate(forecast.on)}`}
        </KeyFigure>
      </dl>
      <ChangePlanDialog opened={isChanging} onClose={() => setIsChanging(false)} billing={billing} />
    </>
  )
}

function showNextInvoice(): void {
  const heading = document.querySelector<HTMLElement>('[data-next-invoice]')
  heading?.scrollIntoView({ block: 'nearest' })
  heading?.focus({ preventScroll: true })
}

function KeyFigure({
  term,
  value,
  children,
  foot,
}: {
  term: string
  value: string
  children: ReactNode
  foot?: ReactNode
}) {
  return (
    <div className={styles.figure}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.about}>{children}</dd>
      {foot && <dd className={styles.foot}>{foot}</dd>}
    </div>
  )
}
