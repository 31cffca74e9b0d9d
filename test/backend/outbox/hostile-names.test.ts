import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailContent } from '../../../backend/mail/content.ts'
import { renderMail } from '../../../backend/mail/render-mail.tsx'
import { openSmtpMail } from '../../../backend/ports/smtp-mail.ts'
import { literalNames } from '../../support/hostile.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import { mailServerAt } from './mailing.ts'

const LINK = 'https://roster.hartwell.test/register#AbC_d-1'
const stored = [...literalNames, 'two\r\nBcc: x@evil.test', 'right\u202eleft', 'escape \u001b[31mred']

let smtp: SmtpTestServer
const port = openSmtpMail()
beforeAll(async () => {
  smtp = await startSmtpServer()
})
afterAll(async () => {
  await port.close()
  await smtp.stop()
})

function everyMessage(name: string): MailContent[] {
  return [
    {
      kind: 'invitation',
      cases: 2,
      firmName: name,
      inviterName: name,
      level: 'guest',
      note: `${name}\n${name}`,
      expiresAt: new Date('2026-12-23T21:30:00.000Z'),
      timeZone: 'Europe/Berlin',
      dateFormat: 'spelled',
      link: { href: LINK },
    },
    {
      kind: 'invitation-accepted',
      isInviter: true,
      cases: [
        { number: name, name, reason: null },
        { number: `${name} 2`, name, reason: 'it is closed' },
      ],
      firmName: name,
      personName: name,
      personEmail: 'nora@client.test',
      level: 'limited',
    },
    { kind: 'password-reset', link: { href: LINK } },
    { kind: 'mail-test', firmName: name },
    {
      kind: 'invoice',
      firmName: name,
      number: 1042,
      dateFormat: 'spelled',
      issuedOn: '2026-11-24',
      dueOn: '2026-12-08',
      totalCents: 123_450,
      creditUsedCents: 1_645,
      dueCents: 121_805,
      card: null,
      isPaid: false,
      purchaseOrder: name,
    },
    {
      kind: 'work-received',
      firmName: name,
      fromName: name,
      doneByName: name,
      dateFormat: 'spelled',
      total: 3,
      items: [
        { kind: 'task', itemId: 'a', title: name, caseNumber: '2026-1', caseName: name, dueOn: '2026-12-08' },
        { kind: 'invitation', itemId: 'b', title: name, caseNumber: null, caseName: null, dueOn: null },
      ],
    },
  ]
}

/** What a reader sees: without invisible spaces, and with one space where the sources have several. */
function visible(text: string): string {
  return text
    .replace(/\u200B/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A stored name as it may be seen: marks that cannot be printed are gone. */
function expected(name: string): string {
  return visible(name.replace(/[\p{Cc}\u202E]+/gu, ' '))
}

describe.each(stored)('a firm, a person and a note called %j', (name) => {
  it.each(everyMessage(name))('are literal text in both parts of $kind', async (content) => {
    const { subject, text, html } = await renderMail(content)
    await port.send(mailServerAt(smtp.port), {
      messageId: '<1@roster.test>',
      from: { name: 'Roster', address: 'roster@roster.test' },
      to: 'nora@client.test',
      subject,
      text,
      html,
    })
    const arrived = smtp.arrived.at(-1)
    expect(arrived?.to).toEqual(['nora@client.test'])
    expect(arrived?.mail.headers.has('bcc')).toBe(false)
    expect(arrived?.mail.subject).toBe(subject)
    expect(subject).not.toMatch(/[\p{Cc}\u202E\u2028]/u)

    const page = new JSDOM(String(arrived?.mail.html)).window.document
    const shown = visible(page.body.textContent ?? '')
    const written = visible(arrived?.mail.text ?? '')
    if (content.kind !== 'password-reset') {
      expect(shown).toContain(expected(name))
      expect(written).toContain(expected(name))
    }
    for (const part of [page.body.textContent ?? '', arrived?.mail.text ?? ''])
      expect(part.replaceAll(LINK, '')).not.toMatch(/https?:\/\/|www\.\w|evil\.test|\u202E/)

    expect(`${page.body.textContent}${arrived?.mail.text}`).not.toContain('\u001b')
    const elements = [...page.querySelectorAll('*')]
    expect(
      elements.filter(({ tagName }) =>
        /^(SCRIPT|IMG|IFRAME|FORM|OBJECT|EMBED|BASE|SVG|INPUT)$/.test(tagName),
      ),
    ).toEqual([])
    expect(
      elements
        .flatMap((element) => element.getAttributeNames())
        .filter((attribute) => /^on|^src/.test(attribute)),
    ).toEqual([])
    const targets = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(targets.every((target) => target === LINK)).toBe(true)
    expect(targets.length > 0).toBe('link' in content)
  })
})

describe('every message', () => {
  it.each(everyMessage('Hartwell & Moss'))('says the same in both parts ($kind)', async (content) => {
    const { text, html } = await renderMail(content)
    const page = new JSDOM(html).window.document
    const paragraphs = [...page.querySelectorAll('h1, p')]
      .filter((element) => element.closest('[data-skip-in-text]') === null)
      .map((element) => visible(element.textContent ?? ''))
    expect(paragraphs.length).toBeGreaterThan(2)
    for (const paragraph of paragraphs) expect(visible(text)).toContain(paragraph)
  })

  it('fetches nothing and is laid out in tables', async () => {
    for (const content of everyMessage('Hartwell & Moss')) {
      const { html } = await renderMail(content)
      expect(html.replaceAll(LINK, '')).not.toMatch(/url\(|@import|<link|src=/i)
      expect(new JSDOM(html).window.document.querySelector('body > table')).not.toBeNull()
      expect(html).toContain('prefers-color-scheme: dark')
    }
  })

  it('keeps "J.R. Smith" and "Müller & Söhne GmbH" as they are', async () => {
    const [content] = everyMessage('J.R. Smith, Müller & Söhne GmbH')
    if (!content) throw new Error('no message')
    const { subject, text } = await renderMail(content)
    expect(subject).toContain('J.R. Smith, Müller & Söhne GmbH')
    expect(text).toContain('J.R. Smith, Müller & Söhne GmbH')
  })
})
