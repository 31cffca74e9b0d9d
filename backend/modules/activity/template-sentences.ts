import type { ActivityKind } from './record.ts'
import type { StoredEvent } from './stored-event.ts'

type Told = Pick<StoredEvent, 'actorName' | 'subjectName' | 'facts'>

/** The sentences of events about templates. */
export const templateSentences: Record<
  Extract<ActivityKind, `template.${string}`>,
  (told: Told) => string
> = {
  'template.created': (told) => `${told.actorName} made ${templateOf(told)}`,
  'template.changed': (told) => `${told.actorName} changed ${templateOf(told)}${changesOf(told.facts)}`,
  'template.moved': (told) =>
    `${told.actorName} moved ${templateOf(told)}${said(' to place ', told.facts.place)}`,
  'template.archived': (told) => `${told.actorName} archived ${templateOf(told)}`,
  'template.restored': (told) => `${told.actorName} restored ${templateOf(told)}`,
}

function templateOf({ subjectName, facts }: Told): string {
  return `the${said(' ', facts.of)} template ${subjectName}`
}

function changesOf({ nameFrom, added, removed, changed }: Told['facts']): string {
  const parts = [
    said('it was named ', nameFrom),
    said('added ', added),
    said('removed ', removed),
    said('changed ', changed),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`
}

function said(before: string, fact: Told['facts'][string] | undefined): string {
  return typeof fact === 'string' && fact !== '' ? `${before}${fact}` : ''
}
