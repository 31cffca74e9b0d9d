import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { PlainFailure } from './plain-failure.mjs'

/**
 * Whether `npm ci` has to run. Dates decide first, because that costs nothing; a lock file that is newer
 * but asks for exactly what is installed (a fresh checkout of the same commit) needs no installation.
 * @param {string} folder
 */
export function needsInstall(folder) {
  const wanted = join(folder, 'package-lock.json')
  const installed = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return true
  if (statSync(wanted).mtimeMs <= statSync(installed).mtimeMs) return false
  if (!holdsEverything(readPackages(wanted), readPackages(installed))) return true
  const now = new Date()
  utimesSync(installed, now, now)
  return false
}

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} Packages */

/**
 * @param {string} file
 * @returns {Packages}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * @param {Packages} wanted
 * @param {Packages} installed
 */
function holdsEverything(wanted, installed) {
  const same = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return entry.optional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
  return same && Object.keys(installed).every((path) => path in wanted)
}

/** Installs the packages when they are missing or out of date; says so in one line. */
export function installIfNeeded() {
  if (!needsInstall(root)) return
  const again = existsSync(join(root, 'node_modules', '.package-lock.json'))
  say(
    again
      ? 'Installing what changed since the last start ...'
      : 'Installing what Roster needs (first time only) ...',
  )
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const result = runNpm(args)
  if (result.status === 0) return
  const log = join(root, '.cache', 'install.log')
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(log, `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`)
  throw new PlainFailure(
    `The packages could not be installed. Check the internet connection and start again. What npm said is in ${log}`,
  )
}

/** @param {string[]} args */
function runNpm(args) {
  const npm = process.env.npm_execpath
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
