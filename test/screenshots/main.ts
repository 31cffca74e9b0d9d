import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../build/launch/chromium.mjs'
import { SAMPLE_LOGIN } from '../../shared/model/sample.ts'
import { changeLevel } from '../support/act-on-users.ts'
import { startBuiltServer } from '../support/built-server.ts'
import { Client } from '../support/client.ts'
import { enterSample, freshScenes, lastAdministrator, type Scene, sampleScenes } from './scenes.ts'

/** Takes the pictures of docs/pictures anew. Only the dates in them depend on the day. */
const folder = resolve(import.meta.dirname, '../../docs/pictures')
const DESKTOP = { width: 1280, height: 800 }
const schemes = ['light', 'dark'] as const

async function takeAll(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-lcd-text',
    ],
  })
  const scratch = await mkdtemp(join(tmpdir(), 'roster-pictures-'))
  try {
    await takeFresh(browser, join(scratch, 'fresh'))
    await takeSample(browser, join(scratch, 'sample'))
  } finally {
    await browser.close()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A server's first minutes. */
async function takeFresh(browser: Browser, dataDir: string): Promise<void> {
  const server = await startBuiltServer(dataDir)
  try {
    await take(browser, server.address, freshScenes.opening)
    await new Client(server.address).call('accounts.open', {
      firmName: 'Hartwell & Moss LLP',
      name: 'Eleanor Hartwell',
      email: 'eleanor@hartwell-moss.example',
      password: SAMPLE_LOGIN.password,
      timeZone: 'America/New_York',
    })
    await take(browser, server.address, freshScenes.opened)
  } finally {
    await server.stop()
  }
}

/** The sample firm, and its registration page. */
async function takeSample(browser: Browser, dataDir: string): Promise<void> {
  const server = await startBuiltServer(dataDir, { args: ['--demo'] })
  try {
    const eleanor = new Client(server.address)
    await eleanor.call('session.signIn', SAMPLE_LOGIN)
    await nameBillingContact(eleanor)
    await take(browser, server.address, sampleScenes, enterSample)
    const { items } = await eleanor.call('invitations.list', { q: 'ana.ruiz' })
    const { link } = await eleanor.call('invitations.copyLink', {
      invitationId: items[0]?.invitationId ?? '',
    })
    const offer = (page: Page) => page.getByRole('heading', { name: /^Join/ }).waitFor()
    await take(browser, link, [
      { name: 'registration', show: offer },
      { name: 'registration-phone', viewport: { width: 390, height: 844 }, show: offer },
    ])
    await lowerOtherAdministrators(eleanor)
    await take(browser, server.address, [lastAdministrator], enterSample)
  } finally {
    await server.stop()
  }
}

async function nameBillingContact(eleanor: Client): Promise<void> {
  const { version } = await eleanor.call('payment.read', {})
  await eleanor.call('payment.change', {
    contactName: 'Nora Eriksen',
    contactEmail: 'bills@hartwell-moss.example',
    address: '12 Harbour Street\nBoston, MA 02110',
    purchaseOrder: 'PO-2026-114',
    taxId: '',
    method: 'invoice',
    version,
  })
}

async function lowerOtherAdministrators(eleanor: Client): Promise<void> {
  const { items } = await eleanor.call('users.list', { level: ['administrator'] })
  for (const { userId, email } of items)
    if (email !== SAMPLE_LOGIN.email) await changeLevel(eleanor, userId, 'standard')
}

/** One picture of each scene in light and in dark, each from a page that was opened anew. */
async function take(
  browser: Browser,
  address: string,
  scenes: readonly Scene[],
  enter?: (page: Page) => Promise<void>,
): Promise<void> {
  for (const colorScheme of schemes) {
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York', colorScheme })
    const page = await context.newPage()
    await page.goto(address)
    await enter?.(page)
    for (const { name, viewport = DESKTOP, forcedColors = 'none', show } of scenes) {
      if (forcedColors === 'active' && colorScheme === 'dark') continue
      await page.setViewportSize(viewport)
      await page.emulateMedia({ forcedColors })
      await page.goto('about:blank')
      await page.goto(address)
      await show(page)
      await page.mouse.move(viewport.width - 1, viewport.height - 1)
      const path = join(folder, forcedColors === 'active' ? `${name}.png` : `${name}-${colorScheme}.png`)
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
      process.stdout.write(`${path}\n`)
    }
    await context.close()
  }
}

await takeAll()
