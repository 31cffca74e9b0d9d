import type { QueryResultRow } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../../backend/live.ts'
import { encodeRequest } from '../../../shared/contract/http.ts'
import { accountOperation } from '../../../shared/contract/index.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import {
  copiedToken,
  eventsAbout,
  freshAddress,
  invite,
  mailedToken,
  membershipOf,
  messagesTo,
  outcomeOf,
  register,
  storedInvitation,
  usersWith,
} from '../invitations/inviting.ts'

describe('registration', () => {
  let backend: TestBackend
  let admin: Client
  const adminsAddress = 'ada@hartwell.test'

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount({ email: adminsAddress, name: 'Ada Hartwell' })
  })
  afterAll(() => backend.stop())

  const query = async <Row extends QueryResultRow>(text: string, values: unknown[]) =>
    (await backend.context.database.systemPool.query<Row>(text, values)).rows

  describe('with a new login', () => {
    it('shows what the link offers', async () => {
      const email = freshAddress()
      const { invited } = await admin.call('invitations.create', {
        addresses: [email],
        level: 'limited',
        note: 'Welcome!',
      })
      const token = await mailedToken(backend, invited[0]?.invitationId ?? '')
      expect(await backend.visitor().call('registration.read', { token })).toEqual({
        firmName: 'Hartwell & Moss LLP',
        inviterName: 'Ada Hartwell',
        email,
        level: 'limited',
        note: 'Welcome!',
        cases: 0,
        expiresAt: invited[0]?.expiresAt,
        dateFormat: 'spelled',
        identityExists: false,
        signedIn: false,
      })
    })

    it.each(levels)('makes a %s of the invited account, who can then sign in', async (level) => {
      const row = await invite(admin, freshAddress('New.Person'), level)
      const visitor = backend.visitor()
      const accepted = await register(visitor, await mailedToken(backend, row.invitationId), 'Nora Neumann')
      expect(accepted).toEqual({
        firmName: 'Hartwell & Moss LLP',
        email: row.email,
        level,
        joinedCases: 0,
        missedCases: 0,
      })
      const { accountId, userId } = await membershipOf(admin)
      const [user, ...more] = await usersWith(backend, row.email)
      expect(more).toEqual([])
      expect(user).toMatchObject({ account_id: accountId, level, name: 'Nora Neumann', email: row.email })
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({
        state: 'accepted',
        user_id: user?.user_id,
      })
      expect(await query('select invited_by from users where user_id = $1', [user?.user_id])).toEqual([
        { invited_by: userId },
      ])
      await visitor.call('session.signIn', { email: row.email.toUpperCase(), password: TEST_PASSWORD })
      expect(await visitor.call('session.read', {})).toMatchObject({
        state: 'signed-in',
        user: { userId: user?.user_id, level },
      })
    })

    it('signs nobody in by itself', async () => {
      const row = await invite(admin)
      const visitor = backend.visitor()
      await register(visitor, await mailedToken(backend, row.invitationId))
      expect(visitor.cookies.size).toBe(0)
    })

    it('records it, tells the inviter by e-mail and all windows at once', async () => {
      const heard: LiveEvent[] = []
      backend.context.live.on('event', (event) => heard.push(event))
      const row = await invite(admin)
      await register(backend.visitor(), await mailedToken(backend, row.invitationId), 'Olga Ohm')
      const [user] = await usersWith(backend, row.email)
      const userId = user?.user_id ?? ''
      expect(await eventsAbout(backend, userId)).toEqual(['invitation.accepted'])
      expect(
        await query('select actor_id, actor_name, ip from activity where subject_id = $1', [userId]),
      ).toEqual([{ actor_id: userId, actor_name: 'Olga Ohm', ip: '127.0.0.1' }])
      expect((await messagesTo(backend, adminsAddress)).at(-1)).toMatchObject({ kind: 'invitation-accepted' })
      const { userId: invitedBy } = await membershipOf(admin)
      const payloads = {
        'users.changed': { userId },
        'invitations.changed': { invitationId: row.invitationId },
        'invitation.accepted': { invitationId: row.invitationId, userId, invitedBy, missedCases: 0 },
      }
      for (const [name, payload] of Object.entries(payloads))
        await expect.poll(() => heard).toContainEqual(expect.objectContaining({ name, payload }))
    })

    it('sends the inviter nothing when they are no longer an active user', async () => {
      const firm = await backend.openAccount()
      const { userId } = await membershipOf(firm)
      const row = await invite(firm)
      await query(`update users set status = 'inactive' where user_id = $1`, [userId])
      const [inviter] = await query<{ email: string }>('select email from users where user_id = $1', [userId])
      await register(backend.visitor(), await mailedToken(backend, row.invitationId))
      const messages = await messagesTo(backend, inviter?.email ?? '')
      expect(messages.filter(({ kind }) => kind !== 'invoice')).toEqual([])
    })

    it('holds the address for proven when the link came by e-mail, and not when it was copied', async () => {
      const mailed = await invite(admin)
      const copied = await invite(admin)
      await register(backend.visitor(), await mailedToken(backend, mailed.invitationId))
      await register(backend.visitor(), await copiedToken(admin, copied.invitationId))
      const verified = async (email: string) =>
        query('select email_verified from auth_user where email = lower($1)', [email])
      expect(await verified(mailed.email)).toEqual([{ email_verified: true }])
      expect(await verified(copied.email)).toEqual([{ email_verified: false }])
    })

    it('asks for name and password, and judges both', async () => {
      const row = await invite(admin, 'quirin.quast@client.test')
      const token = await mailedToken(backend, row.invitationId)
      const accept = (newLogin?: { name: string; password: string }) =>
        outcomeOf(backend.visitor().call('registration.accept', { token, ...(newLogin && { newLogin }) }))
      expect(await accept()).toBe('request.invalid')
      expect(await accept({ name: '', password: TEST_PASSWORD })).toBe('request.invalid')
      expect(await accept({ name: 'A\nB', password: TEST_PASSWORD })).toBe('request.invalid')
      expect(await accept({ name: 'Quirin', password: '' })).toBe('request.invalid')
      expect(await accept({ name: 'Quirin', password: 'too short' })).toBe('password.too-short')
      expect(await accept({ name: 'Quirin', password: 'x'.repeat(129) })).toBe('password.too-long')
      expect(await accept({ name: 'Quirin', password: 'aaaaaaaaaaaaaaaaaaaa' })).toBe('password.too-common')
      expect(await accept({ name: 'Quirin', password: 'quirin quast client' })).toBe('password.too-common')
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({ state: 'pending' })
      expect(await usersWith(backend, row.email)).toEqual([])
      expect(await accept({ name: 'Quirin', password: TEST_PASSWORD })).toBe('done')
    })

    it('keeps a hostile name as literal text', async () => {
      const row = await invite(admin)
      const name = '<img src=x onerror=alert(1)> {{7*7}} =HYPERLINK("http://evil.test")'
      await register(backend.visitor(), await mailedToken(backend, row.invitationId), name)
      expect(await usersWith(backend, row.email)).toMatchObject([{ name }])
    })

    it.each([
      ['email', 'evil@evil.test'],
      ['level', 'administrator'],
      ['accountId', '01a20a7b-2e42-70f6-b27f-3cddcaf381f1'],
      ['invitationId', '01a20a7b-2e42-70f6-b27f-3cddcaf381f1'],
      ['userId', '01a20a7b-2e42-70f6-b27f-3cddcaf381f1'],
      ['emailVerified', true],
      ['status', 'active'],
    ])('refuses a body that brings its own %s', async (field, value) => {
      const row = await invite(admin, freshAddress(), 'guest')
      const token = await mailedToken(backend, row.invitationId)
      const newLogin = { name: 'Eve', password: TEST_PASSWORD }
      const bodies = [
        { token, newLogin, [field]: value },
        { token, newLogin: { ...newLogin, [field]: value } },
      ]
      const { method, path } = encodeRequest(accountOperation('registration.accept'), {})
      for (const body of bodies) {
        const answer = await backend.visitor().fetch(path, {
          method,
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        })
        expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'request.invalid' }])
      }
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({
        state: 'pending',
        level: 'guest',
      })
      expect(await usersWith(backend, row.email)).toEqual([])
    })
  })

  describe('with a login that exists', () => {
    async function personOfAnotherFirm() {
      const email = freshAddress('Ida')
      const client = await backend.openAccount({ email, name: 'Ida Ibsen', firmName: 'Ibsen & Co' })
      return { client, email }
    }

    it('asks for that login, and accepts with it without touching it', async () => {
      const { client, email } = await personOfAnotherFirm()
      const row = await invite(admin, email.toUpperCase())
      const token = await mailedToken(backend, row.invitationId)
      const login = () =>
        query(
          `select u.name, u.email, u.email_verified, u.updated_at, a.password
           from auth_user u join auth_account a on a.user_id = u.id where u.email = lower($1)`,
          [email],
        )
      const before = await login()
      expect(await backend.visitor().call('registration.read', { token })).toMatchObject({
        identityExists: true,
        signedIn: false,
      })
      expect(await outcomeOf(backend.visitor().call('registration.accept', { token }))).toBe(
        'registration.sign-in-needed',
      )
      expect(await client.call('registration.read', { token })).toMatchObject({
        identityExists: true,
        signedIn: true,
      })
      expect(await client.call('registration.accept', { token })).toMatchObject({ level: 'standard' })
      expect(await login()).toEqual(before)
      expect(await usersWith(backend, email)).toHaveLength(2)
      expect((await usersWith(backend, email)).map(({ name }) => name)).toEqual(['Ida Ibsen', 'Ida Ibsen'])
    })

    it('cannot be taken over with a new password, whichever way the link came', async () => {
      const { email } = await personOfAnotherFirm()
      const row = await invite(admin, email)
      const tokens = [
        await mailedToken(backend, row.invitationId),
        await copiedToken(admin, row.invitationId),
      ]
      for (const token of tokens) {
        expect(await outcomeOf(register(backend.visitor(), token, 'Eve'))).toBe('registration.sign-in-needed')
        expect(await outcomeOf(register(admin, token, 'Eve'))).toBe('registration.other-identity')
        expect(await outcomeOf(admin.call('registration.accept', { token }))).toBe(
          'registration.other-identity',
        )
      }
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({
        state: 'pending',
        user_id: null,
      })
      expect(await usersWith(backend, email)).toHaveLength(1)
    })

    it('of somebody else does not accept an invitation to a new address', async () => {
      const { client } = await personOfAnotherFirm()
      const row = await invite(admin)
      const token = await mailedToken(backend, row.invitationId)
      expect(await outcomeOf(client.call('registration.accept', { token }))).toBe(
        'registration.other-identity',
      )
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({ state: 'pending' })
    })

    it('of an inactive user of the account is refused, and the invitation stays', async () => {
      const { client, email } = await personOfAnotherFirm()
      const row = await invite(admin, email)
      const { accountId } = await membershipOf(admin)
      await query(
        `insert into users (account_id, user_id, identity_id, name, name_key, email, email_key, level, status,
                            status_since, joined_at, last_active_at)
         select $1, gen_random_uuid(), id, name, name, 'former@client.test', 'former@client.test', 'standard', 'inactive',
                now(), now(), now()
         from auth_user where email = lower($2)`,
        [accountId, email],
      )
      const token = await mailedToken(backend, row.invitationId)
      expect(await outcomeOf(client.call('registration.accept', { token }))).toBe('invitation.user-inactive')
      expect(await storedInvitation(backend, row.invitationId)).toMatchObject({ state: 'pending' })
    })

    it('is asked for when two firms invited the same new person and the other one was accepted first', async () => {
      const other = await backend.openAccount()
      const email = freshAddress()
      const tokens = await Promise.all(
        [admin, other].map(async (firm) => mailedToken(backend, (await invite(firm, email)).invitationId)),
      )
      const outcomes = await Promise.all(tokens.map((token) => outcomeOf(register(backend.visitor(), token))))
      expect(outcomes.sort()).toEqual(['done', 'registration.sign-in-needed'])
      expect(await usersWith(backend, email)).toHaveLength(1)
    })

    it('of somebody who is an active user nowhere else can sign in to accept', async () => {
      const { email } = await personOfAnotherFirm()
      await query(`update users set status = 'inactive' where email_key = lower($1)`, [email])
      const row = await invite(admin, email)
      const visitor = backend.visitor()
      await visitor.call('session.signIn', { email, password: TEST_PASSWORD })
      const token = await mailedToken(backend, row.invitationId)
      expect(await outcomeOf(visitor.call('registration.accept', { token }))).toBe('done')
    })
  })

  it('works once: the link then says that it was accepted, and by whom to ask', async () => {
    const row = await invite(admin)
    const token = await mailedToken(backend, row.invitationId)
    await register(backend.visitor(), token)
    for (const act of ['read', 'accept'] as const) {
      const attempt =
        act === 'read'
          ? backend.visitor().call('registration.read', { token })
          : register(backend.visitor(), token)
      await expect(attempt).rejects.toMatchObject({
        code: 'link.accepted',
        status: 410,
        details: { firmName: 'Hartwell & Moss LLP', inviterName: 'Ada Hartwell' },
      })
    }
    expect(await usersWith(backend, row.email)).toHaveLength(1)
  })
})
