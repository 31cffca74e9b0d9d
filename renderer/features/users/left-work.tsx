import type { Counts } from '../../bridge/use-counts.ts'
import { TextLink } from '../../components/text-link.tsx'
import { formatCount } from '../../format.ts'
import { HAND_OVERS_PATH } from '../../hand-over-address.ts'

/** How much open work belongs to people who cannot sign in; leads to where it is handed over. */
export function LeftWork({ counts }: { counts: Counts | undefined }) {
  const { items, people } = counts?.openWorkOfInactive ?? { items: 0, people: 0 }
  if (items === 0) return null
  return (
    <TextLink href={`#${HAND_OVERS_PATH}`}>
      {formatCount(items, 'open item')} of {formatCount(people, 'person', 'people')} who cannot sign in
    </TextLink>
  )
}
