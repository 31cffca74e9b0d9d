import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireInvitations } from '../../../backend/modules/invitations/expire.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import {
  DAY,
  eventsAbout,
  invite,
  mailedToken,
  membershipOf,
  messagesTo,
  outcomeOf,
  register,
  storedInvitation,
  usersWith,
} from './inviting.ts'

describe('the expiry of invitations', () => {
  let backend: TestBackend
  let admin: Client

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount()
  })
  afterAll(() => backend.stop())

  const stateOf = async (invitationId: string) => (await storedInvitation(backend, invitationId)).state
  const read = (token: string) => outcomeOf(backend.visitor().call('registration.read', { token }))

  it('is stored, recorded as Roster’s own act, and cancels what still waits', async () => {
    const row = await invite(admin)
    backend.clock.moveBy(30 * DAY)
    await expireInvitations(backend.context)
    expect(await stateOf(row.invitationId)).toBe('expired')
    const { items } = await admin.call('invitations.list', { q: row.email })
    expect(items).toMatchObject([{ state: 'expired', version: 2, expiresAt: row.expiresAt }])
    const recorded = await backend.context.database.systemPool.query(
      `select actor_id, actor_name from activity where subject_id = $1 and kind = 'invitation.expired'`,
      [row.invitationId],
    )
    expect(recorded.rows).toEqual([{ actor_id: null, actor_name: 'Roster' }])
    expect((await messagesTo(backend, row.email)).filter(({ state }) => state === 'queued')).toEqual([])
  })

  it('leaves what still has time', async () => {
    const row = await invite(admin)
    backend.clock.moveBy(30 * DAY - 60_000)
    await expireInvitations(backend.context)
    expect(await stateOf(row.invitationId)).toBe('pending')
    expect(await read(await mailedToken(backend, row.invitationId))).toBe('done')
  })

  it('holds to the moment even when the job is late', async () => {
    const row = await invite(admin)
    const token = await mailedToken(backend, row.invitationId)
    backend.clock.moveBy(30 * DAY)
    expect(await stateOf(row.invitationId)).toBe('pending')
    expect(await read(token)).toBe('link.expired')
    expect(await stateOf(row.invitationId)).toBe('pending')
    expect(await outcomeOf(register(backend.visitor(), token))).toBe('link.expired')
    expect(await usersWith(backend, row.email)).toEqual([])
  })

  it('is final once somebody was refused for it, whatever the clock does', async () => {
    const row = await invite(admin)
    const token = await mailedToken(backend, row.invitationId)
    backend.clock.moveBy(30 * DAY)
    expect(await outcomeOf(register(backend.visitor(), token))).toBe('link.expired')
    expect(await stateOf(row.invitationId)).toBe('expired')
    backend.clock.moveBy(-30 * DAY)
    expect(await outcomeOf(register(backend.visitor(), token))).toBe('link.expired')
    expect(await eventsAbout(backend, row.invitationId)).toEqual(['invitation.sent', 'invitation.expired'])
    expect(await usersWith(backend, row.email)).toEqual([])
  })

  it('is not undone by a clock put back, nor by deleting and restoring', async () => {
    const row = await invite(admin)
    const token = await mailedToken(backend, row.invitationId)
    backend.clock.moveBy(30 * DAY)
    await expireInvitations(backend.context)
    backend.clock.moveBy(-29 * DAY)
    await expireInvitations(backend.context)
    expect(await read(token)).toBe('link.expired')
    await admin.call('invitations.delete', { invitationId: row.invitationId })
    const restored = await admin.call('invitations.restore', { invitationId: row.invitationId })
    expect(restored.state).toBe('expired')
    expect(await outcomeOf(register(backend.visitor(), token))).toBe('link.expired')
    expect(await usersWith(backend, row.email)).toEqual([])
  })

  it('is met by an invitation that is restored after its date', async () => {
    const row = await invite(admin)
    await admin.call('invitations.delete', { invitationId: row.invitationId })
    backend.clock.moveBy(31 * DAY)
    const restored = await admin.call('invitations.restore', { invitationId: row.invitationId })
    expect(restored).toMatchObject({ state: 'expired', expiresAt: row.expiresAt })
    expect((await messagesTo(backend, row.email)).filter(({ state }) => state === 'queued')).toEqual([])
  })

  it.each([
    [
      'resending',
      (invitationId: string) => admin.call('invitations.resend', { invitationId }),
      'the same link',
    ],
    [
      'replacing the link',
      (invitationId: string) => admin.call('invitations.replaceLink', { invitationId, version: 2 }),
      'a new link',
    ],
    [
      'correcting the address',
      (invitationId: string) =>
        admin.call('invitations.correctAddress', {
          invitationId,
          version: 2,
          address: `${invitationId.slice(-12)}@right.test`,
        }),
      'a new link',
    ],
  ])('ends with %s, which gives 30 new days', async (_, act, link) => {
    const row = await invite(admin)
    const before = await mailedToken(backend, row.invitationId)
    backend.clock.moveBy(40 * DAY)
    await expireInvitations(backend.context)
    const revived = await act(row.invitationId)
    expect(revived.state).toBe('pending')
    expect(Date.parse(revived.expiresAt) - Date.parse(revived.sentAt)).toBe(30 * DAY)
    const after = await mailedToken(backend, row.invitationId)
    expect(after === before).toBe(link === 'the same link')
    expect(await outcomeOf(register(backend.visitor(), after))).toBe('done')
  })

  it('happens once when several processes look at the same moment, and for every account', async () => {
    const other = await backend.openAccount()
    const { invited } = await admin.call('invitations.create', {
      addresses: Array.from({ length: 40 }, (_, number) => `many${number}@client.test`),
      level: 'guest',
    })
    const theirs = await invite(other)
    backend.clock.moveBy(30 * DAY)
    await Promise.all(Array.from({ length: 6 }, () => expireInvitations(backend.context)))
    for (const { invitationId } of [...invited, theirs])
      expect(await eventsAbout(backend, invitationId)).toEqual(['invitation.sent', 'invitation.expired'])
  })

  it('does not wait for an account that is locked, and comes back to it', async () => {
    const busy = await backend.openAccount()
    const calm = await backend.openAccount()
    const waits = await invite(busy)
    const goes = await invite(calm)
    backend.clock.moveBy(30 * DAY)
    const { accountId } = await membershipOf(busy)
    const holder = await backend.context.database.systemPool.connect()
    await holder.query('begin')
    await holder.query('select 1 from accounts where account_id = $1 for update', [accountId])
    await expireInvitations(backend.context)
    await holder.query('rollback')
    holder.release()
    expect([await stateOf(waits.invitationId), await stateOf(goes.invitationId)]).toEqual([
      'pending',
      'expired',
    ])
    await expireInvitations(backend.context)
    expect(await stateOf(waits.invitationId)).toBe('expired')
  })

  it('is stored for everybody else when one account is in trouble', async () => {
    const firms = await Promise.all([1, 2, 3].map(() => backend.openAccount()))
    const rows = await Promise.all(firms.map((firm) => invite(firm)))
    const [troubled] = await Promise.all(firms.map(membershipOf))
    const { systemPool } = backend.context.database
    await systemPool.query(
      `create function trouble() returns trigger language plpgsql as
       $$ begin if new.account_id = '${troubled?.accountId}' then raise exception 'trouble'; end if; return new; end $$`,
    )
    await systemPool.query(
      'create trigger trouble before insert on activity for each row execute function trouble()',
    )
    backend.clock.moveBy(30 * DAY)
    await expect(expireInvitations(backend.context)).rejects.toThrow()
    await systemPool.query('drop trigger trouble on activity')
    const states = await Promise.all(rows.map(({ invitationId }) => stateOf(invitationId)))
    expect(states).toEqual(['pending', 'expired', 'expired'])
  })
})
