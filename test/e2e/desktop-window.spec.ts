import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type OpenDesktop, openDesktop } from './desktop-fixture.ts'

let desktop: OpenDesktop
let page: Page
let dataDir: string
let violations: string[]

test.beforeEach(async ({ browser }) => {
  dataDir = await mkdtemp(join(tmpdir(), 'roster-window-'))
  desktop = await openDesktop({ browser, dataDir })
  page = desktop.page
  violations = []
  page.on('console', (message) => {
    if (/content security policy|trusted ?types?/i.test(message.text())) violations.push(message.text())
  })
})
test.afterEach(async () => {
  await desktop.quit()
  await rm(dataDir, { recursive: true, force: true })
})

test('shows the first choice under the strict policy, without one violation', async () => {
  await page.reload()
  await expect(page.getByRole('main').or(page.locator('form')).first()).toBeVisible()
  expect(violations).toEqual([])
})

test('the bridge is all that the page has', async () => {
  const found = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { roster: object }).roster),
    isFrozen: Object.isFrozen((window as unknown as { roster: object }).roster),
    others: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
  }))
  expect(found).toEqual({ bridge: ['call', 'on', 'platform'], isFrozen: true, others: [] })
})

test('the page talks to nobody, runs no text and makes no page of text', async () => {
  const refused = await page.evaluate(async () => {
    const outcomes: string[] = []
    await fetch('https://evil.test/').catch(() => outcomes.push('fetch'))
    await fetch('/index.html').catch(() => outcomes.push('fetch at home'))
    const socket = await new Promise<string>((settle) => {
      try {
        new WebSocket('wss://evil.test/').onerror = () => settle('socket')
      } catch {
        settle('socket')
      }
    })
    outcomes.push(socket)
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>x</b>')
    } catch {
      outcomes.push('page of text')
    }
    const script = document.createElement('script')
    const ran = new Promise<string>((settle) => {
      script.onerror = () => settle('foreign script')
      script.onload = () => settle('a foreign script ran')
    })
    try {
      script.setAttribute('src', 'https://evil.test/x.js')
      document.head.append(script)
      outcomes.push(await ran)
    } catch {
      outcomes.push('foreign script')
    }
    return outcomes
  })
  expect(refused).toEqual(['fetch', 'fetch at home', 'socket', 'page of text', 'foreign script'])
})

test('a frame inside the page is refused, even with a way to call', async () => {
  const answer = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inside = frame.contentWindow as unknown as Record<string, (...args: unknown[]) => unknown>
    return {
      bridge: 'roster' in inside,
      answer: await inside.__rosterInvoke?.('roster:call', 'settings.read', {}),
    }
  })
  expect(answer).toMatchObject({
    bridge: false,
    answer: { ok: false, error: { code: 'request.foreign-origin' } },
  })
})
