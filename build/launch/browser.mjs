import { spawn } from 'node:child_process'

/**
 * The program that opens an address in the person's browser; undefined where nobody would see it.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly [string, ...string[]] | undefined}
 */
export function chooseOpener(platform = process.platform, env = process.env) {
  if (env.CI) return undefined
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined
}

/**
 * Opens the address, or leaves it at the printed line when no browser can be started.
 * @param {string} address
 */
export function openBrowser(address) {
  const opener = chooseOpener()
  if (opener === undefined) return
  const [program, ...args] = opener
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
