import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import type { Firm } from './office.ts'
import { openWindow, waitForUsers } from './open-window.ts'

const QUIET_MS = 1_000

/** What the Users page of somebody who is signed in loads, in kilobytes of 1,024. */
export interface FirstScreen {
  /** JavaScript and CSS, each file compressed by gzip. */
  gzip: number
  raw: number
  /** What the server really sent, with headers. */
  sent: number
  files: { name: string; gzip: number }[]
}

export async function measureFirstScreen(browser: Browser, firm: Firm): Promise<FirstScreen> {
  const page = await openWindow(browser, firm)
  const loaded: { name: string; body: Promise<Buffer>; sent: Promise<number> }[] = []
  page.on('requestfinished', async (request) => {
    if (!['script', 'stylesheet'].includes(request.resourceType())) return
    const sizes = request.sizes().then((one) => one.responseBodySize + one.responseHeadersSize)
    const body = request.response().then((response) => response?.body() ?? Buffer.alloc(0))
    loaded.push({ name: new URL(request.url()).pathname, body, sent: sizes })
  })
  await page.goto(firm.client.address)
  await waitForUsers(page)
  await page.waitForTimeout(QUIET_MS)
  const files = await Promise.all(
    loaded.map(async ({ name, body, sent }) => {
      const bytes = await body
      return {
        name,
        raw: bytes.length / 1024,
        gzip: gzipSync(bytes).length / 1024,
        sent: (await sent) / 1024,
      }
    }),
  )
  await page.context().close()
  const sum = (part: 'raw' | 'gzip' | 'sent') => files.reduce((total, file) => total + file[part], 0)
  return {
    gzip: sum('gzip'),
    raw: sum('raw'),
    sent: sum('sent'),
    files: files.toSorted((a, b) => b.gzip - a.gzip),
  }
}
