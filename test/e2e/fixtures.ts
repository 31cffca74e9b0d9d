import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'
import { type SmtpTestServer, startSmtpServer } from '../support/smtp-server.ts'
import { openDesktop } from './desktop-fixture.ts'
import { watchPolicy } from './watch-policy.ts'

/** A window of Roster: the desktop application, or a tab of a browser, depending on the project. */
export interface RosterWindow {
  page: Page
  clipboardText(): Promise<string>
  /** What is saved as a file by pressing something. */
  savedBy(press: () => Promise<void>): Promise<Buffer>
}

/** What a server begins with: a mail server, none, or the sample firm. */
type Beginning = 'with-mail' | 'without-mail' | 'sample'

interface TestServer extends BuiltServer {
  dataDir: string
  /** Ends it and starts it again at the same address. */
  restart(between?: () => Promise<void>): Promise<void>
}

interface Fixtures {
  beginning: Beginning
  /** Settings of the server's environment beyond those of its beginning. */
  environment: Record<string, string>
  /** A real mail server; what arrives can be read. */
  smtp: SmtpTestServer
  /** The built backend with its embedded database. */
  server: TestServer
  /** Offences against the Content Security Policy of all windows and tabs; a test fails when there is one. */
  violations: string[]
  /** Opens a window that is connected to `server`. */
  openWindow: () => Promise<RosterWindow>
  /** Opens a plain browser tab of its own, as an invited person does. */
  openTab: (address: string, options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  beginning: ['with-mail', { option: true }],
  environment: [{}, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  smtp: async ({}, use) => {
    const smtp = await startSmtpServer({ security: 'none' })
    await use(smtp)
    await smtp.stop()
  },

  server: async ({ smtp, beginning, environment }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'roster-e2e-'))
    const args = beginning === 'sample' ? ['--demo'] : []
    const env = { ...(beginning === 'with-mail' && mailEnvironment(smtp)), ...environment }
    let running = await startBuiltServer(dataDir, { args, env })
    const { address } = running
    await use({
      address,
      dataDir,
      get process() {
        return running.process
      },
      stop: () => running.stop(),
      async restart(between) {
        await running.stop()
        await between?.()
        const port = new URL(address).port
        running = await startBuiltServer(dataDir, { args: [...args, '--port', port], env })
      },
    })
    await running.stop()
    await rm(dataDir, { recursive: true, force: true })
  },

  violations: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const violations: string[] = []
      await use(violations)
      expect(violations).toEqual([])
    },
    { auto: true },
  ],

  openTab: async ({ browser, violations }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (address, options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      const page = await context.newPage()
      await watchPolicy(page, violations)
      await page.goto(address)
      return page
    })
    for (const context of contexts) await context.close()
  },

  openWindow: async ({ browser, server, violations }, use, info) => {
    const closers: (() => Promise<void>)[] = []
    await use(async () => {
      if (info.project.name === 'desktop') {
        const dataDir = await mkdtemp(join(tmpdir(), 'roster-desktop-'))
        const desktop = await openDesktop({ browser, dataDir })
        closers.push(async () => {
          await desktop.quit()
          await rm(dataDir, { recursive: true, force: true })
        })
        await watchPolicy(desktop.page, violations)
        await connectToServer(desktop.page, server.address)
        return {
          ...desktop,
          async savedBy(press) {
            const path = join(dataDir, `${crypto.randomUUID()}.saved`)
            await desktop.saveAs(path)
            await press()
            await expect
              .poll(() =>
                readFile(path).then(
                  ({ length }) => length,
                  () => 0,
                ),
              )
              .toBeGreaterThan(0)
            return readFile(path)
          },
        }
      }
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
      closers.push(() => context.close())
      const page = await context.newPage()
      await watchPolicy(page, violations)
      await page.goto(server.address)
      return {
        page,
        clipboardText: () => page.evaluate(() => navigator.clipboard.readText()),
        async savedBy(press) {
          const [download] = await Promise.all([page.waitForEvent('download'), press()])
          return readFile(await download.path())
        },
      }
    })
    for (const close of closers) await close()
  },
})

export { expect } from '@playwright/test'

function mailEnvironment(smtp: SmtpTestServer): Record<string, string> {
  return {
    ROSTER_SMTP_HOST: '127.0.0.1',
    ROSTER_SMTP_PORT: String(smtp.port),
    ROSTER_SMTP_SECURITY: 'none',
    ROSTER_MAIL_FROM_ADDRESS: 'roster@roster.test',
  }
}

/** The first run of a desktop: an account server by its address. */
async function connectToServer(page: Page, address: string): Promise<void> {
  await page.getByRole('radio', { name: 'Connect to an account server' }).check()
  await page.getByLabel('Address of the server').fill(address)
  await page.getByRole('button', { name: 'Continue' }).click()
}
