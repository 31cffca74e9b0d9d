import type { NamedCase } from '../../../../shared/model/case.ts'
import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import type { GridColumn } from '../../../components/grid-types.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconFailure, IconPencil, IconWarning } from '../../../components/icons.tsx'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { VisuallyHidden } from '../../../components/visually-hidden.tsx'
import { formatCount, formatDay } from '../../../format.ts'
import { nameCase } from '../case-choice/case-words.ts'
import styles from '../users.module.css'
import { describeDelivery, describeTimeLeft } from './invitation-words.ts'

interface ColumnSetup {
  timeZone: string
  isMailOff: boolean
  onMenu(invitation: InvitationRow, anchor: HTMLElement): void
}

/** The columns of Pending invitations. */
export function invitationColumns({ timeZone, isMailOff, onMenu }: ColumnSetup): GridColumn<InvitationRow>[] {
  return [
    {
      id: 'email',
      title: 'Person',
      width: 172,
      grow: 2,
      rowHeader: true,
      cell: (invitation) => (
        <span className={styles.address} data-tip={invitation.email}>
          {invitation.email}
        </span>
      ),
    },
    {
      id: 'level',
      title: 'Permission level',
      width: 192,
      cell: (invitation) => <LevelBadge level={invitation.level} />,
    },
    {
      id: 'cases',
      title: 'Cases',
      width: 96,
      cell: ({ cases }) =>
        cases.length === 0 ? (
          <span className={styles.soft}>None</span>
        ) : (
          <span className={styles.address} data-tip={cases.map(tellCase).join('\n')}>
            {cases.length === 1 ? cases[0]?.number : formatCount(cases.length, 'case')}
          </span>
        ),
    },
    {
      id: 'invitedBy',
      title: 'Invited by',
      width: 112,
      grow: 1,
      cell: (invitation) => <span className={styles.soft}>{invitation.invitedByName}</span>,
    },
    {
      id: 'sent',
      title: 'Sent',
      width: 88,
      cell: (invitation) => (
        <span className={styles.date}>{formatDay(invitation.sentAt, timeZone, new Date())}</span>
      ),
    },
    {
      id: 'left',
      title: 'Days left',
      width: 174,
      cell: (invitation) => <TimeLeft invitation={invitation} />,
    },
    {
      id: 'delivery',
      title: 'Delivery',
      width: 84,
      grow: 1,
      cell: ({ delivery }) => {
        const { word, tone, said } = describeDelivery(delivery, isMailOff)
        return (
          <span data-tip={said}>
            <StatusDot tone={tone} hollow={tone === 'neutral'}>
              {word}
            </StatusDot>
            {said !== undefined && <span className={styles.said}>{said}</span>}
          </span>
        )
      },
    },
    {
      id: 'menu',
      title: 'Edit',
      hideTitle: true,
      width: 44,
      align: 'end',
      cell: (invitation) => (
        <IconButton
          size="sm"
          label={`Edit invitation to ${invitation.email}`}
          aria-haspopup="menu"
          aria-expanded={false}
          onClick={(event) => onMenu(invitation, event.currentTarget)}
        >
          <IconPencil />
        </IconButton>
      ),
    },
  ]
}

function tellCase(one: NamedCase): string {
  return one.status === 'open' ? nameCase(one) : `${nameCase(one)}: closed, cannot be joined`
}

function TimeLeft({ invitation }: { invitation: InvitationRow }) {
  const { text, urgency } = describeTimeLeft(invitation, new Date())
  if (urgency === 'none') return <span className={styles.date}>{text}</span>
  if (urgency === 'soon')
    return (
      <span className={styles.soon}>
        <IconWarning size={14} />
        {text}
        <VisuallyHidden>, expires soon</VisuallyHidden>
      </span>
    )
  return (
    <span className={styles.over}>
      <IconFailure size={14} />
      {text}
    </span>
  )
}
