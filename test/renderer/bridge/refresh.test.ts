import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { refreshAfter, refreshOnEvents } from '../../../renderer/bridge/refresh.ts'
import type { EventName } from '../../../shared/contract/events.ts'
import type { OperationName } from '../../../shared/contract/index.ts'
import { memoryTransport } from '../../support/memory-transport.ts'

const reads = [
  'users.list',
  'users.counts',
  'invitations.list',
  'outbox.list',
  'mail.read',
  'users.billing',
  'session.read',
] as const

function filledCache() {
  const cache = new QueryClient()
  for (const read of reads) cache.setQueryData([read, {}], {})
  const stale = () => reads.filter((read) => cache.getQueryState([read, {}])?.isInvalidated)
  return { cache, stale }
}

it.each<[EventName, (typeof reads)[number][]]>([
  ['users.changed', ['users.list', 'users.counts']],
  ['invitations.changed', ['users.counts', 'invitations.list']],
  ['outbox.changed', ['outbox.list']],
  ['billing.changed', ['users.billing']],
  ['account.changed', ['mail.read', 'session.read']],
  ['session.changed', ['session.read']],
  ['stream.resumed', [...reads]],
  ['connection.changed', []],
])('%s makes exactly what shows it old', (name, expected) => {
  const { cache, stale } = filledCache()
  const transport = memoryTransport({})
  const stop = refreshOnEvents(transport, cache)
  transport.emit(name, (name === 'connection.changed' ? { online: true } : {}) as never)
  expect(stale()).toEqual(expected)
  stop()
  cache.setQueryData(['users.list', {}], {})
  transport.emit('users.changed', {})
  expect(cache.getQueryState(['users.list', {}])?.isInvalidated).toBe(false)
})

it.each<[OperationName, (typeof reads)[number][]]>([
  ['users.deactivate', ['users.list', 'users.counts', 'invitations.list', 'users.billing']],
  ['invitations.create', ['users.counts', 'invitations.list', 'outbox.list']],
  ['mail.change', ['outbox.list', 'mail.read', 'session.read']],
  ['outbox.retry', ['outbox.list']],
  ['twoFactor.confirm', ['session.read']],
  ['settings.change', []],
])('an own %s makes what it changed old without waiting for the server', (operation, expected) => {
  const { cache, stale } = filledCache()
  refreshAfter(cache, operation)
  expect(stale()).toEqual(expected)
})
