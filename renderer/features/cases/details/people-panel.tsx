import type { CaseDetails, CasePerson } from '../../../../shared/model/case.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { Avatar } from '../../../components/avatar.tsx'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconClose, IconUserPlus } from '../../../components/icons.tsx'
import { Panel } from '../../../components/panel.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { hashOf } from '../../../stores/location.ts'
import type { Asked } from '../asked.ts'
import styles from '../cases.module.css'
import { guestPlacesSentence } from '../guest-words.ts'

/** Who is on the case; who is inactive stays listed and marked. */
export function PeoplePanel({ details, onAsk }: { details: CaseDetails; onAsk(asked: Asked): void }) {
  const offline = useOfflineReason()
  const { people, mayAssign } = details
  const mayInvite = useMay('users.invite')
  return (
    <Panel
      title={people.length === 0 ? 'People' : `People ${people.length}`}
      actions={
        mayAssign && (
          <Button
            size="sm"
            icon={<IconUserPlus />}
            disabledReason={offline}
            onClick={() => onAsk({ act: 'add', details })}
          >
            Add people…
          </Button>
        )
      }
    >
      {people.length === 0 && (
        <p className={styles.soft}>
          Nobody is on this case. Account Administrators and Standard Users can see it all the same.
        </p>
      )}
      <ul className={styles.people} aria-label="People on this case">
        {people.map((person) => (
          <li key={person.userId}>
            <Avatar name={person.name} muted={person.status === 'inactive'} />
            <div className={styles.person}>
              <p>
                <span>{person.name}</span>
                {person.status === 'inactive' && <span className={styles.mark}>Inactive</span>}
              </p>
              <p className={styles.soft}>{standingOf(person)}</p>
            </div>
            {mayAssign && (
              <IconButton
                size="sm"
                label={`Remove ${person.name}`}
                disabledReason={offline}
                onClick={() => onAsk({ act: 'remove', details, person })}
              >
                <IconClose size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{guestPlacesSentence(details)}</p>
      {mayInvite && details.status === 'open' && (
        <TextLink href={hashOf('/users', { invite: details.caseId })}>Invite somebody to this case…</TextLink>
      )}
    </Panel>
  )
}

function standingOf({ level, openTasks, openReviews }: CasePerson): string {
  const open = openTasks + openReviews
  return levelFacts[level].name + (open === 0 ? '' : ` · ${formatCount(open, 'open item')}`)
}
