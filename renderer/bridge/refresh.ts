import type { QueryClient } from '@tanstack/react-query'
import type { EventName } from '../../shared/contract/events.ts'
import type { OperationName } from '../../shared/contract/index.ts'
import type { Transport } from './transport.ts'

/** Whatever somebody sees of cases: a change of a level or of the people on a case may change all of it. */
const caseReads: readonly OperationName[] = [
  'cases.list',
  'cases.outline',
  'cases.counts',
  'cases.read',
  'cases.candidates',
  'users.cases',
]

/** Whatever shows tasks, documents and who holds them. */
const workReads: readonly OperationName[] = [
  'tasks.list',
  'documents.list',
  'work.candidates',
  'work.mine',
  'users.work',
  'cases.read',
]

/** What somebody holds, who could take it, and what was handed over. */
const handOverReads: readonly OperationName[] = [
  'handOvers.inventory',
  'handOvers.receivers',
  'handOvers.list',
  'handOvers.read',
]

/** The Users page: its numbers of cases and of open work change with these. */
const userReads: readonly OperationName[] = ['users.list', 'users.outline', 'users.counts']

/** Which reads show something that an event changes. One table for own acts and for those of others. */
const readsChangedBy: Partial<Record<EventName, readonly OperationName[]>> = {
  'users.changed': [...userReads, 'users.read', 'users.preview', ...caseReads, ...handOverReads],
  'cases.changed': [
    ...caseReads,
    ...workReads,
    ...userReads,
    ...handOverReads,
    'users.read',
    'users.preview',
    'invitations.list',
    'invitations.check',
  ],
  'work.changed': [...workReads, ...userReads, ...handOverReads, 'users.read', 'users.preview'],
  'invitations.changed': ['invitations.list', 'users.counts', 'handOvers.inventory', 'handOvers.read'],
  'outbox.changed': ['outbox.list', 'outbox.read'],
  'billing.changed': [
    'billing.read',
    'billing.estimate',
    'users.billing',
    'ledger.list',
    'ledger.read',
    'invoices.list',
    'invoices.read',
    'invoices.lines',
    'payment.read',
  ],
  'templates.changed': ['templates.list'],
  'account.changed': ['account.read', 'session.read', 'mail.read', 'setup.read'],
  'session.changed': ['session.read', ...caseReads, ...workReads],
}

/** The events that an act causes, by the noun of its name; the window does not wait for the server to say so. */
const eventsOfNoun: Record<string, readonly EventName[]> = {
  users: ['users.changed', 'invitations.changed', 'billing.changed'],
  cases: ['cases.changed'],
  tasks: ['work.changed'],
  documents: ['work.changed'],
  handOvers: ['work.changed', 'cases.changed', 'invitations.changed'],
  billing: ['billing.changed'],
  invoices: ['billing.changed', 'outbox.changed'],
  payment: ['billing.changed'],
  invitations: ['invitations.changed', 'outbox.changed'],
  invitationLink: [],
  outbox: ['outbox.changed'],
  mail: ['account.changed', 'outbox.changed'],
  account: ['account.changed'],
  templates: ['templates.changed'],
  profile: ['session.changed', 'users.changed'],
  password: ['session.changed'],
  twoFactor: ['session.changed'],
}

/** Refreshes what is shown whenever the server says that something changed. Answers how to stop. */
export function refreshOnEvents(transport: Transport, cache: QueryClient): () => void {
  const stops = (Object.keys(readsChangedBy) as EventName[]).map((name) =>
    transport.on(name, () => refresh(cache, [name])),
  )
  stops.push(transport.on('stream.resumed', () => void cache.invalidateQueries()))
  return () => {
    for (const stop of stops) stop()
  }
}

/** Refreshes what an act of this window changed. */
export function refreshAfter(cache: QueryClient, operation: OperationName): void {
  const [noun = ''] = operation.split('.')
  refresh(cache, eventsOfNoun[noun] ?? [])
}

function refresh(cache: QueryClient, names: readonly EventName[]): void {
  // Whatever changes is recorded.
  const reads = new Set<OperationName>([
    'activity.count',
    ...names.flatMap((name) => readsChangedBy[name] ?? []),
  ])
  for (const read of reads) void cache.invalidateQueries({ queryKey: [read] })
}
