import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import type { TestBackend } from '../../support/backend.ts'
import { startTestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { hostileAddresses } from '../../support/hostile.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import {
  DAY,
  dumpDatabase,
  freshAddress,
  invite,
  mailedToken,
  membershipOf,
  outcomeOf,
  register,
} from '../invitations/inviting.ts'
import { startMailingBackend, waitForMessage, waitUntilAllLeft } from './mailing.ts'

const PASSWORD = 'canary-password-4711'
let smtp: SmtpTestServer
let backend: TestBackend
let admin: Client

beforeAll(async () => {
  smtp = await startSmtpServer({ login: { username: 'office', password: PASSWORD } })
  backend = await startMailingBackend()
})
afterAll(async () => {
  await backend.stop()
  await smtp.stop()
})
beforeEach(async () => {
  admin = await backend.openAccount()
})
afterEach(() => {
  smtp.arrived.length = 0
  smtp.answerTo = { recipient: () => 'take', message: () => 'take' }
})

function settings(more: Partial<Input<'mail.change'>> = {}): Input<'mail.change'> {
  return {
    host: '127.0.0.1',
    port: smtp.port,
    security: 'none',
    username: 'office',
    password: PASSWORD,
    fromName: 'Hartwell & Moss',
    fromAddress: 'office@hartwell.test',
    ...more,
  }
}

async function activityOf(client: Client): Promise<string[]> {
  const { accountId } = await membershipOf(client)
  const { rows } = await backend.context.database.systemPool.query<{ kind: string }>(
    'select kind from activity where account_id = $1 order by sequence',
    [accountId],
  )
  return rows.map(({ kind }) => kind)
}

describe('without a mail server', () => {
  it('messages wait in the local outbox, untried, and can be read there', async () => {
    const { email, invitationId } = await invite(admin)
    const { items, total, next } = await admin.call('outbox.list', {})
    expect({ total, next }).toEqual({ total: 1, next: null })
    const [row] = items
    expect(row).toMatchObject({
      kind: 'invitation',
      recipient: email,
      state: 'queued',
      attempts: 0,
      answer: null,
      nextAt: null,
    })
    const read = await admin.call('outbox.read', { messageId: row?.messageId ?? '' })
    expect(read.subject).toBe('Ada Hartwell invites you to Hartwell & Moss LLP')
    for (const part of [read.text, read.html]) {
      expect(part).toContain('Standard User')
      expect(part).not.toContain(await mailedToken(backend, invitationId))
    }
  })

  it('says so when one is tried out', async () => {
    expect(await outcomeOf(admin.call('mail.test', { address: 'me@hartwell.test' }))).toBe(
      'mail.not-configured',
    )
  })

  it('what still matters leaves once a server is entered, and nothing else', async () => {
    const open = await invite(admin, freshAddress('open'))
    const deleted = await invite(admin, freshAddress('deleted'))
    const accepted = await invite(admin, freshAddress('accepted'))
    await admin.call('invitations.delete', { invitationId: deleted.invitationId })
    await register(backend.visitor(), await mailedToken(backend, accepted.invitationId))
    await admin.call('mail.change', settings())
    const left = await waitUntilAllLeft(backend, admin)
    expect(smtp.arrived.flatMap(({ to }) => to)).toContain(open.email)
    const reached = left.filter(({ state }) => state === 'sent').map(({ kind }) => kind)
    expect(reached.sort()).toEqual(['invitation', 'invitation-accepted'])
    const { state } = left.find(({ recipient }) => recipient === deleted.email) ?? {}
    expect(state).toBe('cancelled')
  })

  it('an invitation that ran out meanwhile is not mailed', async () => {
    const { email } = await invite(admin)
    backend.clock.moveBy(31 * DAY)
    await admin.call('mail.change', settings())
    await waitForMessage(backend, admin, email, ({ state }) => state === 'cancelled')
    expect(smtp.arrived).toEqual([])
  })
})

