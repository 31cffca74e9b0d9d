/**
 * Everything that can be said about the sources without a database or a browser. Quiet about what is in
 * order; prints what a tool said only where it found something.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root, toolEnvironment } from './launch/paths.mjs'
import { requireNode } from './launch/run.mjs'

/** @typedef {{ name: string, script: string, args: readonly string[] }} Check */

const projects = ['shared', 'renderer', 'architecture', 'build'].flatMap((name) => ['--project', name])

/**
 * Two lanes, each in turn: the tools use several threads themselves.
 * @type {readonly (readonly Check[])[]}
 */
const lanes = [
  [
    { name: 'types', script: 'typescript/bin/tsc', args: ['-b', '--pretty', 'false'] },
    { name: 'tests', script: 'vitest/vitest.mjs', args: ['run', '--reporter=dot', ...projects] },
  ],
  [
    { name: 'lint and format', script: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings'] },
    { name: 'unused code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
  ],
]

/**
 * @param {Check} check
 * @returns {Promise<boolean>}
 */
function runCheck({ name, script, args }) {
  return new Promise((settle) => {
    const child = spawn(requireNode(), [join(root, 'node_modules', script), ...args], {
      cwd: root,
      env: toolEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      said += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', (code) => {
      process.stdout.write(code === 0 ? `ok       ${name}\n` : `${said}\nnot ok   ${name}\n`)
      settle(code === 0)
    })
  })
}

/** @param {readonly Check[]} lane */
async function runInTurn(lane) {
  let clean = true
  for (const check of lane) clean = (await runCheck(check)) && clean
  return clean
}

const results = await Promise.all(lanes.map(runInTurn))
process.exitCode = results.every((clean) => clean) ? 0 : 1
