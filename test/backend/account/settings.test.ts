import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { invite, outcomeOf } from '../invitations/inviting.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

describe('the account', () => {
  it('shows its name and rules', async () => {
    const admin = await backend.openAccount({ firmName: 'Moss & Daughters' })
    expect(await admin.call('account.read', {})).toEqual({
      firmName: 'Moss & Daughters',
      address: '',
      phone: '',
      fax: '',
      dateFormat: 'spelled',
      timeZone: 'America/New_York',
      linksByEmailOnly: false,
      version: 1,
    })
  })

  it('lets registration links leave by e-mail only, once an administrator says so', async () => {
    const admin = await backend.openAccount()
    const { invitationId } = await invite(admin)
    await admin.call('invitations.copyLink', { invitationId })
    const heard = new Promise((resolve) => {
      backend.context.live.on('event', ({ name }) => {
        if (name === 'account.changed') resolve(name)
      })
    })
    const changed = await admin.call('account.changeLinkRule', { linksByEmailOnly: true, version: 1 })
    expect(changed).toMatchObject({ linksByEmailOnly: true, version: 2 })
    await heard
    expect(await outcomeOf(admin.call('invitations.copyLink', { invitationId }))).toBe(
      'invitation.links-by-email-only',
    )
    const { rows } = await backend.context.database.systemPool.query(
      `select facts from activity where kind = 'account.link-rule-changed'`,
    )
    expect(rows).toEqual([{ facts: { linksByEmailOnly: true } }])
  })

  it('refuses a change decided on an older state', async () => {
    const admin = await backend.openAccount()
    await admin.call('account.changeLinkRule', { linksByEmailOnly: true, version: 1 })
    expect(
      await outcomeOf(admin.call('account.changeLinkRule', { linksByEmailOnly: false, version: 1 })),
    ).toBe('account.stale')
    expect((await admin.call('account.read', {})).linksByEmailOnly).toBe(true)
  })
})
