import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readStartArguments } from './arguments.mjs'
import { openBrowser } from './browser.mjs'
import { canShowWindow, findElectron } from './electron-runtime.mjs'
import { openBackendLog } from './log-file.mjs'
import { cacheFolder, defaultDataFolder, resolveFromCaller, root, toolEnvironment } from './paths.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { requireNode, runToEnd } from './run.mjs'
import { superviseBackend } from './supervise.mjs'

/** @typedef {ReturnType<typeof readStartArguments>} StartArguments */

/**
 * Starts Roster: in its own window where Electron runs, in the browser elsewhere.
 * @param {readonly string[]} args
 */
export async function startRoster(args) {
  const wanted = readStartArguments(args)
  const data = prepareDataFolder(wanted)
  const electron = canShowWindow() ? findElectron() : undefined
  if (electron !== undefined) return runToEnd(electron, [root, ...listArguments(wanted, data)])
  const log = openBackendLog(data)
  let opened = !wanted.open
  const ending = await runBackend(listArguments(withPort(wanted), data), {
    onLog: log.write,
    onReady(address) {
      say(`Roster is ready: ${address}  (Ctrl+C stops it)`)
      if (!opened) openBrowser(address)
      opened = true
    },
  })
  await log.close()
  if (ending === 'crashed') say(`Roster could not be started. The cause is in ${log.path}`)
  return ending === 'stopped' ? 0 : 1
}

/**
 * Serves the backend alone, as on a server: its log goes to the terminal.
 * @param {readonly string[]} args
 */
export async function serveBackend(args) {
  const wanted = readStartArguments(args)
  const ending = await runBackend(listArguments(withPort(wanted), prepareDataFolder(wanted)), {
    onLog: say,
    onReady: (address) => say(`Roster's server is ready: ${address}  (Ctrl+C stops it)`),
  })
  if (ending === 'crashed') say("Roster's server could not be started. The cause is in the lines above.")
  return ending === 'stopped' ? 0 : 1
}

/**
 * @param {StartArguments} wanted
 * @param {string} data
 */
function listArguments(wanted, data) {
  return [
    '--data',
    data,
    ...(wanted.port === undefined ? [] : ['--port', String(wanted.port)]),
    ...(wanted.demo ? ['--demo'] : []),
  ]
}

/**
 * Links in messages hold the address, so it stays the same from start to start. The sample firm has its own,
 * to be opened beside the real one.
 * @param {StartArguments} wanted
 */
function withPort(wanted) {
  if (wanted.port !== undefined || process.env.ROSTER_PORT) return wanted
  return { ...wanted, port: wanted.demo ? 4311 : 4310 }
}

/** @param {StartArguments} wanted */
function prepareDataFolder(wanted) {
  const standard = defaultDataFolder()
  const folder =
    wanted.data === undefined
      ? wanted.demo
        ? join(standard, 'demo')
        : standard
      : resolveFromCaller(wanted.data)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    throw new PlainFailure(
      `Roster cannot keep its data in ${folder}. Choose another folder with --data FOLDER.`,
    )
  }
  return folder
}

/**
 * @param {readonly string[]} args
 * @param {{ onLog: (line: string) => void, onReady: (address: string) => void }} to
 */
async function runBackend(args, to) {
  const supervised = superviseBackend({
    program: requireNode(),
    args: [join(root, 'out', 'backend', 'main.js'), ...args],
    // The compile cache takes a quarter off every start but the first.
    env: { ...toolEnvironment(), NODE_ENV: 'production', NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') },
    say,
    ...to,
  })
  const stop = () => supervised.stop()
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  return supervised.finished
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
