/**
 * Development: the backend is rebuilt and restarted when its sources change, the pages reload by
 * themselves, and both answer at one address.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { RendererConfigFactory } from 'electron-vite'
import { build, createServer, mergeConfig } from 'vite'
import backendConfig from '../backend.vite.config.ts'
import desktopConfig from '../electron.vite.config.ts'
import { cacheFolder, root } from './paths.mjs'
import { readNotice } from './supervise.mjs'

// Set before the first build, which would otherwise call this process production.
process.env.NODE_ENV = 'development'

const backendPort = 4320
const backendAddress = `http://127.0.0.1:${backendPort}`
const pagesPort = 5173
const pagesAddress = `http://127.0.0.1:${pagesPort}`
const data = join(cacheFolder, 'dev', 'data')
const outDir = join(cacheFolder, 'dev', 'backend')

/** @type {import('node:child_process').ChildProcess | undefined} */
let backend
/** @type {Promise<unknown>} */
let turn = Promise.resolve()

/** One restart after the other: the data folder has one owner. */
function restartBackend() {
  turn = turn.then(stopBackend).then(() => {
    backend = spawn(
      process.execPath,
      [join(outDir, 'main.js'), '--data', data, '--port', String(backendPort), ...process.argv.slice(2)],
      {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        // Links and the check of origins mean the address in the browser, not the one behind it.
        env: { ...process.env, ROSTER_PUBLIC_ADDRESS: pagesAddress },
      },
    )
    if (backend.stdout !== null) createInterface({ input: backend.stdout }).on('line', report)
  })
}

/** @param {string} line */
function report(line) {
  const notice = readNotice(line)
  if (notice === undefined) process.stdout.write(`${line}\n`)
  else if ('message' in notice) process.stdout.write(`${notice.message}\n`)
  else process.stdout.write(`The server is running (${notice.address}).\n`)
}

/** @returns {Promise<void>} */
function stopBackend() {
  const current = backend
  if (current === undefined || current.exitCode !== null || current.signalCode !== null)
    return Promise.resolve()
  return new Promise((settle) => {
    current.once('close', () => settle())
    current.kill('SIGTERM')
  })
}

await build(
  mergeConfig(
    { ...backendConfig, configFile: false, logLevel: 'warn' },
    {
      plugins: [{ name: 'roster:restart-backend', closeBundle: restartBackend }],
      build: { outDir, watch: {} },
    },
  ),
)

/** @type {import('electron-vite').InlineConfig} */
const inline = { configFile: false, mode: 'development', logLevel: 'warn' }
const renderer = await new RendererConfigFactory(desktopConfig.renderer ?? {}, inline, { root }).build()
const server = await createServer(
  mergeConfig(renderer, {
    plugins: [{ name: 'roster:registration-page', configureServer: serveRegistrationPage }],
    server: {
      host: '127.0.0.1',
      port: pagesPort,
      strictPort: true,
      proxy: { '/api': backendAddress, '/healthz': backendAddress },
    },
  }),
)
await server.listen()
process.stdout.write(`Roster for development: ${pagesAddress}  (Ctrl+C stops it)\n`)

/**
 * The server answers /register with the registration page; here the page keeps its own path.
 * @param {import('vite').ViteDevServer} vite
 */
function serveRegistrationPage(vite) {
  vite.middlewares.use((request, response, next) => {
    const [path, query] = (request.url ?? '').split('?')
    if (path !== '/register') return next()
    response.writeHead(302, { location: `/registration/index.html${query ? `?${query}` : ''}` }).end()
  })
}

let ending = false
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, async () => {
    if (ending) return
    ending = true
    await turn
    await stopBackend()
    process.exit(0)
  })
}