describe('the mail server of an account', () => {
  it('is used with its sender, and shown without its password', async () => {
    const changed = await admin.call('mail.change', settings())
    expect(changed).toEqual({
      source: 'account',
      host: '127.0.0.1',
      port: smtp.port,
      security: 'none',
      username: 'office',
      hasPassword: true,
      fromName: 'Hartwell & Moss',
      fromAddress: 'office@hartwell.test',
    })
    expect(await admin.call('mail.read', {})).toEqual(changed)
    await invite(admin)
    const [arrived] = await smtp.waitForArrivals(1)
    expect(arrived?.from).toBe('office@hartwell.test')
    expect(await activityOf(admin)).toContain('mail-server.changed')
  })

  it('keeps its password when it is left out, but for no other server and no weaker connection', async () => {
    await admin.call('mail.change', settings())
    const { password: _, ...rest } = settings({ fromName: 'The office' })
    await admin.call('mail.change', rest)
    await admin.call('mail.test', { address: 'me@hartwell.test' })
    for (const other of [{ host: 'evil.test' }, { security: 'tls' as const }])
      await expect(admin.call('mail.change', { ...rest, ...other })).rejects.toMatchObject({
        code: 'request.invalid',
        fields: [{ path: 'password' }],
      })
    expect((await admin.call('mail.change', { ...rest, password: '' })).hasPassword).toBe(false)
  })

  it('never shows its password in an answer, in the database, in activity or in messages', async () => {
    const answers: unknown[] = [
      await admin.call('mail.change', settings()),
      await admin.call('mail.read', {}),
      await admin.call('mail.test', { address: 'me@hartwell.test' }),
      await admin.call('account.read', {}),
    ]
    await invite(admin)
    await waitUntilAllLeft(backend, admin)
    const { items } = await admin.call('outbox.list', {})
    for (const { messageId } of items) answers.push(await admin.call('outbox.read', { messageId }))
    const stored = await dumpDatabase(backend)
    const everything = `${JSON.stringify(answers)} ${stored.join(' ')}`
    expect(everything).not.toContain(PASSWORD)
    expect(everything).not.toContain(Buffer.from(PASSWORD).toString('base64'))
    expect(stored.some((row) => row.startsWith('mail_servers '))).toBe(true)
  })

  it('is tried out with the server’s own words', async () => {
    await admin.call('mail.change', settings())
    expect((await admin.call('mail.test', { address: 'me@hartwell.test' })).answer).toMatch(/^250 /)
    smtp.answerTo.recipient = () => ({ code: 550, words: 'No such user here' })
    await expect(admin.call('mail.test', { address: 'me@hartwell.test' })).rejects.toMatchObject({
      code: 'mail.refused',
      message: 'The mail server did not take the message. It said: 550 No such user here',
    })
    await admin.call('mail.change', settings({ password: 'wrong' }))
    expect(await outcomeOf(admin.call('mail.test', { address: 'me@hartwell.test' }))).toBe('mail.refused')
    const { items } = await admin.call('outbox.list', {})
    expect(items.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'mail-test failed',
      'mail-test failed',
      'mail-test sent',
    ])
  })

  it('is no means to flood somebody with test messages', async () => {
    await admin.call('mail.change', settings())
    for (let sent = 0; sent < 10; sent += 1) await admin.call('mail.test', { address: 'victim@else.test' })
    expect(await outcomeOf(admin.call('mail.test', { address: 'VICTIM@else.test' }))).toBe(
      'invitation.recipient-limit',
    )
    expect(smtp.arrived).toHaveLength(10)
  })

  it('puts right what waited for it', async () => {
    await admin.call('mail.change', settings({ password: 'wrong' }))
    const { email } = await invite(admin)
    const waiting = await waitForMessage(backend, admin, email, ({ answer }) => answer !== null)
    expect(waiting).toMatchObject({ state: 'queued', answer: '535 Wrong user name or password' })
    await admin.call('mail.change', settings())
    await waitForMessage(backend, admin, email, ({ state }) => state === 'sent')
  })

  it('can be forgotten: messages stay in the local outbox again', async () => {
    await admin.call('mail.change', settings())
    expect(await admin.call('mail.forget', {})).toMatchObject({ source: 'none', hasPassword: false })
    await invite(admin)
    const [row] = (await admin.call('outbox.list', {})).items
    expect(row).toMatchObject({ state: 'queued', attempts: 0, nextAt: null })
    await admin.call('mail.forget', {})
    expect((await activityOf(admin)).filter((kind) => kind === 'mail-server.removed')).toHaveLength(1)
  })

  it('belongs to one account', async () => {
    await admin.call('mail.change', settings())
    const stranger = await backend.openAccount()
    expect((await stranger.call('mail.read', {})).source).toBe('none')
    await invite(admin)
    const [mine] = (await admin.call('outbox.list', {})).items
    const messageId = mine?.messageId ?? ''
    expect(await outcomeOf(stranger.call('outbox.read', { messageId }))).toBe('message.not-found')
    expect(await outcomeOf(stranger.call('outbox.retry', { messageId }))).toBe('message.not-found')
    expect((await stranger.call('outbox.list', {})).total).toBe(0)
  })

  it.each(hostileAddresses.map((address) => [address]))(
    'refuses the sender and the test address %j',
    async (address) => {
      await admin.call('mail.change', settings())
      const text = address as string
      const refused = ['address.invalid', 'request.invalid', 'request.malformed']
      expect(refused).toContain(await outcomeOf(admin.call('mail.change', settings({ fromAddress: text }))))
      expect(refused).toContain(await outcomeOf(admin.call('mail.test', { address: text })))
      expect((await admin.call('mail.read', {})).fromAddress).toBe('office@hartwell.test')
      expect((await admin.call('outbox.list', {})).total).toBe(0)
    },
  )
})

