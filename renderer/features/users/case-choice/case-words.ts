import type { CaseRow, NamedCase } from '../../../../shared/model/case.ts'
import { GUESTS_PER_CASE, guestPlacesLeft } from '../../../../shared/rules/guests.ts'

/** A case by number and name. */
export function nameCase({ number, name }: Pick<NamedCase, 'number' | 'name'>): string {
  return `${number} ${name}`
}

/** How many more guests a case takes, and as a sentence. */
export function placesOf({ guests }: Pick<CaseRow, 'guests'>): { left: number; sentence: string } {
  const left = guestPlacesLeft(guests)
  const sentence =
    left === 0
      ? `Both guest places are taken; a guest who is inactive keeps the place until removed.`
      : `${left} of ${GUESTS_PER_CASE} guest places left`
  return { left, sentence }
}

/** The cases that still can be meant at another level: a guest is on one case, so that several say nothing. */
export function casesAtLevel<C extends NamedCase>(level: string, chosen: readonly C[]): readonly C[] {
  return level === 'guest' && chosen.length > 1 ? [] : chosen
}
