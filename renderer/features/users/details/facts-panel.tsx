import type { UserDetails } from '../../../../shared/model/user.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { DescriptionList } from '../../../components/description-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { formatCount, formatDate, formatDateTime } from '../../../format.ts'

/** Address, dates, devices, two-factor. */
export function FactsPanel({ user }: { user: UserDetails }) {
  const { timeZone } = useSignedIn().account
  return (
    <Panel title="Identity">
      <DescriptionList
        items={[
          { term: 'E-mail', description: user.email },
          { term: 'Last active', description: formatDateTime(user.lastActiveAt, timeZone) },
          { term: 'Joined', description: formatDate(user.joinedAt, timeZone) },
          { term: 'Invited by', description: user.invitedByName ?? 'Nobody: opened the account' },
          {
            term: 'Signed in on',
            description: user.sessionCount === 0 ? 'No device now' : formatCount(user.sessionCount, 'device'),
          },
          { term: 'Two-factor', description: user.twoFactorOn ? 'On' : 'Off' },
        ]}
      />
    </Panel>
  )
}