describe('a mail server set by whoever runs the server', () => {
  it('wins, is shown, and cannot be changed here', async () => {
    const other = await startTestBackend()
    try {
      const client = await other.openAccount()
      expect(await client.call('mail.read', {})).toMatchObject({ source: 'environment', host: 'mail.test' })
      expect(await outcomeOf(client.call('mail.change', settings()))).toBe('mail.set-by-environment')
      expect(await outcomeOf(client.call('mail.forget', {}))).toBe('mail.set-by-environment')
    } finally {
      await other.stop()
    }
  })
})

describe('the list of messages', () => {
  it('comes newest first in pages, with the true total', async () => {
    const addresses: string[] = []
    for (let number = 0; number < 7; number += 1) addresses.unshift((await invite(admin)).email)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await admin.call('outbox.list', { limit: 3, ...(cursor && { cursor }) })
      expect(page.total).toBe(7)
      seen.push(...page.items.map(({ recipient }) => recipient))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(addresses)
  })

  it.each(['x', 'bnVsbA', Buffer.from('["2026-01-01","x"]').toString('base64url')])(
    'refuses the made-up position %j',
    async (cursor) => {
      expect(await outcomeOf(admin.call('outbox.list', { cursor }))).toBe('request.invalid')
    },
  )
})

describe('a message to choose a new password', () => {
  it('reaches its owner with a link that works, which nobody can read in the outbox', async () => {
    const email = freshAddress('ada')
    const owner = await backend.openAccount({ email })
    await owner.call('mail.change', settings())
    await backend.visitor().call('password.forget', { email })
    const [arrived] = await smtp.waitForArrivals(1)
    expect(arrived?.to).toEqual([email])
    const token = /\/password#([\w-]+)/.exec(arrived?.mail.text ?? '')?.[1] ?? ''
    expect(token.length).toBeGreaterThan(20)

    const { items } = await owner.call('outbox.list', {})
    const read = await owner.call('outbox.read', { messageId: items[0]?.messageId ?? '' })
    expect(read.kind).toBe('password-reset')
    expect(JSON.stringify(read)).not.toContain(token)
    expect((await dumpDatabase(backend, ['auth_verification'])).join()).not.toContain(token)
    await backend.visitor().call('password.reset', { token, password: 'another horse battery staple' })
  })

  it('is not sent any more when its hour is over', async () => {
    const email = freshAddress('ada')
    const owner = await backend.openAccount({ email })
    await backend.visitor().call('password.forget', { email })
    backend.clock.moveBy(2 * 3_600_000)
    await owner.call('mail.change', settings())
    await waitForMessage(backend, owner, email, ({ state }) => state === 'cancelled')
    expect(smtp.arrived).toEqual([])
  })
})
