import type { Billing } from '../../../../shared/model/billing.ts'
import { levelFacts, levels } from '../../../../shared/rules/levels.ts'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatMoney, formatNumber } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
import styles from './overview.module.css'

/** How many active users there are at each level, and which of them are paid seats. */
export function SeatsByLevel({ billing }: { billing: Billing }) {
  const countOf = new Map(billing.seats.map(({ level, count }) => [level, count]))
  const price = billing.cycle.isTrial ? 'Free in the trial' : formatMoney(billing.seatPriceCents)
  return (
    <section className={styles.box} aria-labelledby="seats-by-level">
      <h2 id="seats-by-level" className={styles.boxTitle}>
        Seats by level
      </h2>
      <table className={styles.bill}>
        <thead>
          <tr className={styles.heads}>
            <th scope="col">Permission level</th>
            <th scope="col" className={styles.number}>{`Each ${billing.interval}`}</th>
            <th scope="col" className={styles.number}>
              Active
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level} className={styles.line}>
              <th scope="row">
                <LevelBadge level={level} />
              </th>
              <td>{levelFacts[level].isPaidSeat ? price : 'Free'}</td>
              <td>
                <TextLink
                  href={hashOf('/users', {
                    tab: 'current',
                    status: 'active',
                    level,
                    sort: 'name',
                    dir: 'asc',
                  })}
                >
                  {formatNumber(countOf.get(level) ?? 0)}
                </TextLink>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={styles.sum}>
            <th scope="row">Paid seats</th>
            <td />
            <td>{formatNumber(billing.paidSeats)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
