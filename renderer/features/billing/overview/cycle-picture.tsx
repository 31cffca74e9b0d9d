import type { Billing } from '../../../../shared/model/billing.ts'
import { Panel } from '../../../components/panel.tsx'
import { formatLocalDate, formatNumber } from '../../../format.ts'
import styles from './cycle-picture.module.css'

/** Where today is in the cycle: a bar of its days, past ones filled, today marked. */
export function CyclePicture({ billing }: { billing: Billing }) {
  const { cycle, today } = billing
  const { days, daysLeft } = cycle
  const isRunning = daysLeft > 0
  const passed = days - daysLeft
  const sentence = isRunning
    ? `${formatNumber(daysLeft)} of ${formatNumber(days)} days left, today included`
    : 'The next cycle is about to begin'
  const name = cycle.isTrial ? 'Trial' : 'Current cycle'
  const [start, end] = [formatLocalDate(cycle.startOn), formatLocalDate(cycle.endOn)]
  return (
    <Panel title={name} tone="boxed" level={2}>
      <figure className={styles.picture} style={{ '--today': `${((passed + 0.5) / days) * 100}%` }}>
        <svg
          role="img"
          aria-label={`${name} from ${start} to ${end}: ${sentence}.`}
          viewBox={`0 0 ${days} 10`}
          preserveAspectRatio="none"
          className={styles.bar}
        >
          <Days days={days} passed={passed} isRunning={isRunning} />
        </svg>
        {isRunning && <span aria-hidden className={styles.mark} />}
        <figcaption className={styles.caption}>
          <span className={styles.date}>{start}</span>
          <span className={styles.today}>
            {isRunning && <strong>{`Today, ${formatLocalDate(today)}`}</strong>} <span>{sentence}</span>
          </span>
          <span className={styles.date}>{cycle.isTrial ? `First invoice ${end}` : `Next cycle ${end}`}</span>
        </figcaption>
      </figure>
    </Panel>
  )
}

/** In a long cycle single days would be thinner than a line: there it is one bar with three parts. */
const MOST_SINGLE_DAYS = 62

function Days({ days, passed, isRunning }: { days: number; passed: number; isRunning: boolean }) {
  if (days <= MOST_SINGLE_DAYS) {
    return Array.from({ length: days }, (_, day) => ({ day, state: stateOf(day, passed) })).map(
      ({ day, state }) => (
        <rect key={day} x={day + 0.06} y={0} width={0.88} height={10} className={styles[state]} />
      ),
    )
  }
  const next = passed + (isRunning ? 1 : 0)
  return (
    <>
      <rect x={0} y={0} width={passed} height={10} className={styles.past} />
      {isRunning && <rect x={passed} y={0} width={1} height={10} className={styles.now} />}
      <rect x={next} y={0} width={days - next} height={10} className={styles.ahead} />
    </>
  )
}

function stateOf(day: number, passed: number): 'past' | 'now' | 'ahead' {
  if (day < passed) return 'past'
  return day === passed ? 'now' : 'ahead'
}
