import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join, posix, resolve, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where helpers of the toolchain keep what may be deleted at any time. */
export const cacheFolder = join(root, '.cache')

/**
 * The folder in which Roster keeps its data when no other is named.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 */
export function defaultDataFolder(platform = process.platform, env = process.env, home = homedir()) {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Roster')
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Roster')
  }
  return posix.join(env.XDG_DATA_HOME || posix.join(home, '.local', 'share'), 'roster')
}

/**
 * npm runs scripts in the project's folder; a relative path means the folder the person stands in.
 * @param {string} path
 */
export function resolveFromCaller(path) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** The Node that npm installed beside the packages; the system's own when that is new enough. */
export function findNode() {
  const installed = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(installed)) return installed
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : undefined
}

/** The environment of every child: the installed tools come first on the PATH. */
export function toolEnvironment() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const bin = join(root, 'node_modules', '.bin')
  return { ...process.env, [name]: `${bin}${delimiter}${process.env[name] ?? ''}` }
}

/** @param {string} name */
export function packageVersion(name) {
  /** @type {{ version: string }} */
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
  return manifest.version
}
