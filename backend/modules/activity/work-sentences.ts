import type { activity } from '../../database/tables/index.ts'
import type { ActivityKind } from './record.ts'

type Told = Pick<typeof activity.$inferSelect, 'actorName' | 'subjectName' | 'facts'>
type Fact = Told['facts'][string] | undefined

/** Kinds of events about tasks and documents. */
export type WorkActivityKind = Extract<ActivityKind, `task.${string}` | `document.${string}`>

/** Sentences about tasks and documents. */
export const workSentences: Record<WorkActivityKind, (told: Told) => string> = {
  'task.created': (told) => `${told.actorName} added ${taskOf(told)}${wordOf(' for', told.facts.to)}`,
  'task.changed': ({ actorName, subjectName, facts }) =>
    facts.before === subjectName
      ? `${actorName} set ${typeof facts.dueOn === 'string' ? `${facts.dueOn} as the day of` : 'no day for'} the task “${subjectName}”${onCase(facts)}`
      : `${actorName} changed the task${quoteOf(facts.before)} to “${subjectName}”${onCase(facts)}`,
  'task.given': (told) => `${told.actorName} gave ${taskOf(told)}${fromTo(told.facts)}`,
  'task.moved': (told) => `${told.actorName} moved ${taskOf(told)}${standings(told.facts)}`,
  'document.added': (told) =>
    `${told.actorName} added ${documentOf(told)}${wordOf(', to be reviewed by', told.facts.to)}`,
  'document.changed': ({ actorName, subjectName, facts }) =>
    `${actorName} renamed the document${quoteOf(facts.before)} to “${subjectName}”${onCase(facts)}`,
  'document.given': (told) => `${told.actorName} gave the review of ${documentOf(told)}${fromTo(told.facts)}`,
  'document.moved': (told) =>
    `${told.actorName} moved the review of ${documentOf(told)}${standings(told.facts)}`,
}

/** What became of the open work of somebody who left a case; nothing when they had none. */
export function tellLeftWork({ tasks, reviews, workTo }: Told['facts']): string {
  const left = [numberOf(tasks, 'task', 'tasks'), numberOf(reviews, 'review', 'reviews')].filter(Boolean)
  if (left.length === 0) return ''
  const went = typeof workTo === 'string' ? `went to ${workTo}` : 'became nobody’s'
  return `; their open work there, ${left.join(' and ')}, ${went}`
}

function taskOf({ subjectName, facts }: Told): string {
  return `the task “${subjectName}”${onCase(facts)}`
}

function documentOf({ subjectName, facts }: Told): string {
  return `the document “${subjectName}”${onCase(facts)}`
}

function numberOf(fact: Fact, one: string, many: string): string {
  return typeof fact === 'number' && fact > 0 ? `${fact} ${fact === 1 ? one : many}` : ''
}

function onCase({ number, caseName }: Told['facts']): string {
  return typeof number === 'string' ? ` on case ${number}${wordOf(',', caseName)}` : ''
}

/** Nobody is somebody too. */
function fromTo({ from, to }: Told['facts']): string {
  return `${wordOf(' from', from)} to ${typeof to === 'string' ? to : 'nobody'}`
}

function standings({ from, to }: Told['facts']): string {
  return `${quoteOf(from, ' from')}${quoteOf(to, ' to')}`
}

function quoteOf(fact: Fact, before = ''): string {
  return typeof fact === 'string' ? `${before} “${fact}”` : ''
}

function wordOf(before: string, fact: Fact): string {
  return typeof fact === 'string' && fact !== '' ? `${before} ${fact}` : ''
}
