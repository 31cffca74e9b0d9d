import type { CaseDetails } from '../../../shared/model/case.ts'
import { GUESTS_PER_CASE } from '../../../shared/rules/guests.ts'

/** How many guests can still join, and what counts. */
export function guestPlacesSentence({ guestPlacesLeft }: Pick<CaseDetails, 'guestPlacesLeft'>): string {
  return `${guestPlacesLeft} of ${GUESTS_PER_CASE} guest places left. A guest who is inactive keeps the place until removed.`
}
