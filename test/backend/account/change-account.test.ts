import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { literalNames, refusedNames } from '../../support/hostile.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { whoIs } from '../../support/people.ts'
import { copiedToken, DAY, invite, outcomeOf } from '../invitations/inviting.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

type Change = Input<'account.change'>

const information = (part: Partial<Change> = {}): Change => ({
  firmName: 'Hartwell & Moss LLP',
  address: '',
  phone: '',
  fax: '',
  dateFormat: 'spelled',
  timeZone: 'America/New_York',
  version: 1,
  ...part,
})

async function eventsOf(admin: Client) {
  const { rows } = await backend.context.database.systemPool.query<{ facts: unknown }>(
    `select facts from activity where kind = 'account.changed' and account_id = $1 order by sequence`,
    [(await whoIs(admin)).accountId],
  )
  return rows.map(({ facts }) => facts)
}

describe('account information', () => {
  it('is changed as a whole, and everybody is told at once', async () => {
    const admin = await backend.openAccount()
    const { accountId } = await whoIs(admin)
    const heard = new Promise((resolve) => {
      backend.context.live.on('event', (event) => {
        if (event.name === 'account.changed' && event.accountId === accountId) resolve(event.name)
      })
    })
    const typed = {
      firmName: 'Moss & Daughters',
      address: '12 Harbour Street\r\nBoston, MA 02110',
      phone: '+1 (617) 555-0100 ext. 12',
      fax: '617 555 0101',
      dateFormat: 'day.month.year',
      timeZone: 'Europe/Berlin',
    } as const
    const changed = await admin.call('account.change', information(typed))
    expect(changed).toEqual({
      ...typed,
      address: '12 Harbour Street\nBoston, MA 02110',
      linksByEmailOnly: false,
      version: 2,
    })
    expect(await admin.call('account.read', {})).toEqual(changed)
    await heard
    const session = await admin.call('session.read', {})
    expect(session).toMatchObject({
      account: { firmName: 'Moss & Daughters', timeZone: 'Europe/Berlin', dateFormat: 'day.month.year' },
    })
  })

  it('leaves in the activity what was and what is, of the parts that changed only', async () => {
    const admin = await backend.openAccount()
    await admin.call('account.change', information({ phone: '617 555 0100' }))
    await admin.call('account.change', information({ phone: '', firmName: 'Moss LLP', version: 2 }))
    expect(await eventsOf(admin)).toEqual([
      { phoneFrom: '', phoneTo: '617 555 0100' },
      { firmNameFrom: 'Hartwell & Moss LLP', firmNameTo: 'Moss LLP', phoneFrom: '617 555 0100', phoneTo: '' },
    ])
  })

  it('stays as it is, without an event, when nothing was changed', async () => {
    const admin = await backend.openAccount()
    expect(await admin.call('account.change', information())).toMatchObject({ version: 1 })
    expect(await eventsOf(admin)).toEqual([])
  })

  it('refuses a change decided on an older state', async () => {
    const admin = await backend.openAccount()
    await admin.call('account.change', information({ phone: '617 555 0100' }))
    expect(await outcomeOf(admin.call('account.change', information({ fax: '617 555 0101' })))).toBe(
      'account.stale',
    )
    expect(await admin.call('account.read', {})).toMatchObject({ phone: '617 555 0100', fax: '', version: 2 })
  })

  it.each(['Mars/Olympus', '+02:00', 'UTC+2', '', 'Europe/Berlin\0', '2026-01-01T00:00[Europe/Berlin]'])(
    'refuses the time zone %j with a sentence at the field',
    async (timeZone) => {
      const admin = await backend.openAccount()
      const refusal = await admin.call('account.change', information({ timeZone })).catch((error) => error)
      expect(['time-zone.unknown', 'request.malformed', 'request.invalid']).toContain(refusal.code)
      expect(await admin.call('account.read', {})).toMatchObject({ timeZone: 'America/New_York', version: 1 })
    },
  )

  it.each(['call us', '12', '<script>alert(1)</script>', '=1+1', '617\n555', `${'1'.repeat(51)}`])(
    'refuses %j as a number to dial',
    async (phone) => {
      const admin = await backend.openAccount()
      for (const field of ['phone', 'fax'] as const) {
        const refusal = await admin
          .call('account.change', information({ [field]: phone }))
          .catch((error) => error)
        expect(refusal.fields[0]).toEqual({
          path: field,
          message: expect.stringMatching(/^(Enter|This|At most)/),
        })
      }
    },
  )

  it('keeps hostile texts as they are, and refuses what cannot be shown', async () => {
    const admin = await backend.openAccount()
    let version = 1
    for (const name of literalNames) {
      const changed = await admin.call(
        'account.change',
        information({ firmName: name, address: `${name}\n${name}`, version }),
      )
      const kept = name.normalize('NFC')
      expect(changed).toMatchObject({ firmName: kept, address: `${kept}\n${kept}` })
      version = changed.version
    }
    for (const name of refusedNames)
      expect(
        await outcomeOf(admin.call('account.change', information({ firmName: name as string, version }))),
      ).toMatch(/^request\./)
    for (const address of ['right\u202eleft', 'escape \u001b[31mred', 'nul\0byte', 'x'.repeat(501), 7])
      expect(
        await outcomeOf(admin.call('account.change', information({ address: address as string, version }))),
      ).toMatch(/^request\./)
    expect(await admin.call('account.read', {})).toMatchObject({ version })
  })
})

