import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './paths.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { requireNode } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The Chromium the tests drive: named, installed, or installed now. Undefined means Playwright's own. */
export function provideChromium() {
  const present = findChromium()
  if (present !== undefined) return present
  if (process.getuid?.() === 0 && isDebian()) {
    say('Installing Chromium for the tests (first time only) ...')
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = findChromium()
    if (installed !== undefined) return installed
  }
  say("Making sure that Playwright's Chromium is there ...")
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const fetched = spawnSync(requireNode(), [playwright, 'install', 'chromium'], { encoding: 'utf8' })
  if (fetched.status === 0) return undefined
  throw new PlainFailure(
    'The tests need Chromium, and it could not be installed. Install Chromium or Google Chrome, or name one ' +
      'with CHROMIUM_PATH, and start the tests again.',
  )
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  const named = env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new PlainFailure(`CHROMIUM_PATH names ${named}, but there is no such file.`)
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
