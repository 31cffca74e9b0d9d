import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { runNode } from './run.mjs'

/** @typedef {'desktop' | 'renderer' | 'backend'} Part */

const common = ['build', 'package-lock.json']

/** @type {Readonly<Record<Part, { sources: readonly string[], outputs: readonly string[] }>>} */
const parts = {
  desktop: {
    sources: ['electron', 'shared', ...common],
    outputs: ['out/main/main.js', 'out/preload/preload.cjs'],
  },
  renderer: {
    sources: ['renderer', 'shared', ...common],
    outputs: ['out/renderer/index.html', 'out/renderer/registration/index.html'],
  },
  backend: {
    sources: ['backend', 'shared', ...common],
    outputs: ['out/backend/main.js', 'out/backend/cli.js'],
  },
}

/**
 * The parts whose sources changed since they were built: a newer file, or one more or fewer.
 * @param {string} folder
 * @returns {Part[]}
 */
export function findStaleParts(folder) {
  return partNames().filter((part) => {
    const stamp = stampFile(folder, part)
    if (!existsSync(stamp)) return true
    if (parts[part].outputs.some((output) => !existsSync(join(folder, output)))) return true
    const seen = surveySources(folder, part)
    return seen.newest > statSync(stamp).mtimeMs || seen.names !== readFileSync(stamp, 'utf8')
  })
}

/**
 * Notes that a part is built from the sources as they were when the build began, so that a file saved
 * during the build counts as newer.
 * @param {string} folder
 * @param {Part} part
 * @param {Date} beganAt
 */
export function markBuilt(folder, part, beganAt) {
  const stamp = stampFile(folder, part)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, surveySources(folder, part).names)
  utimesSync(stamp, beganAt, beganAt)
}

/** Builds the parts that are out of date; says so in one line. */
export async function buildIfNeeded() {
  const stale = findStaleParts(root)
  if (stale.length === 0) return
  process.stdout.write('Building Roster ...\n')
  const code = await runNode([join(root, 'build', 'bundle.mjs'), ...stale])
  if (code !== 0)
    throw new PlainFailure('Roster could not be built. The lines above name the file and the cause.')
}

/** @returns {Part[]} */
export function partNames() {
  return ['desktop', 'renderer', 'backend']
}

/**
 * @param {string} folder
 * @param {Part} part
 */
function stampFile(folder, part) {
  return join(folder, 'out', '.built', part)
}

/**
 * @param {string} folder
 * @param {Part} part
 */
function surveySources(folder, part) {
  const names = createHash('sha256')
  let newest = 0
  for (const source of parts[part].sources) {
    for (const file of listFiles(join(folder, source))) {
      names.update(`${file.slice(folder.length)}\n`)
      newest = Math.max(newest, statSync(file).mtimeMs)
    }
  }
  return { newest, names: names.digest('hex') }
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.endsWith('.md'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]))
}
