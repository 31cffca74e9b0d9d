import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { announce } from '../../../backend/live.ts'
import { AppError } from '../../../shared/errors.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import {
  DAY,
  eventsAbout,
  freshAddress,
  invite,
  membershipOf,
  messagesTo,
  outcomeOf,
  outcomesOf,
  storedInvitation,
} from './inviting.ts'

describe('inviting', () => {
  let backend: TestBackend
  let admin: Client

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount({ email: 'ada@hartwell.test', name: 'Ada Hartwell' })
  })
  afterAll(() => backend.stop())

  async function makeInactive(email: string): Promise<void> {
    const { accountId } = await membershipOf(admin)
    await backend.context.database.systemPool.query(
      `insert into users (account_id, user_id, identity_id, name, name_key, email, email_key, level, status,
                          status_since, joined_at, last_active_at)
       values ($1, gen_random_uuid(), gen_random_uuid(), 'Ivo Inaktiv', 'ivo inaktiv', $2, $2, 'standard', 'inactive',
               now(), now(), now())`,
      [accountId, email],
    )
  }

  it('says of every address what would happen to it, and changes nothing', async () => {
    await makeInactive('ivo@hartwell.test')
    const pending = await invite(admin, 'paula@client.test')
    const { verdicts } = await admin.call('invitations.check', {
      addresses: [
        'new@client.test',
        'ADA@Hartwell.test',
        'ivo@hartwell.test',
        'PAULA@client.test',
        'not an address',
        'New@client.test',
        'a@exämple.test',
      ],
      level: 'standard',
    })
    expect(verdicts.map(({ verdict, address }) => [verdict, address])).toEqual([
      ['new', 'new@client.test'],
      ['user', 'ADA@hartwell.test'],
      ['inactive', 'ivo@hartwell.test'],
      ['pending', 'PAULA@client.test'],
      ['malformed', null],
      ['repeated', 'New@client.test'],
      ['new', 'a@xn--exmple-cua.test'],
    ])
    expect(verdicts[1]).toMatchObject({
      reason: 'Ada Hartwell is a user of this account already.',
      userId: (await membershipOf(admin)).userId,
    })
    expect(verdicts[2]).toMatchObject({
      reason: expect.stringContaining('Reactivate the user instead'),
      userId: expect.any(String),
    })
    expect(verdicts[3]).toMatchObject({
      reason: expect.stringContaining('Resend it instead'),
      invitationId: pending.invitationId,
    })
    expect(verdicts.filter(({ reason }) => reason === null)).toHaveLength(2)
    expect(await messagesTo(backend, 'new@client.test')).toEqual([])
  })

  it('invites the good addresses and answers the others with their reason', async () => {
    const good = freshAddress()
    const { invited, refused } = await admin.call('invitations.create', {
      addresses: [good, 'ada@hartwell.test', 'nonsense', good.toUpperCase()],
      level: 'limited',
      note: 'See you on Monday.\nAda',
    })
    expect(invited).toHaveLength(1)
    expect(invited[0]).toMatchObject({
      email: good,
      level: 'limited',
      state: 'pending',
      note: 'See you on Monday.\nAda',
      invitedByName: 'Ada Hartwell',
      delivery: { state: expect.stringMatching(/queued|sent/) },
      version: 1,
    })
    expect(refused.map(({ typed, verdict }) => [typed, verdict])).toEqual([
      ['ada@hartwell.test', 'user'],
      ['nonsense', 'malformed'],
      [good.toUpperCase(), 'repeated'],
    ])
    expect(await messagesTo(backend, good)).toMatchObject([{ kind: 'invitation' }])
    expect(await eventsAbout(backend, invited[0]?.invitationId ?? '')).toEqual(['invitation.sent'])
  })

  it('expires 30 days after sending', async () => {
    const row = await invite(admin)
    expect(Date.parse(row.expiresAt) - Date.parse(row.sentAt)).toBe(30 * DAY)
  })

  it('tells open windows, but only when somebody was invited', async () => {
    const firm = await backend.openAccount()
    const { accountId } = await membershipOf(firm)
    const heard: string[] = []
    backend.context.live.on('event', (event) => {
      if (event.accountId === accountId) heard.push(event.name)
    })
    await firm.call('invitations.create', { addresses: ['nonsense'], level: 'standard' })
    await announce(backend.context.database.system, accountId, 'account.changed', {})
    await expect.poll(() => heard).toContain('account.changed')
    expect(heard).not.toContain('invitations.changed')
    await invite(firm)
    await expect.poll(() => heard).toContain('invitations.changed')
  })

  it('keeps one open invitation per address, whatever its letter case', async () => {
    const email = freshAddress('CamelCase')
    await invite(admin, email)
    for (const again of [email, email.toLowerCase(), email.toUpperCase()]) {
      const { invited, refused } = await admin.call('invitations.create', {
        addresses: [again],
        level: 'guest',
      })
      expect(invited).toEqual([])
      expect(refused).toMatchObject([{ verdict: 'pending' }])
    }
  })

  it('takes 500 addresses at once with as many statements as two', async () => {
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    const countFor = async (number: number) => {
      const addresses = Array.from({ length: number }, () => freshAddress())
      queries.mockClear()
      const { invited } = await admin.call('invitations.create', { addresses, level: 'standard' })
      const statements = queries.mock.calls
        .map(([query]) => (typeof query === 'string' ? query : Reflect.get(query ?? {}, 'text')))
        .filter((text) => /(invitations|activity|users"|pg_notify)/.test(String(text)))
        .filter((text) => /^(insert|select .*(users|activity|pg_notify))/.test(String(text)))
      expect(invited).toHaveLength(number)
      return statements.length
    }
    const two = await countFor(2)
    expect(await countFor(500)).toBeLessThan(two + 10)
    queries.mockRestore()
  })

  it('refuses more than 500 addresses, none at all, and unknown levels', async () => {
    const addresses = Array.from({ length: 501 }, (_, number) => `a${number}@client.test`)
    const refused = [
      { addresses, level: 'standard' as const },
      { addresses: [], level: 'standard' as const },
      { addresses: ['a@client.test'], level: 'owner' as 'standard' },
      { addresses: 'a@client.test' as unknown as string[], level: 'standard' as const },
      { addresses: [{ address: 'a@client.test' }] as unknown as string[], level: 'standard' as const },
    ]
    for (const input of refused)
      expect(await outcomeOf(admin.call('invitations.create', input))).toBe('request.invalid')
  })

  it.each([
    'a@b.test\r\nBcc: x@evil.test',
    '"victim@evil.test x"@internal.test',
    'a@b.test <evil@c.test>',
    'a@b.test, c@d.test',
    'a@\u212Aiwi.test',
    'a@b\u0131g.test',
    `${'x'.repeat(65)}@b.test`,
    'a@[127.0.0.1]',
    'a@localhost',
    '=HYPERLINK("http://evil.test")@b.test',
    "a@b.test'; drop table invitations; --",
  ])('stores and sends nothing for %j', async (typed) => {
    const before = await backend.context.database.systemPool.query('select count(*) from outbox')
    const { invited, refused } = await admin.call('invitations.create', {
      addresses: [typed],
      level: 'guest',
    })
    expect(invited).toEqual([])
    expect(refused).toMatchObject([{ typed, verdict: 'malformed', address: null }])
    const after = await backend.context.database.systemPool.query('select count(*) from outbox')
    expect(after.rows).toEqual(before.rows)
  })

  it('refuses NUL in an address', async () => {
    expect(
      await outcomeOf(admin.call('invitations.create', { addresses: ['a\0@b.test'], level: 'guest' })),
    ).toBe('request.malformed')
  })

  it('has effect once when the same request arrives twice', async () => {
    const email = freshAddress()
    const input = { addresses: [email], level: 'standard' as const }
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await admin.call('invitations.create', input, key)
    expect(await admin.call('invitations.create', input, key)).toEqual(first)
    expect(await messagesTo(backend, email)).toHaveLength(1)
    await expect(admin.call('invitations.create', { ...input, level: 'guest' }, key)).rejects.toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('keeps accounts apart: the same address can be invited by two firms', async () => {
    const other = await backend.openAccount()
    const row = await invite(admin)
    const theirs = await invite(other, row.email)
    const ours = await storedInvitation(backend, row.invitationId)
    expect((await storedInvitation(backend, theirs.invitationId)).account_id).not.toBe(ours.account_id)
  })

  describe('caps', () => {
    it('writes at most ten times in 24 hours to one address', async () => {
      const firm = await backend.openAccount()
      const email = freshAddress()
      await invite(firm, email)
      await fillOutbox(firm, email, 10)
      const { items } = await firm.call('invitations.list', {})
      const invitationId = items[0]?.invitationId ?? ''
      backend.clock.moveBy(2 * 60_000)
      expect(await outcomeOf(firm.call('invitations.resend', { invitationId }))).toBe(
        'invitation.recipient-limit',
      )
      expect(await outcomeOf(firm.call('invitations.replaceLink', { invitationId, version: 1 }))).toBe(
        'invitation.recipient-limit',
      )
      await firm.call('invitations.delete', { invitationId })
      const { refused } = await firm.call('invitations.create', { addresses: [email], level: 'standard' })
      expect(refused).toMatchObject([{ verdict: 'recipient-limit', reason: expect.stringContaining('10') }])
      backend.clock.moveBy(DAY)
      expect((await invite(firm, email)).email).toBe(email)
    })

    it('sends at most 2,000 invitations of one account in 24 hours', async () => {
      const firm = await backend.openAccount()
      const row = await invite(firm)
      await fillOutbox(firm, undefined, 1998)
      const last = await invite(firm)
      const attempt = firm.call('invitations.create', { addresses: [freshAddress()], level: 'standard' })
      await expect(attempt).rejects.toSatisfy(
        (error) =>
          error instanceof AppError && error.code === 'invitation.limit' && /2000/.test(error.message),
      )
      backend.clock.moveBy(2 * 60_000)
      expect(
        await outcomesOf([
          firm.call('invitations.resend', { invitationId: row.invitationId }),
          firm.call('invitations.replaceLink', { invitationId: last.invitationId, version: 1 }),
          firm.call('invitations.correctAddress', {
            invitationId: last.invitationId,
            version: 1,
            address: freshAddress(),
          }),
        ]),
      ).toEqual(['invitation.limit'])
      backend.clock.moveBy(DAY)
      expect(await outcomeOf(firm.call('invitations.resend', { invitationId: row.invitationId }))).toBe(
        'done',
      )
    })

    /** Messages that were sent just now, as far as the caps can see. */
    async function fillOutbox(firm: Client, recipient: string | undefined, number: number): Promise<void> {
      const { accountId } = await membershipOf(firm)
      const { database, clock } = backend.context
      const now = await clock.now(database.system)
      await database.systemPool.query(
        `insert into outbox (account_id, message_id, kind, recipient, recipient_key, facts, state, next_at, created_at, sent_at)
         select $1, gen_random_uuid(), 'invitation', address, address, '{}', 'sent', $4, $4, $4
         from (select coalesce($2, 'x' || number || '@filler.test') as address from generate_series(1, $3::int) as number) as made`,
        [accountId, recipient ?? null, number, now],
      )
    }
  })
})
