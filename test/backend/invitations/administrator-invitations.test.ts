import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockAccount } from '../../../backend/database/lock-account.ts'
import {
  countAdministratorInvitations,
  withdrawAdministratorInvitations,
} from '../../../backend/modules/invitations/administrator-invitations.ts'
import { expireInvitations } from '../../../backend/modules/invitations/expire.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import {
  DAY,
  eventsAbout,
  freshAddress,
  invite,
  mailedToken,
  membershipOf,
  messagesTo,
  outcomeOf,
  register,
  storedInvitation,
} from './inviting.ts'

describe('administrator invitations of somebody who is lowered or deactivated', () => {
  let backend: TestBackend
  let ada: Client
  let ben: Client
  let accountId: string
  let adasId: string
  let bensId: string

  beforeAll(async () => {
    backend = await startTestBackend()
    ada = await backend.openAccount()
    const row = await invite(ada, freshAddress('ben'), 'administrator')
    await register(backend.visitor(), await mailedToken(backend, row.invitationId), 'Ben Berg')
    ben = backend.visitor()
    await ben.call('session.signIn', { email: row.email, password: TEST_PASSWORD })
    ;({ accountId, userId: adasId } = await membershipOf(ada))
    ;({ userId: bensId } = await membershipOf(ben))
  })
  afterAll(() => backend.stop())

  /** As lowering or deactivating does it, in its own transaction. */
  function withdrawThoseOf(userId: string): Promise<number> {
    const { context } = backend
    return context.database.write(accountId, async (tx) => {
      const now = await lockAccount(context, tx, accountId)
      const actor = {
        accountId,
        userId: adasId,
        identityId: adasId,
        sessionId: adasId,
        name: 'Ada Hartwell',
        level: 'administrator' as const,
        ip: null,
      }
      return withdrawAdministratorInvitations({ context, actor, tx, now }, [userId])
    })
  }

  const countThoseOf = (userId: string) =>
    backend.context.database.read(accountId, (db) => countAdministratorInvitations(db, accountId, userId))

  it('are counted and withdrawn, and nothing else is', async () => {
    const voided = await invite(ben, freshAddress(), 'administrator')
    const lower = await invite(ben, freshAddress(), 'standard')
    const adas = await invite(ada, freshAddress(), 'administrator')
    const token = await mailedToken(backend, voided.invitationId)
    expect([await countThoseOf(bensId), await countThoseOf(adasId)]).toEqual([1, 1])
    expect(await withdrawThoseOf(bensId)).toBe(1)
    expect([await countThoseOf(bensId), await countThoseOf(adasId)]).toEqual([0, 1])
    expect(await outcomeOf(register(backend.visitor(), token))).toBe('link.deleted')
    expect(await eventsAbout(backend, voided.invitationId)).toEqual([
      'invitation.sent',
      'invitation.withdrawn',
    ])
    expect((await messagesTo(backend, voided.email)).filter(({ state }) => state === 'queued')).toEqual([])
    for (const { invitationId } of [lower, adas])
      expect(await storedInvitation(backend, invitationId)).toMatchObject({ state: 'pending' })
    expect(await withdrawThoseOf(bensId)).toBe(0)
  })

  it('include those that expired, since these can be sent again', async () => {
    const row = await invite(ben, freshAddress(), 'administrator')
    backend.clock.moveBy(30 * DAY)
    await expireInvitations(backend.context)
    expect(await withdrawThoseOf(bensId)).toBe(1)
    backend.clock.moveBy(-30 * DAY)
    const restored = await ada.call('invitations.restore', { invitationId: row.invitationId })
    expect(restored.state).toBe('expired')
  })

  it('include those that they raised to administrator or sent to another address', async () => {
    const raised = await invite(ada, freshAddress(), 'guest')
    await ben.call('invitations.change', {
      invitationId: raised.invitationId,
      version: 1,
      level: 'administrator',
    })
    const turned = await invite(ada, freshAddress(), 'administrator')
    await ben.call('invitations.correctAddress', {
      invitationId: turned.invitationId,
      version: 1,
      address: freshAddress('bens.friend'),
    })
    expect(await withdrawThoseOf(bensId)).toBe(2)
  })

  it('leave out those that another administrator brought back', async () => {
    const row = await invite(ben, freshAddress(), 'administrator')
    await withdrawThoseOf(bensId)
    await ada.call('invitations.restore', { invitationId: row.invitationId })
    expect(await withdrawThoseOf(bensId)).toBe(0)
    expect((await storedInvitation(backend, row.invitationId)).invited_by).toBe(adasId)
  })

  it('leave out those that were lowered to another level', async () => {
    const row = await invite(ben, freshAddress(), 'administrator')
    await ada.call('invitations.change', {
      invitationId: row.invitationId,
      version: 1,
      level: 'limited',
    })
    expect(await withdrawThoseOf(bensId)).toBe(0)
  })
})
