import type { Counts } from '../../bridge/use-counts.ts'
import { TextLink } from '../../components/text-link.tsx'
import { formatCount } from '../../format.ts'
import { hashOf } from '../../stores/location.ts'

/** How much open work belongs to people who cannot sign in; leads to those who hold most. */
export function LeftWork({ counts }: { counts: Counts | undefined }) {
  const { items, people } = counts?.openWorkOfInactive ?? { items: 0, people: 0 }
  if (items === 0) return null
  const holders = hashOf('/users', { tab: 'current', status: 'inactive', sort: 'openWork', dir: 'desc' })
  return (
    <TextLink href={holders}>
      {formatCount(items, 'open item')} of {formatCount(people, 'person', 'people')} who cannot sign in
    </TextLink>
  )
}
