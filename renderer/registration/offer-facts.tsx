import type { RegistrationOffer } from '../../shared/model/invitation.ts'
import { levelFacts } from '../../shared/rules/levels.ts'
import { DescriptionList } from '../components/description-list.tsx'
import { Panel } from '../components/panel.tsx'
import { formatDate } from '../format.ts'

/** Who invites to which firm, as what, and what that lets one do. */
export function OfferFacts({ offer }: { offer: RegistrationOffer }) {
  const { name, summary } = levelFacts[offer.level]
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Panel tone="boxed">
      <DescriptionList
        items={[
          { term: 'Invited by', description: offer.inviterName },
          { term: 'Firm', description: offer.firmName },
          { term: 'You join as', description: `${name}. ${summary}` },
          { term: 'For', description: offer.email },
          { term: 'Valid until', description: formatDate(offer.expiresAt, timeZone) },
          ...(offer.note ? [{ term: 'Message', description: offer.note }] : []),
        ]}
      />
    </Panel>
  )
}
