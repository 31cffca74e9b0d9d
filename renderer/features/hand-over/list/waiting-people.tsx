import { useRead } from '../../../bridge/use-operation.ts'
import { Avatar } from '../../../components/avatar.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount } from '../../../format.ts'
import { hashOfHandingOver } from '../../../hand-over-address.ts'
import { hashOf } from '../../../stores/location.ts'
import styles from './list.module.css'

const MOST_LISTED = 20

/** People who cannot sign in any more and hold open work, those with the most first. */
export function WaitingPeople() {
  const { data, error, refetch } = useRead('users.list', {
    status: ['inactive'],
    sort: 'openWork',
    direction: 'desc',
    limit: MOST_LISTED,
  })
  const counts = useRead('users.counts', {}).data?.openWorkOfInactive
  const people = data?.items.filter(({ openWork }) => openWork > 0)
  return (
    <Panel title="Waiting: work of people who cannot sign in" level={2} tone="boxed">
      {people && people.length === 0 ? (
        <p className={styles.soft}>Nobody who cannot sign in holds open tasks or reviews.</p>
      ) : people ? (
        <>
          <ul className={styles.people} aria-label="People who cannot sign in and hold open work">
            {people.map(({ userId, name, openWork }) => (
              <li key={userId}>
                <Avatar name={name} muted />
                <span className={styles.name}>
                  <TextLink href={hashOf('/users', { user: userId })}>{name}</TextLink>
                </span>
                <span className={styles.soft}>{formatCount(openWork, 'open item')}</span>
                <TextLink href={hashOfHandingOver(userId)}>Hand over…</TextLink>
              </li>
            ))}
          </ul>
          {counts && counts.people > people.length && (
            <p className={styles.soft}>
              {`The ${people.length} who hold the most of ${formatCount(counts.people, 'person', 'people')} are shown. `}
              <TextLink
                href={hashOf('/users', { tab: 'current', status: 'inactive', sort: 'openWork', dir: 'desc' })}
              >
                Show all of them
              </TextLink>
            </p>
          )}
        </>
      ) : error ? (
        <p className={styles.soft}>
          {`${error.message} `}
          <TextLink onClick={() => void refetch()}>Try again</TextLink>
        </p>
      ) : (
        <SkeletonRows label="Reading who still holds work" rows={2} columns={2} />
      )}
    </Panel>
  )
}
