import { describe, expect, it } from 'vitest'
import { tellActivity } from '../../../backend/modules/activity/sentences.ts'

describe('the sentence of an event', () => {
  const tell = (kind: string, facts: Record<string, string | number | boolean | null> = {}) =>
    tellActivity({ kind, actorName: 'Ana Ruiz', subjectName: 'Ben Carter', facts })

  it.each([
    ['account.opened', {}, 'Ana Ruiz opened the account'],
    [
      'hand-over.done',
      { items: 1200, receivers: 2, to: null },
      'Ana Ruiz handed over 1,200 pieces of work of Ben Carter to 2 people',
    ],
    [
      'hand-over.done',
      { items: 1, receivers: 1, to: 'Lia Lindgren' },
      'Ana Ruiz handed over 1 piece of work of Ben Carter to Lia Lindgren',
    ],
    [
      'hand-over.reversed',
      { returned: 2, kept: 0 },
      'Ana Ruiz reversed a hand-over of Ben Carter: 2 pieces of work went back',
    ],
    [
      'account.link-rule-changed',
      { linksByEmailOnly: true },
      'Ana Ruiz allowed registration links by e-mail only',
    ],
    ['account.link-rule-changed', { linksByEmailOnly: false }, 'Ana Ruiz allowed copying registration links'],
    ['account.changed', {}, 'Ana Ruiz changed the account information'],
    [
      'account.changed',
      {
        firmNameFrom: 'Stone LLP',
        firmNameTo: 'Stone & Moss LLP',
        addressFrom: '1 High Street\nBoston',
        addressTo: '',
        phoneFrom: '',
        phoneTo: '+1 617 555 0100',
        dateFormatFrom: 'spelled',
        dateFormatTo: 'day.month.year',
        timeZoneFrom: 'America/New_York',
        timeZoneTo: 'Europe/Berlin',
      },
      'Ana Ruiz changed the account information: firm name from Stone LLP to Stone & Moss LLP; address removed, which was 1 High Street, Boston; phone set to +1 617 555 0100; date format from Dec 31, 2026 to 31.12.2026; time zone from America/New York to Europe/Berlin',
    ],
    ['mail-server.changed', {}, 'Ana Ruiz set Ben Carter as the mail server of this account'],
    ['mail-server.removed', {}, 'Ana Ruiz removed the mail server of this account'],
    ['message.retried', {}, 'Ana Ruiz sent the message to Ben Carter again'],
    [
      'plan.changed',
      { from: 'Starter, monthly', to: 'Standard, monthly' },
      'Ana Ruiz changed the plan from Starter, monthly to Standard, monthly',
    ],
    [
      'plan.scheduled',
      { from: 'Standard, monthly', to: 'Starter, monthly', on: '2026-12-01' },
      'Ana Ruiz chose to change the plan from Standard, monthly to Starter, monthly on 2026-12-01',
    ],
    ['plan.kept', {}, 'Ana Ruiz chose to keep the plan Ben Carter'],
    ['payment.changed', {}, 'Ana Ruiz changed the payment information'],
    ['payment.card-entered', {}, 'Ana Ruiz entered the card Ben Carter for payments'],
    ['invoice.sent', { sentTo: 'bills@a.test' }, 'Ana Ruiz sent Ben Carter to bills@a.test'],
    ['invoice.paid', { method: 'card' }, 'Ben Carter was paid by card'],
    ['invoice.paid', { method: 'invoice' }, 'Ana Ruiz recorded the payment of Ben Carter'],
    ['invitation.sent', { level: 'guest' }, 'Ana Ruiz invited Ben Carter as Free Guest User'],
    [
      'invitation.sent',
      { level: 'guest', caseNumbers: 'case 2026-7' },
      'Ana Ruiz invited Ben Carter as Free Guest User, to join case 2026-7',
    ],
    [
      'invitation.cases-changed',
      { caseNumbers: 'cases 9, 10' },
      'Ana Ruiz changed the cases that Ben Carter joins by accepting to cases 9, 10',
    ],
    ['invitation.cases-changed', {}, 'Ana Ruiz changed the cases that Ben Carter joins by accepting: none'],
    [
      'case.person-joined',
      { number: '2026-7', caseName: 'Stone v. Harbour' },
      'Ben Carter joined case 2026-7, Stone v. Harbour by accepting the invitation',
    ],
    [
      'case.person-missed',
      { number: '2026-7', caseName: 'Stone v. Harbour', reason: 'it is closed' },
      'Ben Carter was invited to case 2026-7, Stone v. Harbour and could not join: it is closed',
    ],
    ['invitation.resent', {}, 'Ana Ruiz sent the invitation of Ben Carter again'],
    ['invitation.link-copied', {}, 'Ana Ruiz copied the registration link of Ben Carter'],
    ['invitation.deleted', {}, 'Ana Ruiz deleted the invitation of Ben Carter'],
    ['invitation.restored', {}, 'Ana Ruiz restored the invitation of Ben Carter'],
    [
      'invitation.level-changed',
      { from: 'guest', to: 'limited' },
      'Ana Ruiz changed the level of the invitation of Ben Carter from Free Guest User to Limited User',
    ],
    ['invitation.address-corrected', {}, 'Ana Ruiz corrected the address of an invitation to Ben Carter'],
    ['invitation.link-replaced', {}, 'Ana Ruiz replaced the registration link of Ben Carter'],
    ['invitation.expired', {}, 'The invitation of Ben Carter expired'],
    ['invitation.withdrawn', {}, 'Ana Ruiz withdrew the administrator invitation to Ben Carter'],
    [
      'invitation.accepted',
      { level: 'standard' },
      'Ben Carter accepted the invitation and joined as Standard User',
    ],
    [
      'user.level-changed',
      { from: 'standard', to: 'limited' },
      'Ana Ruiz changed the level of Ben Carter from Standard User to Limited User',
    ],
    [
      'user.level-changed',
      { from: 'limited', to: 'guest', number: '2026-7', caseName: 'Stone v. Harbour', leftCases: 2 },
      'Ana Ruiz changed the level of Ben Carter from Limited User to Free Guest User, who keeps case 2026-7, Stone v. Harbour and left 2 others',
    ],
    ['user.deactivated', { reason: null }, 'Ana Ruiz deactivated Ben Carter'],
    ['user.deactivated', { reason: 'Left' }, 'Ana Ruiz deactivated Ben Carter: Left'],
    ['user.reactivated', {}, 'Ana Ruiz reactivated Ben Carter'],
    ['user.renamed', { before: 'Bn', after: 'Ben' }, 'Ana Ruiz changed the name from Bn to Ben'],
    [
      'case.created',
      { number: '118', caseName: 'Stone v. Harbour' },
      'Ana Ruiz opened case 118, Stone v. Harbour',
    ],
    [
      'case.changed',
      { number: '118', caseName: 'Stone v. Harbour', toNumber: '119', toName: 'Stone' },
      'Ana Ruiz renamed case 118, Stone v. Harbour to case 119, Stone',
    ],
    ['case.closed', { number: '118', caseName: 'Stone' }, 'Ana Ruiz closed case 118, Stone'],
    ['case.reopened', { number: '118', caseName: 'Stone' }, 'Ana Ruiz reopened case 118, Stone'],
    [
      'case.person-added',
      { number: '118', caseName: 'Stone' },
      'Ana Ruiz added Ben Carter to case 118, Stone',
    ],
    [
      'case.person-removed',
      { number: '118', caseName: 'Stone' },
      'Ana Ruiz removed Ben Carter from case 118, Stone',
    ],
    ['template.created', { of: 'contact' }, 'Ana Ruiz made the contact template Ben Carter'],
    [
      'template.changed',
      { of: 'issue', nameFrom: 'Old', added: 'Phone', removed: 'Fax', changed: 'Side' },
      'Ana Ruiz changed the issue template Ben Carter: it was named Old; added Phone; removed Fax; changed Side',
    ],
    ['template.changed', { of: 'issue' }, 'Ana Ruiz changed the issue template Ben Carter'],
    [
      'template.moved',
      { of: 'source', place: '2' },
      'Ana Ruiz moved the source template Ben Carter to place 2',
    ],
    ['template.archived', { of: 'source' }, 'Ana Ruiz archived the source template Ben Carter'],
    ['template.restored', { of: 'source' }, 'Ana Ruiz restored the source template Ben Carter'],
    ['cases.imported', {}, 'Ana Ruiz imported Ben Carter'],
    [
      'guest.moved',
      { fromNumber: '117', fromName: 'Harbour', number: '118', caseName: 'Stone' },
      'Ana Ruiz moved Ben Carter from case 117, Harbour to case 118, Stone',
    ],
  ] as const)('%s %j', (kind, facts, sentence) => {
    expect(tell(kind, facts)).toBe(sentence)
  })

  it('stays a sentence when the facts are missing or the kind is from a newer version', () => {
    expect(tell('user.level-changed')).toBe('Ana Ruiz changed the level of Ben Carter')
    expect(tell('user.promoted')).toBe('Ana Ruiz changed Ben Carter')
    expect(tell('constructor')).toBe('Ana Ruiz changed Ben Carter')
  })
})
