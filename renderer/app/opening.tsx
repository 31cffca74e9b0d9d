import { CardPage } from '../components/card-page.tsx'
import { SkeletonRows } from '../components/skeleton-rows.tsx'

/** While Roster finds out what to show; empty for as long as that is quick. */
export function Opening() {
  return (
    <CardPage title="Roster">
      <SkeletonRows label="Opening Roster" rows={3} columns={1} />
    </CardPage>
  )
}
