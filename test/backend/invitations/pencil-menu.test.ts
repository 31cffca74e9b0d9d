import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import {
  copiedToken,
  DAY,
  eventsAbout,
  freshAddress,
  invite,
  MINUTE,
  mailedToken,
  membershipOf,
  messagesTo,
  outcomeOf,
  outcomesOf,
  register,
  storedInvitation,
  tokenIn,
} from './inviting.ts'

describe('the pencil menu of an invitation', () => {
  let backend: TestBackend
  let admin: Client

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount()
  })
  afterAll(() => backend.stop())

  const offer = (token: string) => outcomeOf(backend.visitor().call('registration.read', { token }))

  describe('copy registration link', () => {
    it('answers the link of this server, always the same, and records it each time', async () => {
      const row = await invite(admin)
      const { link, ...facts } = await admin.call('invitations.copyLink', { invitationId: row.invitationId })
      expect(link.startsWith(`${backend.address}/register#`)).toBe(true)
      expect(facts).toEqual({ email: row.email, level: 'standard', expiresAt: row.expiresAt })
      const again = await admin.call('invitations.copyLink', { invitationId: row.invitationId })
      expect(again.link).toBe(link)
      expect(await offer(tokenIn(link))).toBe('done')
      expect(await eventsAbout(backend, row.invitationId)).toEqual([
        'invitation.sent',
        'invitation.link-copied',
        'invitation.link-copied',
      ])
    })

    it('takes the host from the configuration only', async () => {
      const row = await invite(admin)
      const { link } = await admin.call(
        'invitations.copyLink',
        { invitationId: row.invitationId },
        { 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' },
      )
      expect(new URL(link).origin).toBe(backend.address)
    })

    it('records a repeated request once and stores no link with it', async () => {
      const row = await invite(admin)
      const key = { 'idempotency-key': crypto.randomUUID() }
      const first = await admin.call('invitations.copyLink', { invitationId: row.invitationId }, key)
      const second = await admin.call('invitations.copyLink', { invitationId: row.invitationId }, key)
      expect(second).toEqual(first)
      expect(await eventsAbout(backend, row.invitationId)).toEqual([
        'invitation.sent',
        'invitation.link-copied',
      ])
      const stored = await backend.context.database.systemPool.query(
        'select answer from idempotent_writes where key = $1',
        [key['idempotency-key']],
      )
      expect(stored.rows).toEqual([{ answer: { generation: 1 } }])
    })

    it('gives no newer link to a repeated request, since that copy would go unrecorded', async () => {
      const row = await invite(admin)
      const { invitationId } = row
      const key = { 'idempotency-key': crypto.randomUUID() }
      await admin.call('invitations.copyLink', { invitationId }, key)
      await admin.call('invitations.replaceLink', { invitationId, version: 1 })
      expect(await outcomeOf(admin.call('invitations.copyLink', { invitationId }, key))).toBe(
        'invitation.stale',
      )
      expect(await eventsAbout(backend, invitationId)).toEqual([
        'invitation.sent',
        'invitation.link-copied',
        'invitation.link-replaced',
      ])
    })

    it('is refused when the firm sends links by e-mail only', async () => {
      const firm = await backend.openAccount()
      const row = await invite(firm)
      await backend.context.database.systemPool.query(
        'update accounts set links_by_email_only = true where account_id = $1',
        [(await membershipOf(firm)).accountId],
      )
      expect(await outcomeOf(firm.call('invitations.copyLink', { invitationId: row.invitationId }))).toBe(
        'invitation.links-by-email-only',
      )
      expect(await eventsAbout(backend, row.invitationId)).toEqual(['invitation.sent'])
    })

    it('is refused for a link that has expired, stored already or not', async () => {
      const row = await invite(admin)
      backend.clock.moveBy(30 * DAY)
      expect(await outcomeOf(admin.call('invitations.copyLink', { invitationId: row.invitationId }))).toBe(
        'invitation.expired',
      )
    })
  })

  describe('resend', () => {
    it('keeps row and link, gives a full new 30 days and sends again', async () => {
      const row = await invite(admin)
      const token = await mailedToken(backend, row.invitationId)
      backend.clock.moveBy(10 * DAY)
      const again = await admin.call('invitations.resend', { invitationId: row.invitationId })
      expect(again).toMatchObject({ invitationId: row.invitationId, email: row.email, version: 2 })
      expect(Date.parse(again.expiresAt) - Date.parse(again.sentAt)).toBe(30 * DAY)
      expect(Date.parse(again.sentAt) - Date.parse(row.sentAt)).toBeGreaterThanOrEqual(10 * DAY)
      expect(await mailedToken(backend, row.invitationId)).toBe(token)
      expect(await offer(token)).toBe('done')
      expect(await messagesTo(backend, row.email)).toHaveLength(2)
      expect(await eventsAbout(backend, row.invitationId)).toEqual(['invitation.sent', 'invitation.resent'])
    })

    it('waits a minute between two sendings', async () => {
      const row = await invite(admin)
      const resend = () => outcomeOf(admin.call('invitations.resend', { invitationId: row.invitationId }))
      expect(await resend()).toBe('invitation.too-soon')
      backend.clock.moveBy(MINUTE)
      expect(await resend()).toBe('done')
      expect(await resend()).toBe('invitation.too-soon')
      expect(await messagesTo(backend, row.email)).toHaveLength(2)
    })
  })

  describe('delete and undo', () => {
    it('makes the link dead at once and cancels what still waits', async () => {
      const row = await invite(admin)
      const token = await mailedToken(backend, row.invitationId)
      expect(await admin.call('invitations.delete', { invitationId: row.invitationId })).toEqual({
        invitationId: row.invitationId,
        email: row.email,
      })
      expect(await offer(token)).toBe('link.deleted')
      expect(await outcomeOf(register(backend.visitor(), token))).toBe('link.deleted')
      const waiting = (await messagesTo(backend, row.email)).filter(({ state }) => state === 'queued')
      expect(waiting).toEqual([])
    })

    it('undo brings back the same link with the same date, and the message if it had not left', async () => {
      const row = await invite(admin)
      const token = await mailedToken(backend, row.invitationId)
      await admin.call('invitations.delete', { invitationId: row.invitationId })
      backend.clock.moveBy(2 * DAY)
      const restored = await admin.call('invitations.restore', { invitationId: row.invitationId })
      expect(restored).toMatchObject({
        invitationId: row.invitationId,
        state: 'pending',
        sentAt: row.sentAt,
        expiresAt: row.expiresAt,
        delivery: { state: expect.stringMatching(/queued|sent/) },
        version: 3,
      })
      expect(await mailedToken(backend, row.invitationId)).toBe(token)
      expect(await offer(token)).toBe('done')
      expect(await eventsAbout(backend, row.invitationId)).toEqual([
        'invitation.sent',
        'invitation.deleted',
        'invitation.restored',
      ])
    })

    it('undo is refused when the address has another open invitation, or a user, by now', async () => {
      const row = await invite(admin)
      const restore = () => admin.call('invitations.restore', { invitationId: row.invitationId })
      await admin.call('invitations.delete', { invitationId: row.invitationId })
      const second = await invite(admin, row.email.toUpperCase())
      await expect(restore()).rejects.toMatchObject({
        code: 'invitation.pending',
        details: { invitationId: second.invitationId },
      })
      await register(backend.visitor(), await mailedToken(backend, second.invitationId))
      expect(await outcomeOf(restore())).toBe('invitation.user-exists')
      await backend.context.database.systemPool.query(
        `update users set status = 'inactive' where email_key = lower($1)`,
        [row.email],
      )
      expect(await outcomeOf(restore())).toBe('invitation.user-inactive')
    })

    it('undo is refused for what was not deleted', async () => {
      const row = await invite(admin)
      const restore = () => outcomeOf(admin.call('invitations.restore', { invitationId: row.invitationId }))
      expect(await restore()).toBe('invitation.not-open')
      await register(backend.visitor(), await mailedToken(backend, row.invitationId))
      expect(await restore()).toBe('invitation.not-open')
    })
  })

  describe('change level', () => {
    it('changes what the link gives; the link stays and nothing is sent', async () => {
      const row = await invite(admin, freshAddress(), 'guest')
      const token = await copiedToken(admin, row.invitationId)
      const changed = await admin.call('invitations.change', {
        invitationId: row.invitationId,
        version: 1,
        level: 'limited',
      })
      expect(changed).toMatchObject({ level: 'limited', version: 2, expiresAt: row.expiresAt })
      expect(await messagesTo(backend, row.email)).toHaveLength(1)
      expect((await register(backend.visitor(), token)).level).toBe('limited')
    })

    it('to the same level changes nothing', async () => {
      const row = await invite(admin)
      const same = { invitationId: row.invitationId, version: 1, level: 'standard' as const }
      expect(await admin.call('invitations.change', same)).toMatchObject({ version: 1 })
      expect(await eventsAbout(backend, row.invitationId)).toEqual(['invitation.sent'])
    })
  })

  describe('correct the address', () => {
    it('kills the old link, cancels the old message and sends a new link to the right address', async () => {
      const row = await invite(admin)
      const old = await mailedToken(backend, row.invitationId)
      const oldCopy = await copiedToken(admin, row.invitationId)
      const address = freshAddress('Right')
      const corrected = await admin.call('invitations.correctAddress', {
        invitationId: row.invitationId,
        version: 1,
        address,
      })
      expect(corrected).toMatchObject({ invitationId: row.invitationId, email: address, version: 2 })
      expect([await offer(old), await offer(oldCopy)]).toEqual(['link.replaced', 'link.replaced'])
      expect(await outcomeOf(register(backend.visitor(), old))).toBe('link.replaced')
      const left = (await messagesTo(backend, row.email)).filter(({ state }) => state === 'queued')
      expect(left).toEqual([])
      expect(await messagesTo(backend, address)).toMatchObject([{ kind: 'invitation' }])
      const accepted = await register(backend.visitor(), await mailedToken(backend, row.invitationId))
      expect(accepted.email).toBe(address)
    })

    it('accepts another letter case of the same address', async () => {
      const row = await invite(admin)
      const address = row.email.replace('person', 'Person')
      const correct = { invitationId: row.invitationId, version: 1, address }
      expect((await admin.call('invitations.correctAddress', correct)).email).toBe(address)
    })

    it('refuses an address that is taken, malformed or was written to too often', async () => {
      const row = await invite(admin)
      const pending = await invite(admin)
      const joined = await invite(admin)
      await register(backend.visitor(), await mailedToken(backend, joined.invitationId))
      const correct = (address: string) =>
        outcomeOf(
          admin.call('invitations.correctAddress', { invitationId: row.invitationId, version: 1, address }),
        )
      expect(await correct('nonsense')).toBe('address.invalid')
      expect(await correct('a@b.test\r\nBcc: x@evil.test')).toBe('address.invalid')
      expect(await correct(pending.email.toUpperCase())).toBe('invitation.pending')
      expect(await correct(joined.email)).toBe('invitation.user-exists')
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({
        email: row.email,
        generation: 1,
      })
    })
  })

  it('replaces the link: the old one is dead, the new one is sent and has 30 days', async () => {
    const row = await invite(admin)
    const old = await mailedToken(backend, row.invitationId)
    backend.clock.moveBy(3 * DAY)
    const replaced = await admin.call('invitations.replaceLink', {
      invitationId: row.invitationId,
      version: 1,
    })
    expect(Date.parse(replaced.expiresAt) - Date.parse(row.expiresAt)).toBeGreaterThanOrEqual(3 * DAY)
    expect(await offer(old)).toBe('link.replaced')
    const token = await mailedToken(backend, row.invitationId)
    expect(token).not.toBe(old)
    expect(await offer(token)).toBe('done')
    expect(await messagesTo(backend, row.email)).toHaveLength(2)
  })

  it('refuses a change that was decided on an older version', async () => {
    const { invitationId } = await invite(admin)
    await admin.call('invitations.change', { invitationId, version: 1, level: 'guest' })
    expect(
      await outcomesOf([
        admin.call('invitations.change', { invitationId, version: 1, level: 'limited' }),
        admin.call('invitations.correctAddress', { invitationId, version: 1, address: freshAddress() }),
        admin.call('invitations.replaceLink', { invitationId, version: 1 }),
      ]),
    ).toEqual(['invitation.stale'])
  })

  it('is closed for accepted and deleted invitations', async () => {
    const accepted = await invite(admin)
    await register(backend.visitor(), await mailedToken(backend, accepted.invitationId))
    const deleted = await invite(admin)
    await admin.call('invitations.delete', { invitationId: deleted.invitationId })
    for (const { invitationId } of [accepted, deleted]) {
      expect(
        await outcomesOf([
          admin.call('invitations.copyLink', { invitationId }),
          admin.call('invitations.resend', { invitationId }),
          admin.call('invitations.delete', { invitationId }),
          admin.call('invitations.change', { invitationId, version: 2, level: 'guest' }),
          admin.call('invitations.correctAddress', { invitationId, version: 2, address: freshAddress() }),
          admin.call('invitations.replaceLink', { invitationId, version: 2 }),
        ]),
      ).toEqual(['invitation.not-open'])
    }
  })
})
