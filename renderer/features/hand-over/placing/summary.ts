import type { WorkInventory } from '../../../../shared/model/hand-over.ts'
import { formatCount } from '../../../format.ts'
import { pieces } from '../words.ts'
import type { HandOverSummary } from './confirm-dialog.tsx'
import type { AddedLoad } from './load.ts'
import type { PlanInHand } from './use-plan.ts'

/** What a hand-over would do now, receiver by receiver, the largest share first. */
export function summarize(
  { placements }: PlanInHand,
  { person, items }: WorkInventory,
  loads: ReadonlyMap<string, AddedLoad>,
  nameOf: (receiverId: string) => string,
): HandOverSummary {
  const figures = [...loads]
    .map(([id, load]) => ({ id, load, term: nameOf(id) }))
    .sort((one, other) => other.load.items - one.load.items || one.term.localeCompare(other.term))
    .map(({ id, load, term }) => ({
      id,
      term,
      value: pieces(load.items),
      note: load.dueSoon > 0 ? `${formatCount(load.dueSoon, 'task')} due in 14 days or overdue` : undefined,
    }))
  const left = items.length - placements.length
  return {
    placements,
    figures,
    stays: left > 0 ? `${pieces(left)} ${left === 1 ? 'stays' : 'stay'} with ${person.name}.` : undefined,
  }
}

/** The same as sentences. */
export function sentencesOf({ figures, stays }: HandOverSummary): string[] {
  const most = 6
  const named = figures
    .slice(0, most)
    .map(({ term, value }) => `${value} ${value.startsWith('1 ') ? 'goes' : 'go'} to ${term}.`)
  const more = figures.length - named.length
  return [
    ...named,
    ...(more > 0 ? [`The rest goes to ${formatCount(more, 'more person', 'more people')}.`] : []),
    ...(stays === undefined ? [] : [stays]),
  ]
}
