import type { ActivityKind } from './record.ts'
import type { StoredEvent } from './stored-event.ts'

type Told = Pick<StoredEvent, 'actorName' | 'subjectName' | 'facts'>

/** Sentences about hand-overs; the subject is the person whose work it was. */
export const handOverSentences: Record<
  Extract<ActivityKind, `hand-over.${string}`>,
  (told: Told) => string
> = {
  'hand-over.done': ({ actorName, subjectName, facts: { items, receivers, to } }) =>
    `${actorName} handed over ${count(items, 'piece')} of work of ${subjectName} to ${typeof to === 'string' ? to : count(receivers, 'person', 'people')}`,
  'hand-over.reversed': ({ actorName, subjectName, facts: { returned, kept } }) =>
    `${actorName} reversed a hand-over of ${subjectName}: ${count(returned, 'piece')} of work went back${kept === 0 ? '' : `, ${count(kept, 'piece')} stayed`}`,
}

function count(number: Told['facts'][string] | undefined, one: string, many = `${one}s`): string {
  return `${typeof number === 'number' ? number.toLocaleString('en-US') : 'some'} ${number === 1 ? one : many}`
}
