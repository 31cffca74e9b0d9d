import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailPort, MailServer, OutgoingMail } from '../../../backend/ports/mail.ts'
import { openSmtpMail } from '../../../backend/ports/smtp-mail.ts'
import { smtpCertificate } from '../../support/smtp-certificate.ts'
import { type SmtpTestOptions, type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'

const PASSWORD = 'canary-password-4711'
const login = { username: 'office', password: PASSWORD }
let smtp: SmtpTestServer
let port: MailPort

const ordinary = getCACertificates('default')

beforeEach(() => {
  setDefaultCACertificates([...ordinary, smtpCertificate.cert])
})
afterEach(async () => {
  await port.close()
  await smtp.stop()
})

async function start(options: SmtpTestOptions = {}, more: Partial<MailServer> = {}): Promise<MailServer> {
  smtp = await startSmtpServer(options)
  port = openSmtpMail()
  return {
    host: 'localhost',
    port: smtp.port,
    security: options.security ?? 'none',
    username: '',
    password: '',
    fromName: 'Hartwell & Moss',
    fromAddress: 'office@hartwell.test',
    ...more,
  }
}

function mail(more: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '<1@roster.test>',
    from: { name: 'Hartwell & Moss', address: 'office@hartwell.test' },
    to: 'nora@client.test',
    subject: 'A subject',
    text: 'The text part',
    html: '<p>The HTML part</p>',
    ...more,
  }
}

describe('a protected connection', () => {
  it.each(['tls', 'starttls'] as const)('is signed in to and used (%s)', async (security) => {
    const server = await start({ security, login }, login)
    expect(await port.send(server, mail())).toMatchObject({ taken: true })
    expect(smtp.arrived[0]?.secure).toBe(true)
    expect(smtp.arrived[0]?.mail.messageId).toBe('<1@roster.test>')
  })

  it('is asked for: without it nothing is sent and the password stays here', async () => {
    const server = await start({ security: 'none', login }, { ...login, security: 'starttls' })
    const answer = await port.send(server, mail())
    expect(answer).toMatchObject({ taken: false, permanent: false, isServerDown: true })
    expect(smtp.arrived).toEqual([])
  })

  it.each(['tls', 'starttls'] as const)(
    'is refused when nobody vouches for the certificate (%s)',
    async (security) => {
      setDefaultCACertificates(ordinary)
      const server = await start({ security, login }, login)
      expect(await port.send(server, mail())).toEqual({
        taken: false,
        permanent: false,
        isServerDown: true,
        answer: 'The certificate of the mail server is not trusted.',
      })
      expect(smtp.arrived).toEqual([])
    },
  )
})

describe('several messages', () => {
  it('share a few connections', async () => {
    const server = await start()
    for (let number = 0; number < 10; number += 1) await port.send(server, mail())
    expect(smtp.arrived).toHaveLength(10)
    expect(smtp.connections).toBe(1)
    await Promise.all(Array.from({ length: 20 }, () => port.send(server, mail())))
    expect(smtp.connections).toBeLessThanOrEqual(4)
  })
})

describe('a refusal', () => {
  it.each([
    { what: 'the recipient for good', code: 550, permanent: true, isServerDown: false },
    { what: 'the recipient for now', code: 450, permanent: false, isServerDown: false },
    { what: 'everything, since the server is closing', code: 421, permanent: false, isServerDown: true },
  ])('is told apart: $what', async ({ code, permanent, isServerDown }) => {
    const server = await start()
    smtp.answerTo.recipient = () => ({ code, words: 'the words' })
    expect(await port.send(server, mail())).toEqual({
      taken: false,
      permanent,
      isServerDown,
      answer: `${code} the words`,
    })
  })

  it('of the sign-in is a matter of the settings, and never repeats the password', async () => {
    const server = await start(
      { login: { ...login, password: 'another' }, refuseLogin: (typed) => `${typed} is wrong for office` },
      login,
    )
    const answer = await port.send(server, mail())
    expect(answer).toEqual({
      taken: false,
      permanent: false,
      isServerDown: true,
      answer: '535 ••• is wrong for office',
    })
  })

  it('is one line of bounded length, whatever the server says', async () => {
    const server = await start()
    smtp.answerTo.recipient = () => ({ code: 550, words: `\u001b[31mred\u0007 ${'long '.repeat(500)}` })
    const { answer } = await port.send(server, mail())
    expect(answer).not.toMatch(/\p{Cc}/u)
    expect(answer.length).toBeLessThanOrEqual(501)
  })

  it('never throws when nothing listens there', async () => {
    const server = await start()
    await smtp.goDown()
    expect(await port.send(server, mail())).toEqual({
      taken: false,
      permanent: false,
      isServerDown: true,
      answer: 'The mail server could not be reached.',
    })
  })
})

describe('an address that is not a plain one', () => {
  it.each([
    'a@b.test\r\nBcc: x@evil.test',
    'a@b.test\r\nRCPT TO:<x@evil.test>',
    '"victim@evil.test x"@internal.test',
    'a@b.test <evil@c.test>',
    'Nora <a@b.test>',
    'a@b.test, evil@c.test',
    'a@b.test;evil@c.test',
    '<a@b.test>',
    'group: a@b.test, evil@c.test;',
    'a@b.test\0',
    'a@[127.0.0.1]',
    'a@localhost',
    '(evil@c.test) a@b.test',
    'a@exämple.test',
    `${'a'.repeat(65)}@b.test`,
    '',
  ])('reaches nobody: %j', async (address) => {
    const server = await start()
    const answers = [
      await port.send(server, mail({ to: address })),
      await port.send(server, mail({ from: { name: 'Roster', address } })),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ taken: false, permanent: true })
    expect(smtp.connections).toBe(0)
  })
})

describe('what a message holds', () => {
  it('is text, never a file or an address to fetch', async () => {
    const server = await start()
    const hostile = { path: '/etc/hostname' } as unknown as string
    const answer = await port.send(server, mail({ html: hostile }))
    expect(answer.taken).toBe(false)
    expect(smtp.arrived).toEqual([])
  })

  it('adds no headers and no recipients through subject or sender name', async () => {
    const server = await start()
    const lines = 'Hello\r\nBcc: evil@c.test\r\n\r\nbody'
    await port.send(server, mail({ subject: lines, from: { name: lines, address: 'office@hartwell.test' } }))
    const [arrived] = smtp.arrived
    expect(arrived?.to).toEqual(['nora@client.test'])
    expect(arrived?.mail.bcc).toBeUndefined()
    expect(arrived?.mail.headers.has('bcc')).toBe(false)
    expect(arrived?.mail.text?.trim()).toBe('The text part')
    expect(arrived?.mail.from?.value).toMatchObject([{ address: 'office@hartwell.test' }])
  })
})
