import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, packageVersion, root } from './paths.mjs'
import { requireNode } from './run.mjs'

const fetchTimeout = 20_000
const tryAgainAfter = 24 * 60 * 60 * 1000
const failureNote = join(cacheFolder, 'electron-runtime.json')

/**
 * Whether a window can be shown at all. Electron's sandbox refuses to work for root.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {number | undefined} userId
 */
export function canShowWindow(platform = process.platform, env = process.env, userId = process.getuid?.()) {
  if (env.ROSTER_BROWSER === '1') return false
  if (platform !== 'linux') return true
  return userId !== 0 && Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The path of Electron's program, fetched on first use; undefined where it is not to be had. */
export function findElectron() {
  const present = locateElectron()
  if (present !== undefined) return present
  const version = packageVersion('electron')
  if (fetchFailedLately(version)) return undefined
  process.stdout.write('Fetching the desktop window (first time only) ...\n')
  const fetched = spawnSync(requireNode(), [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    timeout: fetchTimeout,
  })
  if (fetched.status === 0) {
    rmSync(failureNote, { force: true })
    return locateElectron()
  }
  mkdirSync(dirname(failureNote), { recursive: true })
  writeFileSync(failureNote, JSON.stringify({ version, failedAt: new Date().toISOString() }))
  process.stdout.write(
    'The desktop window could not be fetched, so Roster opens in the browser. To fetch it: npx install-electron\n',
  )
  return undefined
}

function locateElectron() {
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    /** @type {string} */ (process.platform)
  ]
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules', 'electron', 'dist')
  const path = join(folder, program ?? 'electron')
  return existsSync(path) ? path : undefined
}

/** @param {string} version */
function fetchFailedLately(version) {
  try {
    const note = JSON.parse(readFileSync(failureNote, 'utf8'))
    return note.version === version && Date.now() - Date.parse(note.failedAt) < tryAgainAfter
  } catch {
    return false
  }
}
