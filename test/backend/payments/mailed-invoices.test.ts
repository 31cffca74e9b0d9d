import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openSmtpMail } from '../../../backend/ports/smtp-mail.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import { mailServerAt, waitForMessage } from '../outbox/mailing.ts'

let smtp: SmtpTestServer
let backend: TestBackend
let admin: Client
beforeAll(async () => {
  smtp = await startSmtpServer()
  backend = await startTestBackend({ mailServer: mailServerAt(smtp.port) }, { mail: openSmtpMail() })
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
})

async function newestInvoice() {
  const [invoice] = (await admin.call('invoices.list', {})).items
  if (!invoice) throw new Error('There is no invoice.')
  return invoice
}

async function sendTo(contactEmail: string, purchaseOrder = '') {
  const { version } = await admin.call('payment.read', {})
  await admin.call('payment.change', {
    contactName: '',
    contactEmail,
    address: '',
    purchaseOrder,
    taxId: '',
    method: 'invoice',
    version,
  })
}

describe('an invoice by e-mail', () => {
  it('goes to whoever opened the account, says what is due until when, and carries the bill', async () => {
    const invoice = await newestInvoice()
    const { email } = await whoIs(admin)
    const [arrived] = await smtp.waitForArrivals(1)
    const due = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })
    expect(arrived?.to).toEqual([email])
    expect(arrived?.mail.subject).toBe(`Invoice ${invoice.number} for Hartwell & Moss LLP`)
    expect(arrived?.mail.text).toContain('Amount due: $40.00')
    expect(arrived?.mail.text).toContain(
      `Please pay by ${due.format(new Date(invoice.dueOn))} and name invoice ${invoice.number}`,
    )
    const [attached, ...others] = arrived?.mail.attachments ?? []
    expect(others).toEqual([])
    expect(attached?.contentType).toBe('application/pdf')
    expect(attached?.filename).toBe(`Invoice ${invoice.number} - Hartwell & Moss LLP.pdf`)
    const { content } = await admin.call('invoices.pdf', { invoiceId: invoice.invoiceId })
    expect(attached?.content.toString('base64')).toBe(content)
  })

  it('goes to the billing contact once there is one, and again when asked', async () => {
    await smtp.waitForArrivals(1)
    await sendTo('bills@hartwell.test')
    const { invoiceId } = await newestInvoice()
    expect(await admin.call('invoices.send', { invoiceId })).toEqual({ sentTo: 'bills@hartwell.test' })
    const [, again] = await smtp.waitForArrivals(2)
    expect(again?.to).toEqual(['bills@hartwell.test'])
    const row = await waitForMessage(backend, admin, 'bills@hartwell.test', ({ state }) => state === 'sent')
    expect(row.kind).toBe('invoice')
    const read = await admin.call('outbox.read', { messageId: row.messageId })
    expect(read.text).toContain('Amount due: $40.00')
  })

  it('of another account is not sent', async () => {
    const { invoiceId } = await newestInvoice()
    const stranger = await backend.openAccount()
    await expect(stranger.call('invoices.send', { invoiceId })).rejects.toMatchObject({
      code: 'invoice.not-found',
    })
  })

  it('is sent and changed by administrators only', async () => {
    const { accountId } = await whoIs(admin)
    const clerk = await addSignedInUser(backend, accountId)
    const { invoiceId } = await newestInvoice()
    await expect(clerk.call('invoices.send', { invoiceId })).rejects.toMatchObject({
      code: 'permission.missing',
    })
    await expect(clerk.call('payment.read', {})).rejects.toMatchObject({ code: 'permission.missing' })
  })
})

describe('roster invoice', () => {
  const roster = (...args: string[]) => runRoster(backend.databaseUrl, args)

  it('lists what is open and records what arrived, once', async () => {
    const { accountId } = await whoIs(admin)
    const { number, invoiceId } = await newestInvoice()
    const account = ['--account', accountId]
    const { lines } = await roster('invoices', ...account)
    expect(lines).toEqual([expect.stringMatching(`Hartwell & Moss LLP: invoice ${number}, \\$40\\.00, due `)])

    const paid = await roster(
      'invoice',
      'paid',
      String(number),
      ...account,
      '--reference',
      'Transfer of May 3',
    )
    expect(paid).toEqual({ code: 0, lines: [`Invoice ${number} of Hartwell & Moss LLP is paid.`] })
    expect(await admin.call('invoices.read', { invoiceId })).toMatchObject({ state: 'paid' })
    const { items } = await admin.call('ledger.list', { kind: ['payment'] })
    expect(items).toEqual([expect.objectContaining({ amountCents: -4000, invoiceId, userId: null })])
    expect((await roster('invoices', ...account)).lines).toEqual(['Every invoice is paid.'])

    expect(await roster('invoice', 'paid', String(number), ...account)).toEqual({
      code: 2,
      lines: ['This invoice is paid already.'],
    })
    expect((await admin.call('ledger.list', { kind: ['payment'] })).items).toHaveLength(1)
    expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
  })

  it('refuses a number that is none', async () => {
    const { accountId } = await whoIs(admin)
    for (const number of ['0', '-1', '1.5', 'x', '999999'])
      expect((await roster('invoice', 'paid', '--account', accountId, '--', number)).code).toBe(2)
  })
})
