import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type Browser, type BrowserContext, _electron as electron, type Page } from '@playwright/test'
import type { Message, Request, Page as ServedPage } from './desktop-messages.ts'

/** Chromium does not know app://, so the pages have an https address here, which is routed to its handler. */
const STAND_IN = 'https://main.roster.invalid'
const APP = 'app://main'

const root = resolve(import.meta.dirname, '../..')

/** A running desktop application. */
export interface OpenDesktop {
  page: Page
  clipboardText(): Promise<string>
  /** Answers the next questions where to save a file. */
  saveAs(path: string): Promise<void>
  /** Quits as a person does; resolves when everything it started has ended. */
  quit(): Promise<void>
}

export interface DesktopOptions {
  browser: Browser
  dataDir: string
  args?: readonly string[]
  viewport?: { width: number; height: number }
}

/** Opens the desktop application: in Electron where its runtime is present, else its real parts around Chromium. */
export function openDesktop(options: DesktopOptions): Promise<OpenDesktop> {
  const runtime = join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'dist')
  return existsSync(runtime) ? openInElectron(options) : openOnDouble(options)
}

async function openInElectron({ dataDir, args = [] }: DesktopOptions): Promise<OpenDesktop> {
  const app = await electron.launch({ args: [root, '--data', dataDir, ...args], cwd: root })
  return {
    page: await app.firstWindow(),
    clipboardText: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    saveAs: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path),
    quit: () => app.close(),
  }
}

async function openOnDouble({ browser, dataDir, args = [], viewport }: DesktopOptions): Promise<OpenDesktop> {
  const host = await startHost(dataDir, args)
  const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 800 } })
  const page = await context.newPage()
  await servePages(context, host)
  await connectPreload(page, host)
  await page.goto(`${STAND_IN}/index.html`)
  return {
    page,
    clipboardText: async () => String(await host.ask({ ask: 'clipboard' })),
    async saveAs(path) {
      await host.ask({ ask: 'saveAs', path })
    },
    async quit() {
      await context.close()
      await host.quit()
    },
  }
}

interface Host {
  ask(request: Request): Promise<unknown>
  onTold(listener: (name: string, payload: unknown) => void): void
  quit(): Promise<void>
}

/** Starts the built main process on the double of electron. */
async function startHost(dataDir: string, args: readonly string[]): Promise<Host> {
  const child = fork(join(import.meta.dirname, 'desktop-host.ts'), ['--data', dataDir, ...args], {
    execArgv: ['--import', new URL('../support/register-electron-double.ts', import.meta.url).href],
    env: { ...process.env, ROSTER_DOUBLE_APP_PATH: root, NODE_OPTIONS: '' },
    // As between Electron's processes: what is left out stays undefined.
    serialization: 'advanced',
  })
  const listeners: ((name: string, payload: unknown) => void)[] = []
  const waiting = new Map<number, (message: Extract<Message, { say: 'answer' }>) => void>()
  let count = 0
  const ready = new Promise<void>((settle, refuse) => {
    child.once('exit', (code) => refuse(new Error(`the main process ended with ${code}`)))
    child.on('message', (message: Message) => {
      if (message.say === 'ready') settle()
      if (message.say === 'told') for (const listen of listeners) listen(message.name, message.payload)
      if (message.say === 'answer') waiting.get(message.id)?.(message)
    })
  })
  await ready
  return {
    onTold: (listener) => void listeners.push(listener),
    ask(request) {
      count += 1
      const id = count
      return new Promise((settle, refuse) => {
        waiting.set(id, ({ value, failure }) => {
          waiting.delete(id)
          if (failure === undefined) settle(value)
          else refuse(new Error(failure))
        })
        child.send({ ...request, id })
      })
    },
    quit: () => quitHost(child),
  }
}

function quitHost(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((settle) => {
    child.once('exit', () => settle())
    child.kill('SIGTERM')
  })
}

/** Every page, script and style comes from the protocol handler of the main process, headers included. */
async function servePages(context: BrowserContext, host: Host): Promise<void> {
  await context.route(`${STAND_IN}/**`, async (route) => {
    const request = route.request()
    const answer = await host.ask({
      ask: 'fetch',
      url: request.url().replace(STAND_IN, APP),
      method: request.method(),
    })
    const { status, headers, body } = answer as ServedPage
    await route.fulfill({ status, headers, body: Buffer.from(body, 'base64') })
  })
}

/** Runs the real preload in the page, with an ipcRenderer that reaches the main process. */
async function connectPreload(page: Page, host: Host): Promise<void> {
  await page.exposeBinding('__rosterInvoke', ({ frame }, ...args: unknown[]) =>
    host.ask({
      ask: 'call',
      args,
      from: { url: frame.url().replace(STAND_IN, APP), isMainFrame: frame === page.mainFrame() },
    }),
  )
  const preload = String(await host.ask({ ask: 'preload' }))
  await page.addInitScript({ content: wrapPreload(preload) })
  host.onTold((name, payload) => {
    // The page may just be loading, or be closed: then nobody listens, as in Electron.
    page.evaluate(tellPage, { name, payload }).catch(() => undefined)
  })
}

function tellPage(told: { name: string; payload: unknown }): void {
  dispatchEvent(new CustomEvent('roster:told', { detail: told }))
}

/** What Electron's sandbox gives a preload: `require('electron')`, `process.platform`, a world of its own. */
function wrapPreload(source: string): string {
  return `(() => {
    if (window !== window.top) return
    const listeners = new Set()
    const invoke = window.__rosterInvoke
    delete window.__rosterInvoke
    addEventListener('roster:told', ({ detail }) => {
      for (const listener of [...listeners]) listener({}, detail.name, detail.payload)
    })
    const modules = {
      electron: {
        contextBridge: { exposeInMainWorld: (key, api) => { window[key] = Object.freeze(api) } },
        ipcRenderer: {
          invoke: (...args) => invoke(...args),
          on: (_channel, listener) => { listeners.add(listener) },
          off: (_channel, listener) => { listeners.delete(listener) },
        },
      },
    }
    const require = (name) => modules[name]
    const process = ${JSON.stringify({ platform: process.platform })}
    const module = { exports: {} }
    const exports = module.exports
    ${source}
  })()`
}
