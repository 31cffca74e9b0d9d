import type { UserDetails } from '../../../../shared/model/user.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatDate } from '../../../format.ts'
import { HAND_OVERS_PATH, hashOfHandingOver, hashOfReceipt } from '../../../hand-over-address.ts'
import styles from './details.module.css'

const SHOWN = 3

/** Where this person's work is handed over, and the receipts of what was. */
export function HandOversPanel({ user }: { user: UserDetails }) {
  const { account } = useSignedIn()
  const { data, error, refetch } = useRead('handOvers.list', { userId: user.userId, limit: SHOWN })
  return (
    <Panel
      title="Hand-overs"
      actions={<TextLink href={hashOfHandingOver(user.userId)}>Hand over work…</TextLink>}
    >
      {data ? (
        data.items.length === 0 ? (
          <p className={styles.soft}>{`No work of ${user.name} was handed over yet.`}</p>
        ) : (
          <>
            <ul className={styles.cases} aria-label={`Hand-overs of ${user.name}`}>
              {data.items.map(({ handOverId, doneAt, items, reversedAt }) => (
                <li key={handOverId}>
                  <TextLink href={hashOfReceipt(handOverId)}>
                    {`${formatCount(items, 'piece', 'pieces')} on ${formatDate(doneAt, account.timeZone)}`}
                  </TextLink>
                  {reversedAt !== null && <span className={styles.soft}>Reversed</span>}
                </li>
              ))}
            </ul>
            {data.next !== null && <TextLink href={`#${HAND_OVERS_PATH}`}>All hand-overs</TextLink>}
          </>
        )
      ) : error ? (
        <p className={styles.soft}>
          {`${error.message} `}
          <TextLink onClick={() => void refetch()}>Try again</TextLink>
        </p>
      ) : (
        <SkeletonRows label="Reading the hand-overs" rows={2} columns={1} />
      )}
    </Panel>
  )
}
