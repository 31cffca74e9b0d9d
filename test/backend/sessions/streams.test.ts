import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVENTS_PATH } from '../../../shared/contract/events.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, whoIs } from '../../support/people.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend({ trialDays: 365 })
})
afterAll(() => backend.stop())

/** The names of events that an open window of somebody hears, oldest first. */
async function listen(client: Client): Promise<{ heard: string[]; close(): void }> {
  const stop = new AbortController()
  const response = await client.fetch(EVENTS_PATH, { signal: stop.signal })
  const heard: string[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? [])
      heard.push(...[...decoder.decode(chunk).matchAll(/^event: (.+)$/gm)].map(([, name = '']) => name))
  }
  // Closing the window ends the stream in the middle.
  read().catch(() => undefined)
  return { heard, close: () => stop.abort() }
}

it('an open window hears of cases and work at every level, and of users with administrators only', async () => {
  const ada = await backend.openAccount()
  const { accountId } = await whoIs(ada)
  const lea = await addSignedInUser(backend, accountId, { level: 'limited' })
  const hers = await listen(lea)
  const own = await listen(ada)
  await ada.call('profile.update', { name: 'Ada Whitcombe' })
  const { caseId } = await ada.call('cases.create', { number: '26-1', name: 'Stone v. Harbour' })
  await ada.call('tasks.create', { caseId, title: 'Draft the motion', dueOn: null, assigneeId: null })
  await expect
    .poll(() => own.heard)
    .toEqual(expect.arrayContaining(['users.changed', 'cases.changed', 'work.changed']))
  await expect.poll(() => hers.heard).toEqual(expect.arrayContaining(['cases.changed', 'work.changed']))
  expect(hers.heard).not.toContain('users.changed')
  own.close()
  hers.close()
})
