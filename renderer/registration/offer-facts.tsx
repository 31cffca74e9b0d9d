import type { RegistrationOffer } from '../../shared/model/invitation.ts'
import { writeDate } from '../../shared/rules/dates.ts'
import { type Level, levelFacts } from '../../shared/rules/levels.ts'
import { DescriptionList } from '../components/description-list.tsx'
import { Panel } from '../components/panel.tsx'
import { formatCount, localDateOf } from '../format.ts'

/** What a level lets the invited person do, said to them. */
const whatYouMay: Record<Level, string> = {
  administrator: 'You see all cases and manage users and account settings.',
  standard: 'You see all cases and data of the firm.',
  limited: 'You see the cases you are assigned to.',
  guest: 'You see the one case you are assigned to.',
}

/** Who invites to which firm, as what, and what that lets one do. */
export function OfferFacts({ offer }: { offer: RegistrationOffer }) {
  const { name } = levelFacts[offer.level]
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Panel tone="boxed">
      <DescriptionList
        items={[
          { term: 'Invited by', description: offer.inviterName },
          { term: 'Firm', description: offer.firmName },
          { term: 'You join as', description: `${name}. ${whatYouMay[offer.level]}` },
          { term: 'For', description: offer.email },
          {
            term: 'Valid until',
            description: writeDate(localDateOf(offer.expiresAt, timeZone), offer.dateFormat),
          },
          ...(offer.cases > 0
            ? [{ term: 'Cases', description: `You will be added to ${formatCount(offer.cases, 'case')}.` }]
            : []),
          ...(offer.note ? [{ term: 'Message', description: offer.note }] : []),
        ]}
      />
    </Panel>
  )
}
