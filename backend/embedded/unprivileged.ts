import { execFile } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
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

/**
 * Where namespaces are forbidden (many containers): another user, who may pass closed folders on the way.
 * Without the secure bit the programs' own look whether they may be executed would forget that right.
 */
function becomeUser(user: number): string[] {
  return [
    'setpriv',
    ...[`--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--securebits=+no_setuid_fixup'],
    ...['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override', '--'],
  ]
}

/**
 * Chooses by who owns the cluster, if there is one already: it may have been made by an ordinary user, or
 * where namespaces were forbidden. Null when the process is root and there is no way to step down.
 */
export async function chooseLauncher(program: string, cluster: string): Promise<Launcher | null> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return direct
  const owner = (await stat(cluster).catch(() => undefined))?.uid
  if (!owner && (await canRun(namespace, program))) return stepDown(namespace, async () => undefined)
  if (owner === 0) return null
  const user = owner ?? nobody
  const command = becomeUser(user)
  if (await canRun(command, program)) return stepDown(command, (path) => chown(path, user, user))
  return null
}

function stepDown([file = '', ...prefix]: readonly string[], giveFolder: Launcher['giveFolder']): Launcher {
  return { command: (program, args) => ({ file, args: [...prefix, program, ...args] }), giveFolder }
}

/** A program that cannot be found by its own look says so, but answers nevertheless. */
async function canRun([file = '', ...prefix]: readonly string[], program: string): Promise<boolean> {
  try {
    return (await run(file, [...prefix, program, '--version'])).stderr === ''
  } catch {
    return false
  }
}
