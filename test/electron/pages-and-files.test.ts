import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDataFolder, startDesktop } from '../support/desktop.ts'

const file = {
  name: 'Invoice 12 - Hartwell & Moss LLP.pdf',
  mediaType: 'application/pdf',
  content: Buffer.from('%PDF-1.7').toString('base64'),
}

test('the page of the payment provider opens in the person’s own browser', async () => {
  const { double, roster } = await startDesktop()
  const address = 'https://checkout.stripe.com/c/pay/cs_test_1#fid'
  expect(await roster.call('page.open', { address })).toEqual({ ok: true, value: {} })
  expect(double.callsOf('shell.openExternal')).toEqual([[address]])
})

test.each([
  'http://checkout.stripe.com/c/pay/cs_test_1',
  'https://checkout.stripe.com.evil.test/',
  'https://checkout.stripe.com@evil.test/',
  'https://person:word@checkout.stripe.com/',
  'https://checkout.stripe.com:8443/',
  'https://evil.test/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://checkout.stripe.com/share',
])('%s does not open', async (address) => {
  const { double, roster } = await startDesktop()
  expect(await roster.call('page.open', { address })).toMatchObject({
    ok: false,
    error: { code: 'page.not-allowed' },
  })
  expect(double.callsOf('shell.openExternal')).toEqual([])
})

test('a file is saved where the person says, byte for byte', async () => {
  const saveAs = join(await makeDataFolder(), 'bill.pdf')
  const { double, roster } = await startDesktop({ options: { saveAs } })
  expect(await roster.call('file.save', file)).toEqual({ ok: true, value: { savedAs: saveAs } })
  expect(await readFile(saveAs, 'utf8')).toBe('%PDF-1.7')
  expect(double.callsOf('dialog.showSaveDialog')[0]?.[0]).toMatchObject({ defaultPath: file.name })
})

test('nothing is saved when the person changes their mind', async () => {
  const { roster } = await startDesktop()
  expect(await roster.call('file.save', file)).toEqual({ ok: true, value: { savedAs: null } })
})

test('a place that cannot be written is said in a sentence', async () => {
  const saveAs = join(await mkdtemp(join(tmpdir(), 'roster-')), 'missing', 'bill.pdf')
  const { roster } = await startDesktop({ options: { saveAs } })
  expect(await roster.call('file.save', file)).toMatchObject({ ok: false, error: { code: 'file.not-saved' } })
})

test.each(['../../etc/passwd', '..\\..\\boot.ini', '/etc/cron.d/passwd', '.passwd'])(
  'a file called %s is offered by its bare name',
  async (name) => {
    const { double, roster } = await startDesktop()
    await roster.call('file.save', { ...file, name })
    const [options] = double.callsOf('dialog.showSaveDialog')[0] ?? []
    expect((options as { defaultPath: string }).defaultPath).toMatch(/^[a-z][a-z.]*$/)
  },
)
