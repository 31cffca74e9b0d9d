import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../../backend/live.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { signIn, whoIs } from '../../support/people.ts'

let backend: TestBackend
let heard: LiveEvent[] = []
beforeAll(async () => {
  // Without a first invoice, whose mail would be heard in between.
  backend = await startTestBackend({ trialDays: 365 })
  backend.context.live.on('event', (event) => heard.push(event))
})
afterAll(() => backend.stop())

async function expectEvent(event: LiveEvent): Promise<void> {
  await expect.poll(() => heard).toContainEqual(event)
}

describe('open windows', () => {
  it('hear that somebody changed their name', async () => {
    const client = await backend.openAccount()
    const { accountId, userId } = await whoIs(client)
    await client.call('profile.update', { name: 'Ada Whitcombe' })
    await expectEvent({ accountId, name: 'users.changed', payload: { userId } })
  })

  it('of the same person hear that their session may be over when the password changed', async () => {
    const email = 'windows@hartwell.test'
    const client = await backend.openAccount({ email })
    const { accountId, identityId } = await whoIs(client)
    await signIn(backend, email)
    heard = []
    await client.call('password.change', { current: TEST_PASSWORD, password: 'seven green lanterns' })
    await expectEvent({ accountId, identityId, name: 'session.changed', payload: {} })
  })

  it('hear nothing of a change that was refused', async () => {
    const email = 'silent@hartwell.test'
    const client = await backend.openAccount({ email })
    const { accountId } = await whoIs(client)
    heard = []
    const refused = client.call('password.change', { current: 'wrong', password: 'seven green lanterns' })
    await expect(refused).rejects.toThrow()
    await client.call('profile.update', { name: 'Ada Hartwell' })
    await pause(200)
    expect(heard.filter((event) => event.accountId === accountId)).toEqual([])
  })
})
