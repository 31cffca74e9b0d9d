import type { UserBilling } from '../../../../shared/model/billing.ts'
import type { UserDetails } from '../../../../shared/model/user.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { daySum } from '../../../day-sum.ts'
import { formatChange, formatLocalDate, formatLocalDay, formatMoney } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
import styles from './details.module.css'

/** What this person costs in the current cycle, and why. */
export function CostPanel({ user }: { user: UserDetails }) {
  const { data, error, refetch } = useRead('users.billing', { userId: user.userId })
  return (
    <Panel title="Why am I billed for this person?">
      {data ? (
        <Cost user={user} billing={data} />
      ) : error ? (
        <p className={styles.soft}>
          {`${error.message} `}
          <TextLink onClick={() => void refetch()}>Try again</TextLink>
        </p>
      ) : (
        <SkeletonRows label="Reading the cost" rows={3} columns={1} />
      )}
    </Panel>
  )
}

function Cost({ user, billing }: { user: UserDetails; billing: UserBilling }) {
  const { cycle, spans, billedCents, lines } = billing
  const lastDay = spans.at(-1)?.to ?? cycle.endOn
  const ledger = hashOf('/billing', { user: user.userId })
  return (
    <>
      <p>{seatSentence(user, billing)}</p>
      <p className={styles.cost}>
        <span>{`This cycle, ${formatLocalDay(cycle.startOn)} to ${formatLocalDate(lastDay)}`}</span>
        <strong>{formatMoney(billedCents)}</strong>
      </p>
      {billedCents > 0 && (
        <p className={styles.soft}>{`${daySum({ spans, cycleDays: cycle.days, billedCents })}.`}</p>
      )}
      {lines.length > 0 && (
        <ul className={styles.lines} aria-label="Lines of this cycle">
          {lines.map(({ lineNumber, on, kind, amountCents }) => (
            <li key={lineNumber}>
              <span>{formatLocalDay(on)}</span>
              <TextLink href={ledger}>{ledgerKindNames[kind]}</TextLink>
              <span>{formatChange(amountCents)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function seatSentence(
  user: UserDetails,
  { cycle, seatPriceCents, interval, isPaidSeat }: UserBilling,
): string {
  if (cycle.isTrial)
    return `The account is in its trial: seats cost nothing until ${formatLocalDate(cycle.endOn)}.`
  if (isPaidSeat)
    return `${levelFacts[user.level].name} is a paid seat: ${formatMoney(seatPriceCents)} a ${interval}.`
  if (user.status === 'inactive')
    return 'An inactive user takes no seat. Days before the deactivation stay billed.'
  return 'A guest is free. Days at a paid level stay billed.'
}
