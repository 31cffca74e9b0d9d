import { spawn } from 'node:child_process'
import { findNode, root, toolEnvironment } from './paths.mjs'
import { PlainFailure } from './plain-failure.mjs'

/**
 * Runs a program to its end in this terminal and answers its exit code. Ctrl+C reaches the program by
 * itself; the launcher only waits for it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export function runToEnd(program, args, { env = {}, cwd = root } = {}) {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, {
      cwd,
      stdio: 'inherit',
      env: { ...toolEnvironment(), ...env },
    })
    const wait = () => undefined
    const forward = () => child.kill('SIGTERM')
    process.on('SIGINT', wait)
    process.on('SIGTERM', forward)
    child.on('error', fail)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', wait)
      process.off('SIGTERM', forward)
      settle(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/**
 * Runs a script with the installed Node.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function runNode(args, options) {
  return runToEnd(requireNode(), args, options)
}

/** The installed Node's path, or the sentence that says what is missing. */
export function requireNode() {
  const node = findNode()
  if (node === undefined) {
    throw new PlainFailure(
      'Node 24 was not installed with the packages. Delete the node_modules folder and start again; ' +
        'install scripts must be allowed for the package "node".',
    )
  }
  return node
}
