import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from './chromium.mjs'
import { cacheFolder, root } from './paths.mjs'
import { runNode } from './run.mjs'

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const reports = join(cacheFolder, 'reports')

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * Runs every test there is; with arguments only vitest, with those arguments.
 * @param {readonly string[]} args
 */
export async function runTests(args) {
  const chromium = provideChromium()
  const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium }
  mkdirSync(reports, { recursive: true })
  const tallies = [await runVitest(args, env)]
  if (args.length === 0) tallies.push(await runPlaywright(env))
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function runVitest(args, env) {
  const report = freshReport('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode([vitest, 'run', ...reporters, ...args], { env })
  return countVitest(readReport(report), code)
}

/** @param {NodeJS.ProcessEnv} env */
async function runPlaywright(env) {
  const report = freshReport('playwright.json')
  const code = await runNode([playwright, 'test'], { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } })
  return countPlaywright(readReport(report), code)
}

/**
 * A file that does not even load has no tests to fail, and counts as one failure; so does a runner that
 * ends badly with every test passed.
 * @param {any} report
 * @param {number} code
 * @returns {Tally}
 */
export function countVitest(report, code) {
  const passed = report?.numPassedTests ?? 0
  const brokenFiles = (report?.testResults ?? []).filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  )
  const failed = (report?.numFailedTests ?? 0) + brokenFiles.length
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/**
 * @param {any} report
 * @param {number} code
 * @returns {Tally}
 */
export function countPlaywright(report, code) {
  const passed = report?.stats?.expected ?? 0
  const failed = (report?.stats?.unexpected ?? 0) + (report?.stats?.flaky ?? 0)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** @param {string} name */
function freshReport(name) {
  const path = join(reports, name)
  rmSync(path, { force: true })
  return path
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
