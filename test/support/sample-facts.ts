import { v7 as uuid7 } from 'uuid'
import type { TestBackend } from './backend.ts'
import type { Client } from './client.ts'
import { addIdentity, addUser, whoIs } from './people.ts'
import type { SampleFacts } from './sample-inputs.ts'

/** A user, an invitation, a message, an invoice, a quote, two cases, a guest, a task and a document on the first of them, a hand-over and a template, in the account of this administrator, by their ids. */
export async function makeSampleFacts(backend: TestBackend, owner: Client): Promise<SampleFacts> {
  const { accountId, email } = await whoIs(owner)
  const person = `person.${uuid7()}@hartwell.test`
  const userId = await addUser(backend, accountId, await addIdentity(backend, person), { email: person })
  const { invited } = await owner.call('invitations.create', {
    addresses: ['ana@hartwell.test'],
    level: 'limited',
  })
  const messages = await owner.call('outbox.list', {})
  const invoices = await owner.call('invoices.list', {})
  const { quoteId } = await owner.call('quotes.create', { act: 'deactivate', userIds: [userId] })
  const guestAddress = `guest.${uuid7()}@elsewhere.test`
  const guestId = await addUser(backend, accountId, await addIdentity(backend, guestAddress), {
    email: guestAddress,
    level: 'guest',
  })
  const { caseId } = await owner.call('cases.create', { number: '2026-1', name: 'Stone v. Harbour' })
  const other = await owner.call('cases.create', { number: '2026-2', name: 'Harbour v. Stone' })
  await owner.call('cases.addPeople', { caseId, userIds: [guestId] })
  const { taskId } = await owner.call('tasks.create', {
    caseId,
    title: 'File the motion',
    dueOn: '2026-12-01',
    assigneeId: null,
  })
  const { documentId } = await owner.call('documents.create', {
    caseId,
    name: 'Deposition of Ana Ruiz',
    reviewerId: null,
  })
  const { templateId } = await owner.call('templates.create', {
    kind: 'issue',
    name: 'Issue of law',
    description: '',
    fields: [{ label: 'Question', type: 'long-text', choices: [], required: true }],
  })
  const { userId: ownerId } = await whoIs(owner)
  const handed = await owner.call('tasks.create', {
    caseId,
    title: 'Call the expert',
    dueOn: null,
    assigneeId: userId,
  })
  const { handOverId } = await owner.call('handOvers.run', {
    userId,
    placements: [{ kind: 'task', itemId: handed.taskId, receiverId: ownerId }],
  })
  return {
    accountId,
    userId,
    email,
    invitationId: invited[0]?.invitationId ?? '',
    messageId: messages.items[0]?.messageId ?? '',
    invoiceId: invoices.items[0]?.invoiceId ?? '',
    quoteId,
    caseId,
    otherCaseId: other.caseId,
    guestId,
    taskId,
    documentId,
    handOverId,
    templateId,
  }
}
