import { type Level, levelFacts } from '../../../shared/rules/levels.ts'
import { tellAccountChanges } from './account-sentences.ts'
import { handOverSentences } from './hand-over-sentences.ts'
import type { ActivityKind } from './record.ts'
import type { StoredEvent } from './stored-event.ts'
import { templateSentences } from './template-sentences.ts'
import { tellLeftWork, workSentences } from './work-sentences.ts'

type Facts = StoredEvent['facts']
type Told = Pick<StoredEvent, 'actorName' | 'subjectName' | 'facts'>

const sentences: Record<ActivityKind, (told: Told) => string> = {
  'account.opened': ({ actorName }) => `${actorName} opened the account`,
  'account.restored': ({ facts }) => `The account was restored from a backup${wordOf(' of', facts.takenAt)}`,
  'account.changed': ({ actorName, facts }) =>
    `${actorName} changed the account information${wordOf(':', tellAccountChanges(facts))}`,
  'account.link-rule-changed': ({ actorName, facts: { linksByEmailOnly } }) =>
    linksByEmailOnly === true
      ? `${actorName} allowed registration links by e-mail only`
      : `${actorName} allowed copying registration links`,
  'mail-server.changed': ({ actorName, subjectName }) =>
    `${actorName} set ${subjectName} as the mail server of this account`,
  'mail-server.removed': ({ actorName }) => `${actorName} removed the mail server of this account`,
  'message.retried': ({ actorName, subjectName }) => `${actorName} sent the message to ${subjectName} again`,
  'plan.changed': ({ actorName, facts: { from, to } }) =>
    `${actorName} changed the plan${wordOf(' from', from)}${wordOf(' to', to)}`,
  'plan.scheduled': ({ actorName, facts: { from, to, on } }) =>
    `${actorName} chose to change the plan${wordOf(' from', from)}${wordOf(' to', to)}${wordOf(' on', on)}`,
  'plan.kept': ({ actorName, subjectName }) => `${actorName} chose to keep the plan ${subjectName}`,
  'payment.changed': ({ actorName }) => `${actorName} changed the payment information`,
  'payment.card-entered': ({ actorName, subjectName }) =>
    `${actorName} entered the card ${subjectName} for payments`,
  'invoice.sent': ({ actorName, subjectName, facts: { sentTo } }) =>
    `${actorName} sent ${subjectName}${wordOf(' to', sentTo)}`,
  'invoice.paid': ({ actorName, subjectName, facts: { method } }) =>
    method === 'card'
      ? `${subjectName} was paid by card`
      : `${actorName} recorded the payment of ${subjectName}`,
  'invitation.sent': ({ actorName, subjectName, facts: { level, caseNumbers } }) =>
    `${actorName} invited ${subjectName}${ofLevel(' as', level)}${wordOf(', to join', caseNumbers)}`,
  'invitation.resent': ({ actorName, subjectName }) =>
    `${actorName} sent the invitation of ${subjectName} again`,
  'invitation.link-copied': ({ actorName, subjectName }) =>
    `${actorName} copied the registration link of ${subjectName}`,
  'invitation.deleted': ({ actorName, subjectName }) =>
    `${actorName} deleted the invitation of ${subjectName}`,
  'invitation.restored': ({ actorName, subjectName }) =>
    `${actorName} restored the invitation of ${subjectName}`,
  'invitation.level-changed': ({ actorName, subjectName, facts }) =>
    `${actorName} changed the level of the invitation of ${subjectName}${fromTo(facts)}`,
  'invitation.cases-changed': ({ actorName, subjectName, facts: { caseNumbers } }) =>
    `${actorName} changed the cases that ${subjectName} joins by accepting${wordOf(' to', caseNumbers) || ': none'}`,
  'invitation.address-corrected': ({ actorName, subjectName }) =>
    `${actorName} corrected the address of an invitation to ${subjectName}`,
  'invitation.link-replaced': ({ actorName, subjectName }) =>
    `${actorName} replaced the registration link of ${subjectName}`,
  'invitation.expired': ({ subjectName }) => `The invitation of ${subjectName} expired`,
  'invitation.withdrawn': ({ actorName, subjectName }) =>
    `${actorName} withdrew the administrator invitation to ${subjectName}`,
  'invitation.accepted': ({ subjectName, facts: { level } }) =>
    `${subjectName} accepted the invitation${ofLevel(' and joined as', level)}`,
  'user.level-changed': ({ actorName, subjectName, facts }) =>
    `${actorName} changed the level of ${subjectName}${fromTo(facts)}${typeof facts.leftCases === 'number' ? `, who keeps ${caseOf(facts)} and left ${facts.leftCases} other${facts.leftCases === 1 ? '' : 's'}` : ''}`,
  'user.deactivated': ({ actorName, subjectName, facts: { reason } }) =>
    `${actorName} deactivated ${subjectName}${wordOf(':', reason)}`,
  'user.reactivated': ({ actorName, subjectName }) => `${actorName} reactivated ${subjectName}`,
  'user.renamed': ({ actorName, facts: { before, after } }) =>
    `${actorName} changed the name${wordOf(' from', before)}${wordOf(' to', after)}`,
  'case.created': ({ actorName, facts }) => `${actorName} opened ${caseOf(facts)}`,
  'case.changed': ({ actorName, facts }) =>
    `${actorName} renamed ${caseOf(facts)} to ${caseOf({ number: facts.toNumber, caseName: facts.toName })}`,
  'case.closed': ({ actorName, facts }) => `${actorName} closed ${caseOf(facts)}`,
  'case.reopened': ({ actorName, facts }) => `${actorName} reopened ${caseOf(facts)}`,
  'case.person-added': ({ actorName, subjectName, facts }) =>
    `${actorName} added ${subjectName} to ${caseOf(facts)}`,
  'case.person-joined': ({ subjectName, facts }) =>
    `${subjectName} joined ${caseOf(facts)} by accepting the invitation`,
  'case.person-missed': ({ subjectName, facts }) =>
    `${subjectName} was invited to ${caseOf(facts)} and could not join${wordOf(':', facts.reason)}`,
  'case.person-removed': ({ actorName, subjectName, facts }) =>
    `${actorName} removed ${subjectName} from ${caseOf(facts)}${tellLeftWork(facts)}`,
  'cases.imported': ({ actorName, subjectName }) => `${actorName} imported ${subjectName}`,
  'guest.moved': ({ actorName, subjectName, facts }) =>
    `${actorName} moved ${subjectName} from ${caseOf({ number: facts.fromNumber, caseName: facts.fromName })} to ${caseOf(facts)}${tellLeftWork(facts)}`,
  ...workSentences,
  ...templateSentences,
  ...handOverSentences,
}

/** What happened, as a sentence for people. */
export function tellActivity(told: Told & { kind: string }): string {
  const tell: ((told: Told) => string) | undefined = Object.hasOwn(sentences, told.kind)
    ? sentences[told.kind as ActivityKind]
    : undefined
  return tell?.(told) ?? `${told.actorName} changed ${told.subjectName}`
}

function fromTo({ from, to }: Facts): string {
  return ofLevel(' from', from) + ofLevel(' to', to)
}

function caseOf({ number, caseName }: Partial<Facts>): string {
  return `case${wordOf('', number)}${wordOf(',', caseName)}`
}

function ofLevel(before: string, fact: Facts[string] | undefined): string {
  const isLevel = typeof fact === 'string' && Object.hasOwn(levelFacts, fact)
  return wordOf(before, isLevel ? levelFacts[fact as Level].name : fact)
}

function wordOf(before: string, fact: Facts[string] | undefined): string {
  return typeof fact === 'string' && fact !== '' ? `${before} ${fact}` : ''
}
