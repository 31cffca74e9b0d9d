import type { ActivityLink, ActivityRow } from '../../../shared/model/activity.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { DescriptionList } from '../../components/description-list.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { Panel } from '../../components/panel.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { formatDateTime, formatNumber } from '../../format.ts'
import { hashOfReceipt } from '../../hand-over-address.ts'
import { hashOf } from '../../stores/location.ts'
import styles from './activity.module.css'
import { topicName } from './activity-columns.tsx'

/** One event in full, and where it leads. */
export function EventDrawer({
  event,
  onClose,
  onFilterUser,
}: {
  event: ActivityRow | undefined
  onClose(): void
  onFilterUser(userId: string): void
}) {
  const { timeZone } = useSignedIn().account
  return (
    <Drawer
      opened={event !== undefined}
      onClose={onClose}
      title={event ? topicName(event) : 'Event'}
      subtitle={event && formatDateTime(event.at, timeZone)}
    >
      {event && (
        <>
          <p className={styles.sentence}>{event.sentence}</p>
          <DescriptionList items={factsOf(event)} />
          <LeadsTo event={event} onFilterUser={onFilterUser} />
        </>
      )}
    </Drawer>
  )
}

function factsOf({ actorId, actorName, ip, number, seal }: ActivityRow) {
  const isSomebody = actorId !== null
  return [
    { term: 'Who', description: isSomebody ? actorName : `${actorName}, by itself` },
    { term: 'From where', description: ip ?? (isSomebody ? 'Not recorded' : 'The server itself') },
    { term: 'Number', description: `Event ${formatNumber(number)} of this account` },
    { term: 'Seal', description: <code className={styles.seal}>{seal}</code> },
  ]
}

function LeadsTo({ event, onFilterUser }: { event: ActivityRow; onFilterUser(userId: string): void }) {
  const { actorId, actorName, links } = event
  const isNamed = links.some(({ id }) => id === actorId)
  const places: ActivityLink[] =
    actorId === null || isNamed ? links : [...links, { to: 'user', id: actorId, name: actorName }]
  if (places.length === 0) return null
  return (
    <Panel title="Goes on at">
      <ul className={styles.links}>
        {places.map((link) => (
          <li key={link.id} className={styles.place}>
            <TextLink href={hashOfLink(link)}>{placeWords[link.to](link.name)}</TextLink>
            {link.to === 'user' && (
              <TextLink onClick={() => onFilterUser(link.id)}>{`All activity of ${link.name}`}</TextLink>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const placeWords: Record<ActivityLink['to'], (name: string) => string> = {
  user: (name) => `Details of ${name}`,
  invitation: (email) => `Invitation to ${email}`,
  case: (name) => `Case ${name}`,
  invoice: (number) => `Invoice ${number}`,
  template: (name) => `Template ${name}`,
  'hand-over': (name) => `Hand-over of the work of ${name}`,
}

function hashOfLink({ to, id, name }: ActivityLink): string {
  switch (to) {
    case 'user':
      return hashOf('/users', { tab: 'current', user: id })
    case 'invitation':
      return hashOf('/users', { tab: 'pending', q: name })
    case 'case':
      return hashOf('/cases', { case: id })
    case 'invoice':
      return hashOf(`/billing/invoices/${id}`)
    case 'template':
      return hashOf('/templates')
    case 'hand-over':
      return hashOfReceipt(id)
  }
}
