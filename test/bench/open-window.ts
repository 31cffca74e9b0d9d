import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../build/launch/chromium.mjs'
import type { Firm } from './office.ts'

/** A browser that shows scrollbars, since they are dragged. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
    ],
  })
}

/** A window in which the firm's administrator is signed in; nothing is loaded yet and nothing is cached. */
export async function openWindow(browser: Browser, firm: Firm): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addCookies(
    [...firm.client.cookies].map(([name, value]) => ({ name, value, url: firm.client.address })),
  )
  return context.newPage()
}

/** Until the first user can be read and opened. */
export async function waitForUsers(page: Page): Promise<void> {
  await page.locator('[data-row="0"]', { hasText: '@' }).waitFor({ timeout: 60_000 })
}
