import { afterEach, expect, test, vi } from 'vitest'
import { browserDesktop } from '../../../renderer/bridge/browser-desktop.ts'

const desktop = browserDesktop(vi.fn(), vi.fn())
afterEach(() => vi.restoreAllMocks())

test('a page of the payment provider opens beside Roster and cannot reach back', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  const address = 'https://checkout.stripe.com/c/pay/cs_test_1'
  await desktop['page.open']({ address })
  expect(open.mock.calls).toEqual([[address, '_blank', 'noopener,noreferrer']])
})

test('a script or a file is no page', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])
    await expect(desktop['page.open']({ address })).rejects.toMatchObject({ code: 'page.not-allowed' })
  expect(open).not.toHaveBeenCalled()
})

test('a file goes to the downloads under its name, byte for byte', async () => {
  let saved: Blob | undefined
  URL.createObjectURL = (blob: Blob) => {
    saved = blob
    return 'blob:of-this-page'
  }
  URL.revokeObjectURL = vi.fn()
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(`${this.download} ${this.href}`)
  })
  const content = btoa('%PDF-1.7 \u00ff')
  const file = { name: 'Invoice 12.pdf', mediaType: 'application/pdf', content }
  expect(await desktop['file.save'](file)).toEqual({ savedAs: 'Invoice 12.pdf' })
  expect(names).toEqual(['Invoice 12.pdf blob:of-this-page'])
  expect(saved?.type).toBe('application/pdf')
  expect([...new Uint8Array((await saved?.arrayBuffer()) ?? [])]).toEqual(
    [...'%PDF-1.7 \u00ff'].map((character) => character.charCodeAt(0)),
  )
})
