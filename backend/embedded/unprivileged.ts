import { execFile } from 'node:child_process'
import { chown } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const nobody = 65534

/** How the PostgreSQL programs are started: they refuse to run as root. */
export interface Launcher {
  /** The command line that runs the program, as root's stand-in where needed. */
  command(program: string, args: readonly string[]): { file: string; args: string[] }
  /** Gives a folder to whom the programs run as. */
  giveFolder(path: string): Promise<void>
}

const direct: Launcher = {
  command: (file, args) => ({ file, args: [...args] }),
  giveFolder: async () => undefined,
}

/**
 * In a user namespace root's own files stay root's own while the programs see an ordinary user, so clone
 * and data may lie anywhere, /root included. The name must be one the system knows, hence nobody's number.
 */
const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']

/** Where namespaces are forbidden (many containers): another user who may pass closed folders on the way. */
const otherUser = [
  'setpriv',
  ...[`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
  ...['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override', '--'],
]

/** Null when the process is root and there is no way to step down from it. */
export async function chooseLauncher(program: string): Promise<Launcher | null> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return direct
  if (await canRun(namespace, program)) return stepDown(namespace, async () => undefined)
  if (await canRun(otherUser, program)) return stepDown(otherUser, (path) => chown(path, nobody, nobody))
  return null
}

function stepDown([file = '', ...prefix]: readonly string[], giveFolder: Launcher['giveFolder']): Launcher {
  return { command: (program, args) => ({ file, args: [...prefix, program, ...args] }), giveFolder }
}

async function canRun([file = '', ...prefix]: readonly string[], program: string): Promise<boolean> {
  try {
    await run(file, [...prefix, program, '--version'])
    return true
  } catch {
    return false
  }
}
