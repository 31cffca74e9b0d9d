import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { defaultDataFolder, resolveFromCaller, root } from './paths.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { runNode } from './run.mjs'

/** @typedef {{ build: boolean, run: (args: readonly string[]) => Promise<number> }} Command */

/** @type {Readonly<Record<string, Command>>} */
const commands = {
  start: { build: true, run: async (args) => (await import('./start.mjs')).startRoster(args) },
  backend: { build: true, run: async (args) => (await import('./start.mjs')).serveBackend(args) },
  test: { build: true, run: async (args) => (await import('./test.mjs')).runTests(args) },
  build: { build: true, run: async () => 0 },
  dist: { build: true, run: (args) => runScript('build/package/main.ts', args) },
  check: { build: false, run: (args) => runScript('build/check.mjs', args) },
  dev: { build: false, run: (args) => runScript('build/launch/dev.mjs', args) },
  roster: { build: true, run: runRoster },
  bench: { build: true, run: (args) => runScript('test/bench/main.ts', args) },
  screenshots: { build: true, run: (args) => runScript('test/screenshots/main.ts', args) },
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function runCommand(name, args) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    throw new PlainFailure(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  }
  installIfNeeded()
  if (command.build) await buildIfNeeded()
  return command.run(args)
}

/**
 * Commands mean the data folder that `npm start` uses, unless they name another.
 * @param {readonly string[]} args
 */
function runRoster(args) {
  return runNode([join(root, 'out/backend/cli.js'), ...args], {
    cwd: resolveFromCaller('.'),
    env: { ROSTER_DATA: process.env.ROSTER_DATA || defaultDataFolder() },
  })
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
function runScript(script, args) {
  return runNode([join(root, script), ...args])
}
