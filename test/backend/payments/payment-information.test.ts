import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { hostileAddresses } from '../../support/hostile.ts'

let backend: TestBackend
let admin: Client
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())
beforeEach(async () => {
  admin = await backend.openAccount()
})

const typed = {
  contactName: 'Nora Neumann',
  contactEmail: 'bills@hartwell.test',
  address: '12 Harbour Street\nBoston MA 02110',
  purchaseOrder: 'PO-2026/7',
  taxId: 'US 12-3456789',
  method: 'invoice' as const,
}

async function change(input: object) {
  const { version } = await admin.call('payment.read', {})
  return admin.call('payment.change', { ...typed, version, ...input })
}

describe('payment information', () => {
  it('is empty at first, and bills come by e-mail', async () => {
    expect(await admin.call('payment.read', {})).toEqual({
      contactName: '',
      contactEmail: '',
      address: '',
      purchaseOrder: '',
      taxId: '',
      method: 'invoice',
      takesCards: false,
      card: null,
      version: 1,
    })
  })

  it('is kept as typed, in NFC, and its change is recorded', async () => {
    const changed = await change({ contactName: 'Zoe\u0308 Neumann ', contactEmail: 'Bills@exämple.test' })
    expect(changed).toMatchObject({
      ...typed,
      contactName: 'Zoë Neumann',
      contactEmail: 'Bills@xn--exmple-cua.test',
      version: 2,
    })
    expect(await admin.call('payment.read', {})).toEqual(changed)
  })

  it('may name nobody', async () => {
    const changed = await change({
      contactName: '',
      contactEmail: ' ',
      address: '',
      purchaseOrder: '',
      taxId: '',
    })
    expect(changed).toMatchObject({ contactName: '', contactEmail: '', address: '' })
  })

  it('is not overwritten by somebody who looked at it earlier', async () => {
    await change({})
    await expect(admin.call('payment.change', { ...typed, version: 1 })).rejects.toMatchObject({
      code: 'payment.stale',
    })
  })

  it.each(hostileAddresses.filter((address) => address !== ''))('refuses the address %j', async (address) => {
    const before = await admin.call('payment.read', {})
    await expect(change({ contactEmail: address })).rejects.toMatchObject({ status: 400 })
    expect(await admin.call('payment.read', {})).toEqual(before)
  })

  it.each(['contactName', 'purchaseOrder', 'taxId', 'address'] as const)(
    'refuses what is no plain text in %s',
    async (field) => {
      const before = await admin.call('payment.read', {})
      const lines = field === 'address' ? [] : ['two\r\nlines', 'Bcc: x@evil.test\nx']
      for (const value of [
        ...lines,
        'nul\0byte',
        'x'.repeat(10_000),
        'x'.repeat(501),
        'escape \u001b[31m',
        'right\u202eleft',
        'line\u2028separator',
        ['a list'],
        7,
        null,
      ])
        await expect(change({ [field]: value })).rejects.toMatchObject({ status: 400 })
      expect(await admin.call('payment.read', {})).toEqual(before)
    },
  )

  it('keeps markup and formulas as literal text', async () => {
    const contactName = '<script>alert(1)</script>'
    const purchaseOrder = '=HYPERLINK("https://evil.test")'
    expect(await change({ contactName, purchaseOrder })).toMatchObject({ contactName, purchaseOrder })
  })

  it('takes no card where the server has no provider', async () => {
    const { items } = await admin.call('invoices.list', {})
    const invoiceId = items[0]?.invoiceId ?? ''
    for (const attempt of [
      () => change({ method: 'card' }),
      () => admin.call('payment.beginCard', {}),
      () => admin.call('payment.finishCard', { setupId: 'cs_test_1' }),
      () => admin.call('invoices.collect', { invoiceId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'payment.no-cards' })
  })
})
