import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cancelMessages, queueMessage } from '../../../backend/modules/outbox/queue.ts'
import type { TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import { DAY, freshAddress, invite, mailedToken, membershipOf, register } from '../invitations/inviting.ts'
import { startMailingBackend, waitForMessage, waitUntilAllLeft } from './mailing.ts'

const MINUTE = 60_000
let smtp: SmtpTestServer
let backend: TestBackend
let admin: Client

beforeAll(async () => {
  smtp = await startSmtpServer()
  backend = await startMailingBackend(smtp)
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

describe('a message on its way', () => {
  it('arrives with both parts, the link in each, and the sender of the settings', async () => {
    const { invitationId, email } = await invite(admin)
    const [arrived] = await smtp.waitForArrivals(1)

    const link = `${backend.address}/register#${await mailedToken(backend, invitationId)}`
    expect(arrived?.to).toEqual([email])
    expect(arrived?.from).toBe('roster@roster.test')
    expect(arrived?.mail.from?.text).toBe('"Roster" <roster@roster.test>')
    expect(arrived?.mail.subject).toBe('Ada Hartwell invites you to Hartwell & Moss LLP')
    expect(arrived?.mail.text).toContain(link)
    expect(arrived?.mail.html).toContain(`href="${link}"`)
    expect(arrived?.mail.headers.get('auto-submitted')).toBe('auto-generated')
    const sent = await waitForMessage(backend, admin, email, ({ state }) => state === 'sent')
    expect(sent).toMatchObject({ attempts: 1, nextAt: null })
    expect(sent.answer).toMatch(/^250 /)
    const [row] = (await admin.call('invitations.list', {})).items
    expect(row?.delivery?.state).toBe('sent')
  })

  it('says who invites to what, as what, until when in the firm’s time zone, and the note as a quotation', async () => {
    const email = freshAddress()
    await admin.call('invitations.create', {
      addresses: [email],
      level: 'guest',
      note: 'Dear Nora,\nsee you on Monday.',
    })
    const [arrived] = await smtp.waitForArrivals(1)
    const { text = '' } = arrived?.mail ?? {}
    const [row] = (await admin.call('invitations.list', {})).items
    const until = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'America/New_York' })
    expect(text).toContain('Ada Hartwell invites you to work with Hartwell & Moss LLP in Roster.')
    expect(text).toContain('Free Guest User. You will see exactly one case.')
    expect(text).toContain('> Dear Nora,\n> see you on Monday.')
    expect(text).toContain(until.format(new Date(row?.expiresAt ?? 0)))
    expect(text).toMatch(/\b(EST|EDT)\b/)
    expect(text).toContain('If you did not expect this invitation, ignore this message.')
  })

  it('exists if, and only if, what caused it is committed', async () => {
    const { accountId } = await membershipOf(admin)
    const undone = backend.context.database.write(accountId, async (tx) => {
      await queueMessage(tx, accountId, new Date(), { kind: 'mail-test', recipient: 'nobody@client.test' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const { email } = await invite(admin)
    const [arrived] = await smtp.waitForArrivals(1)
    expect(arrived?.to).toEqual([email])
    expect((await admin.call('outbox.list', {})).total).toBe(1)
  })

  it('tells the inviter who joined', async () => {
    const { invitationId } = await invite(admin, freshAddress(), 'limited')
    await smtp.waitForArrivals(1)
    await register(backend.visitor(), await mailedToken(backend, invitationId), 'Nora Neumann')
    const arrived = await smtp.waitForArrivals(2)
    expect(arrived[1]?.mail.subject).toBe('Nora Neumann accepted your invitation to Hartwell & Moss LLP')
    expect(arrived[1]?.mail.text).toContain('Limited User')
  })
})

describe('a mail server that refuses', () => {
  it('stops a message for good and shows the server’s own words when the recipient is refused', async () => {
    const gone = freshAddress('gone')
    const fine = freshAddress('fine')
    smtp.answerTo.recipient = (address) =>
      address === gone ? { code: 550, words: 'No such user here' } : 'take'
    await admin.call('invitations.create', { addresses: [gone, fine], level: 'standard' })
    const failed = await waitForMessage(backend, admin, gone, ({ state }) => state === 'failed')
    expect(failed).toMatchObject({ attempts: 1, nextAt: null, answer: '550 No such user here' })
    await waitForMessage(backend, admin, fine, ({ state }) => state === 'sent')

    const { items } = await admin.call('invitations.list', {})
    expect(items.find(({ email }) => email === gone)?.delivery).toMatchObject({
      state: 'failed',
      answer: '550 No such user here',
    })
    backend.clock.moveBy(DAY)
    await invite(admin, freshAddress())
    await smtp.waitForArrivals(2)
    expect(smtp.arrived.flatMap(({ to }) => to)).not.toContain(gone)
  })

  it('tries a failed message again when an administrator asks, from the beginning', async () => {
    const email = freshAddress()
    smtp.answerTo.message = () => ({ code: 554, words: 'Looks like spam' })
    await invite(admin, email)
    const failed = await waitForMessage(backend, admin, email, ({ state }) => state === 'failed')
    smtp.answerTo.message = () => 'take'
    await admin.call('outbox.retry', { messageId: failed.messageId })
    const sent = await waitForMessage(backend, admin, email, ({ state }) => state === 'sent')
    expect(sent.attempts).toBe(1)
    expect(new Set(smtp.arrived.map(({ mail }) => mail.messageId)).size).toBe(1)
    await expect(admin.call('outbox.retry', { messageId: failed.messageId })).rejects.toMatchObject({
      code: 'message.not-failed',
    })
  })

  it('keeps trying, ever more rarely and with the same Message-ID, while the answer is "later"', async () => {
    const email = freshAddress()
    smtp.answerTo.message = () => ({ code: 451, words: 'Try again later' })
    await invite(admin, email)
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      const waiting = await waitForMessage(
        backend,
        admin,
        email,
        ({ attempts, answer }) => attempts === attempt && answer !== null,
      )
      expect(waiting).toMatchObject({ state: 'queued', answer: '451 Try again later' })
      const now = await backend.clock.now(backend.context.database.system)
      pauses.push(Math.ceil((Date.parse(waiting.nextAt ?? '') - now.getTime()) / 10_000) * 10)
      if (attempt === 7) smtp.answerTo.message = () => 'take'
      backend.clock.moveBy(Date.parse(waiting.nextAt ?? '') - now.getTime())
    }
    expect(pauses).toEqual([10, 30, 120, 600, 1800, 3600, 3600])
    await waitForMessage(backend, admin, email, ({ state }) => state === 'sent')
    expect(smtp.arrived).toHaveLength(8)
    expect(new Set(smtp.arrived.map(({ mail }) => mail.messageId)).size).toBe(1)
  })

  it('gives a message up after three days', async () => {
    const email = freshAddress()
    smtp.answerTo.recipient = () => ({ code: 450, words: 'Mailbox busy' })
    await invite(admin, email)
    const { systemPool } = backend.context.database
    const waiting = await waitForMessage(backend, admin, email, ({ attempts }) => attempts === 1)
    await systemPool.query('update outbox set attempts = 77 where message_id = $1', [waiting.messageId])
    backend.clock.moveBy(4 * DAY)
    const failed = await waitForMessage(backend, admin, email, ({ state }) => state === 'failed')
    expect(failed.answer).toBe('450 Mailbox busy')
  })
})

describe('a mail server that is away', () => {
  it('loses nothing, does not disturb inviting, and is sent everything in order when it is back', async () => {
    const { connections } = smtp
    await smtp.goDown()
    const addresses = Array.from({ length: 30 }, (_, place) => freshAddress(`p${100 + place}`))
    for (const email of addresses) await invite(admin, email)
    const waiting = await waitForMessage(
      backend,
      admin,
      addresses.at(-1) ?? '',
      ({ answer }) => answer !== null,
    )
    expect(waiting).toMatchObject({ state: 'queued', answer: 'The mail server could not be reached.' })
    const { items } = await admin.call('invitations.list', {})
    expect(items[0]?.delivery?.state).toBe('queued')

    await smtp.comeUp()
    backend.clock.moveBy(60 * MINUTE)
    const arrived = await smtp.waitForArrivals(30)
    await waitUntilAllLeft(backend, admin)
    const order = arrived.map(({ to }) => addresses.indexOf(to[0] ?? ''))
    // Four leave side by side, so that a neighbour may overtake, but nobody further away.
    for (const [place, index] of order.entries()) expect(Math.abs(place - index)).toBeLessThan(4)
    expect(new Set(order).size).toBe(30)
    expect(smtp.connections - connections).toBeLessThan(10)
  })

  it('is sent what waited as soon as one message is taken, not only when each would be due', async () => {
    await smtp.goDown()
    const first = freshAddress('first')
    await invite(admin, first)
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const waiting = await waitForMessage(
        backend,
        admin,
        first,
        ({ attempts, answer }) => attempts === attempt && answer !== null,
      )
      const now = await backend.clock.now(backend.context.database.system)
      if (attempt < 4) backend.clock.moveBy(Date.parse(waiting.nextAt ?? '') - now.getTime())
    }
    await smtp.comeUp()
    await invite(admin, freshAddress('second'))
    const arrived = await smtp.waitForArrivals(2)
    expect(arrived[1]?.to).toEqual([first])
  })

  it('may cut the line in the middle: the message is tried again', async () => {
    const email = freshAddress()
    smtp.answerTo.message = () => 'drop'
    await invite(admin, email)
    const waiting = await waitForMessage(backend, admin, email, ({ answer }) => answer !== null)
    expect(waiting.state).toBe('queued')
    smtp.answerTo.message = () => 'take'
    backend.clock.moveBy(MINUTE)
    await waitForMessage(backend, admin, email, ({ state }) => state === 'sent')
    expect(new Set(smtp.arrived.map(({ mail }) => mail.messageId)).size).toBe(1)
  })
})

describe('an invitation that is no longer open', () => {
  it.each(['deleted', 'accepted', 'expired', 'address corrected'])(
    'is not mailed once it is %s',
    async (way) => {
      smtp.answerTo.recipient = () => ({ code: 450, words: 'Not now' })
      const email = freshAddress('closed')
      const { invitationId, version } = await invite(admin, email)
      await waitForMessage(backend, admin, email, ({ answer }) => answer !== null)
      if (way === 'deleted') await admin.call('invitations.delete', { invitationId })
      if (way === 'accepted') await register(backend.visitor(), await mailedToken(backend, invitationId))
      if (way === 'expired') backend.clock.moveBy(31 * DAY)
      if (way === 'address corrected')
        await admin.call('invitations.correctAddress', { invitationId, version, address: freshAddress() })
      smtp.answerTo.recipient = () => 'take'
      backend.clock.moveBy(MINUTE)
      const cancelled = await waitForMessage(backend, admin, email, ({ state }) => state !== 'queued')
      expect(cancelled).toMatchObject({ state: 'cancelled', nextAt: null })

      await invite(admin, freshAddress('open'))
      await waitUntilAllLeft(backend, admin)
      expect(smtp.arrived.flatMap(({ to }) => to)).not.toContain(email)
    },
  )

  it('is not mailed even if its message was forgotten when it was closed', async () => {
    smtp.answerTo.recipient = () => ({ code: 450, words: 'Not now' })
    const email = freshAddress('closed')
    const { invitationId } = await invite(admin, email)
    const waiting = await waitForMessage(backend, admin, email, ({ answer }) => answer !== null)
    const { systemPool } = backend.context.database
    await admin.call('invitations.delete', { invitationId })
    await systemPool.query(`update outbox set state = 'queued' where message_id = $1`, [waiting.messageId])
    smtp.answerTo.recipient = () => 'take'
    backend.clock.moveBy(MINUTE)
    await waitForMessage(backend, admin, email, ({ state }) => state === 'cancelled')
    expect(smtp.arrived.flatMap(({ to }) => to)).not.toContain(email)
  })

  it('leaves what was sent already as it is', async () => {
    const { invitationId, email } = await invite(admin)
    await waitForMessage(backend, admin, email, ({ state }) => state === 'sent')
    const { accountId } = await membershipOf(admin)
    await backend.context.database.write(accountId, (tx) => cancelMessages(tx, accountId, { invitationId }))
    const { items } = await admin.call('outbox.list', {})
    expect(items.map(({ state }) => state)).toEqual(['sent'])
  })
})

describe('a backend that is stopped', () => {
  it('does not wait for a mail server that keeps silent', async () => {
    const own = await startMailingBackend(smtp)
    const owner = await own.openAccount()
    smtp.answerTo.message = () => 'hang'
    await invite(owner)
    await smtp.waitForArrivals(1)
    await own.stop()
    expect(smtp.arrived).toHaveLength(1)
  })
})
