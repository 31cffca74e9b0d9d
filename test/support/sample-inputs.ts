import type { AccountOperationName, Input } from '../../shared/contract/index.ts'
import type { TemplateField } from '../../shared/model/template.ts'
import { TEST_PASSWORD } from './backend.ts'

/** Ids that a sample input may name. */
export interface SampleFacts {
  accountId: string
  userId: string
  invitationId: string
  messageId: string
  invoiceId: string
  quoteId: string
  caseId: string
  otherCaseId: string
  guestId: string
  handOverId: string
  taskId: string
  documentId: string
  templateId: string
  email: string
}

const sampleField = { label: 'Phone', type: 'text', choices: [], required: false } satisfies TemplateField

/** So many days ago, whatever the time zone. */
function yesterday(days = 1): string {
  return new Date(Date.now() - (days + 1) * 86_400_000).toISOString().slice(0, 10)
}

/** A well-formed input for every account operation; a new operation does not compile without one. */
export const sampleInputs: {
  [N in AccountOperationName]: (facts: SampleFacts) => Input<N>
} = {
  'setup.read': () => ({}),
  'accounts.open': () => ({
    firmName: 'Stone LLP',
    name: 'Abigail Stone',
    email: `opener.${crypto.randomUUID()}@stone.test`,
    password: TEST_PASSWORD,
    timeZone: 'Europe/Berlin',
  }),
  'session.read': () => ({}),
  'session.signIn': ({ email }) => ({ email, password: 'not the password of anybody' }),
  'session.verifyCode': () => ({ code: '123456', kind: 'authenticator' }),
  'session.chooseAccount': ({ accountId }) => ({ accountId }),
  'session.signOut': () => ({}),
  'profile.update': () => ({ name: 'Ada Hartwell' }),
  'password.change': () => ({ current: 'not the password', password: 'four other unrelated words' }),
  'password.forget': ({ email }) => ({ email }),
  'password.reset': () => ({ token: 'unknown', password: 'four other unrelated words' }),
  'twoFactor.enroll': () => ({ password: 'not the password' }),
  'twoFactor.confirm': () => ({ code: '123456' }),
  'twoFactor.renewRecoveryCodes': () => ({ password: 'not the password' }),
  'twoFactor.turnOff': () => ({ password: 'not the password' }),
  'invitations.check': ({ caseId }) => ({
    addresses: ['new@hartwell.test'],
    level: 'standard',
    caseIds: [caseId],
  }),
  'invitations.create': ({ caseId }) => ({
    addresses: [`new.${crypto.randomUUID()}@hartwell.test`],
    level: 'standard',
    caseIds: [caseId],
  }),
  'invitations.list': () => ({}),
  'invitations.copyLink': ({ invitationId }) => ({ invitationId }),
  'invitations.resend': ({ invitationId }) => ({ invitationId }),
  'invitations.delete': ({ invitationId }) => ({ invitationId }),
  'invitations.restore': ({ invitationId }) => ({ invitationId }),
  'invitations.change': ({ invitationId, caseId }) => ({
    invitationId,
    version: 1,
    level: 'limited',
    caseIds: [caseId],
  }),
  'invitations.correctAddress': ({ invitationId }) => ({
    invitationId,
    version: 1,
    address: `corrected.${crypto.randomUUID()}@hartwell.test`,
  }),
  'invitations.replaceLink': ({ invitationId }) => ({ invitationId, version: 1 }),
  'registration.read': () => ({ token: 'unknown' }),
  'registration.accept': () => ({ token: 'unknown' }),
  'users.list': () => ({ q: 'ada', sort: 'joined', direction: 'desc', level: ['administrator'] }),
  'users.outline': () => ({}),
  'users.export': () => ({ columns: ['name', 'openWork'] }),
  'users.counts': () => ({}),
  'users.read': ({ userId }) => ({ userId }),
  'users.previewLevels': ({ userId }) => ({ userIds: [userId], level: 'limited' }),
  'users.preview': ({ userId }) => ({ userId, act: 'deactivate' }),
  'users.changeLevel': ({ quoteId }) => ({ quoteId, totalCents: 0 }),
  'users.deactivate': ({ quoteId }) => ({ quoteId, totalCents: 0 }),
  'users.reactivate': ({ quoteId }) => ({ quoteId, totalCents: 0 }),
  'roster.onDate': () => ({ on: yesterday(), q: 'ada', level: ['administrator'] }),
  'roster.outline': () => ({ on: yesterday() }),
  'roster.cases': ({ userId }) => ({ on: yesterday(), userId }),
  'roster.export': () => ({ on: yesterday() }),
  'roster.difference': () => ({ from: yesterday(2), to: yesterday() }),
  'roster.exportDifference': () => ({ from: yesterday(2), to: yesterday() }),
  'roster.caseAccess': ({ caseId }) => ({ on: yesterday(), caseId }),
  'roster.exportCaseAccess': ({ caseId }) => ({ on: yesterday(), caseId }),
  'cases.list': () => ({ q: 'stone', sort: 'opened', direction: 'desc', status: ['open'] }),
  'cases.outline': () => ({}),
  'cases.counts': () => ({}),
  'cases.read': ({ caseId }) => ({ caseId }),
  'cases.create': () => ({ number: crypto.randomUUID(), name: 'Stone v. Harbour' }),
  'cases.change': ({ caseId }) => ({ caseId, version: 1, number: '2026-1', name: 'Stone v. Harbour' }),
  'cases.close': ({ caseId }) => ({ caseId, version: 1 }),
  'cases.reopen': ({ caseId }) => ({ caseId, version: 1 }),
  'cases.candidates': ({ caseId }) => ({ caseId, q: 'ben' }),
  'cases.addPeople': ({ caseId, userId }) => ({ caseId, userIds: [userId] }),
  'cases.removePerson': ({ caseId, userId }) => ({ caseId, userId }),
  'cases.swapGuest': ({ caseId, guestId, userId }) => ({ caseId, outUserId: guestId, inUserId: userId }),
  'users.moveGuest': ({ guestId, caseId, otherCaseId }) => ({
    userId: guestId,
    fromCaseId: caseId,
    toCaseId: otherCaseId,
  }),
  'users.cases': ({ userId }) => ({ userId }),
  'cases.import': () => ({
    rows: [{ number: '2026-9', name: 'Harbour', status: 'open' }],
    dryRun: true,
  }),
  'tasks.list': ({ caseId }) => ({ caseId, show: 'all' }),
  'tasks.create': ({ caseId }) => ({ caseId, title: 'File the motion', dueOn: null, assigneeId: null }),
  'tasks.change': ({ taskId }) => ({
    taskId,
    version: 1,
    title: 'File the motion',
    dueOn: '2026-12-01',
    assigneeId: null,
  }),
  'tasks.move': ({ taskId }) => ({ taskId, version: 1, state: 'started' }),
  'documents.list': ({ caseId }) => ({ caseId }),
  'documents.create': ({ caseId }) => ({ caseId, name: 'Deposition of Ana Ruiz', reviewerId: null }),
  'documents.change': ({ documentId }) => ({
    documentId,
    version: 1,
    name: 'Deposition of Ana Ruiz',
    reviewerId: null,
  }),
  'documents.move': ({ documentId }) => ({
    documentId,
    version: 1,
    reviewState: 'in-review',
    shareViewed: 40,
  }),
  'work.candidates': ({ caseId }) => ({ caseId, q: 'ben' }),
  'work.mine': () => ({}),
  'users.work': ({ userId }) => ({ userId }),
  'handOvers.inventory': ({ userId }) => ({ userId }),
  'handOvers.receivers': ({ userId }) => ({ userId, q: 'ben' }),
  'handOvers.suggest': ({ userId }) => ({ userId }),
  'handOvers.saveDraft': ({ userId }) => ({ userId, placements: [], version: null }),
  'handOvers.discardDraft': ({ userId }) => ({ userId, version: 1 }),
  'handOvers.run': ({ userId, taskId, guestId }) => ({
    userId,
    placements: [{ kind: 'task', itemId: taskId, receiverId: guestId }],
  }),
  'handOvers.list': ({ userId }) => ({ userId }),
  'handOvers.read': ({ handOverId }) => ({ handOverId }),
  'handOvers.reverse': ({ handOverId }) => ({ handOverId }),
  'handOvers.received': ({ handOverId }) => ({ handOverId }),
  'handOvers.csv': ({ handOverId }) => ({ handOverId }),
  'handOvers.pdf': ({ handOverId }) => ({ handOverId }),
  'quotes.create': ({ userId }) => ({ act: 'deactivate', userIds: [userId] }),
  'quotes.read': ({ quoteId }) => ({ quoteId }),
  'billing.changePlan': ({ quoteId }) => ({ quoteId, totalCents: 0 }),
  'account.read': () => ({}),
  'account.change': () => ({
    firmName: 'Hartwell & Moss LLP',
    address: '12 Harbour Street\nBoston',
    phone: '+1 617 555 0100',
    fax: '',
    dateFormat: 'spelled',
    timeZone: 'America/New_York',
    version: 1,
  }),
  'account.changeLinkRule': () => ({ linksByEmailOnly: false, version: 1 }),
  'activity.list': ({ userId }) => ({ q: 'ben', topic: ['users'], userId, from: '2025-05-01' }),
  'activity.count': ({ userId }) => ({ userId }),
  'activity.export': ({ userId }) => ({ userId }),
  'activity.verify': () => ({}),
  'templates.list': () => ({}),
  'templates.create': () => ({
    kind: 'contact',
    name: crypto.randomUUID(),
    description: '',
    fields: [sampleField],
  }),
  'templates.change': ({ templateId }) => ({
    templateId,
    version: 1,
    name: 'Witness',
    description: '',
    fields: [sampleField],
  }),
  'templates.order': ({ templateId }) => ({ kind: 'issue', before: [templateId], after: [templateId] }),
  'templates.archive': ({ templateId }) => ({ templateId, version: 1 }),
  'templates.restore': ({ templateId }) => ({ templateId, version: 1 }),
  'mail.read': () => ({}),
  'mail.change': () => ({
    host: 'smtp.hartwell.test',
    port: 587,
    security: 'starttls',
    username: '',
    fromName: 'Hartwell & Moss LLP',
    fromAddress: 'office@hartwell.test',
  }),
  'mail.forget': () => ({}),
  'mail.test': () => ({ address: 'office@hartwell.test' }),
  'outbox.list': () => ({}),
  'outbox.read': ({ messageId }) => ({ messageId }),
  'outbox.retry': ({ messageId }) => ({ messageId }),
  'billing.read': () => ({}),
  'billing.estimate': () => ({ level: 'standard' }),
  'billing.keepPlan': () => ({}),
  'users.billing': ({ userId }) => ({ userId }),
  'ledger.list': () => ({ from: '2025-05-01', kind: ['renewal'] }),
  'ledger.read': () => ({ lineNumber: 1 }),
  'ledger.export': () => ({}),
  'invoices.list': () => ({}),
  'invoices.read': ({ invoiceId }) => ({ invoiceId }),
  'invoices.lines': ({ invoiceId }) => ({ invoiceId }),
  'invoices.pdf': ({ invoiceId }) => ({ invoiceId }),
  'invoices.csv': ({ invoiceId }) => ({ invoiceId }),
  'invoices.send': ({ invoiceId }) => ({ invoiceId }),
  'invoices.collect': ({ invoiceId }) => ({ invoiceId }),
  'payment.read': () => ({}),
  'payment.change': () => ({
    contactName: 'Nora Neumann',
    contactEmail: 'bills@hartwell.test',
    address: '12 Harbour Street\nBoston',
    purchaseOrder: 'PO-7',
    taxId: '',
    method: 'invoice',
    version: 1,
  }),
  'payment.beginCard': () => ({}),
  'payment.finishCard': () => ({ setupId: 'cs_test_unknown' }),
}