describe('a new firm name', () => {
  it('stands on the registration page, in mails and on invoices from now on; issued ones stay', async () => {
    const admin = await backend.openAccount({ firmName: 'Hartwell & Moss LLP' })
    await expect.poll(() => backend.mail.sent.some(({ subject }) => subject.includes('Invoice 1'))).toBe(true)
    await admin.call(
      'account.change',
      information({ firmName: 'Stone & Moss LLP', dateFormat: 'year-month-day' }),
    )
    const { email, invitationId } = await invite(admin)
    await expect
      .poll(() => backend.mail.sent.find(({ to }) => to === email)?.text ?? '')
      .toMatch(/Stone & Moss LLP[\s\S]*open until \w+day, \d{4}-\d{2}-\d{2} at \d/)
    const token = await copiedToken(admin, invitationId)
    expect(await backend.visitor().call('registration.read', { token })).toMatchObject({
      firmName: 'Stone & Moss LLP',
      dateFormat: 'year-month-day',
    })
    const { items } = await admin.call('invoices.list', {})
    const invoiceId = items[0]?.invoiceId ?? ''
    const pdf = await admin.call('invoices.pdf', { invoiceId })
    const text = (await readPdf(pdf.content)).pages.join(' ')
    expect(pdf.name).toBe('Invoice 1 - Hartwell & Moss LLP.pdf')
    expect(text).toContain('Hartwell & Moss LLP')
    expect(text).toMatch(/Issued\s+[A-Z][a-z]{2} \d/)
  })
})

describe('a new time zone', () => {
  it('counts for screens at once and for billing from the next cycle on', async () => {
    const admin = await backend.openAccount()
    const before = await admin.call('billing.read', {})
    await admin.call('account.change', information({ timeZone: 'Asia/Tokyo' }))
    const session = await admin.call('session.read', {})
    expect(session).toMatchObject({ account: { timeZone: 'Asia/Tokyo' } })
    expect(await admin.call('billing.read', {})).toMatchObject({
      timeZone: 'America/New_York',
      cycle: before.cycle,
    })
    backend.clock.moveBy((before.cycle.daysLeft + 1) * DAY)
    // The next thing that happens to the money begins the cycle that is due.
    await admin.call('payment.change', {
      contactName: '',
      contactEmail: '',
      address: '',
      purchaseOrder: '',
      taxId: '',
      method: 'invoice',
      version: 1,
    })
    const after = await admin.call('billing.read', {})
    expect(after).toMatchObject({ timeZone: 'Asia/Tokyo', cycle: { startOn: before.cycle.endOn } })
  })
})
