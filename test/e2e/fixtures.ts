import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'
import { type SmtpTestServer, startSmtpServer } from '../support/smtp-server.ts'
import { openDesktop } from './desktop-fixture.ts'

/** A window of Roster: the desktop application, or a tab of a browser, depending on the project. */
export interface RosterWindow {
  page: Page
  clipboardText(): Promise<string>
}

interface Fixtures {
  /** A real mail server; what arrives can be read. */
  smtp: SmtpTestServer
  /** The built backend with its embedded database, sending through `smtp`. */
  server: BuiltServer
  /** Opens a window that is connected to `server`. */
  openWindow: () => Promise<RosterWindow>
  /** Opens a plain browser tab of its own, as an invited person does. */
  openTab: (address: string) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  smtp: async ({}, use) => {
    const smtp = await startSmtpServer({ security: 'none' })
    await use(smtp)
    await smtp.stop()
  },

  server: async ({ smtp }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-e2e-'))
    const server = await startBuiltServer(folder, {
      env: {
        ROSTER_SMTP_HOST: '127.0.0.1',
        ROSTER_SMTP_PORT: String(smtp.port),
        ROSTER_SMTP_SECURITY: 'none',
        ROSTER_MAIL_FROM_ADDRESS: 'roster@roster.test',
      },
    })
    await use(server)
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  },

  openTab: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (address) => {
      const context = await browser.newContext()
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(address)
      return page
    })
    for (const context of contexts) await context.close()
  },

  openWindow: async ({ browser, server }, use, info) => {
    const closers: (() => Promise<void>)[] = []
    await use(async () => {
      if (info.project.name === 'desktop') {
        const dataDir = await mkdtemp(join(tmpdir(), 'roster-desktop-'))
        const desktop = await openDesktop({ browser, dataDir })
        closers.push(async () => {
          await desktop.quit()
          await rm(dataDir, { recursive: true, force: true })
        })
        await connectToServer(desktop.page, server.address)
        return desktop
      }
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
      closers.push(() => context.close())
      const page = await context.newPage()
      await page.goto(server.address)
      return { page, clipboardText: () => page.evaluate(() => navigator.clipboard.readText()) }
    })
    for (const close of closers) await close()
  },
})

export { expect } from '@playwright/test'

/** The first run of a desktop: an account server by its address. */
async function connectToServer(page: Page, address: string): Promise<void> {
  await page.getByRole('radio', { name: 'Connect to an account server' }).check()
  await page.getByLabel('Address of the server').fill(address)
  await page.getByRole('button', { name: 'Continue' }).click()
}
