import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { ClusterTools } from './cluster.ts'
import { isAlive, isPostgres } from './process-identity.ts'

const run = promisify(execFile)

/**
 * Ends a server that outlived its Roster, so that the cluster is free. The caller owns the data folder:
 * nobody else can be using that server.
 */
export async function endPreviousServer(cluster: string, tools: ClusterTools): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => '')
  const [first = '', , , , socketFolder = ''] = text.split('\n')
  const pid = Number.parseInt(first, 10)
  if (!(pid > 0)) return
  if (await isPostgres(pid)) {
    await stopServer(pid, cluster, tools)
  } else if (isAlive(pid) && process.platform !== 'win32') {
    // The number now belongs to a stranger, and PostgreSQL would refuse to start. It ignores its parent's
    // number, and still looks for live children of the old server before it takes the cluster.
    await writeFile(pidFile, text.replace(first, String(process.pid)))
  }
  if (isOwnTemporary(socketFolder)) await rm(socketFolder, { recursive: true, force: true })
}

/** Stops a server like `pg_ctl stop`: in good order, then at once, then by force. Nothing committed is lost. */
export async function stopServer(pid: number, cluster: string, tools: ClusterTools): Promise<void> {
  for (const [mode, signal, patienceMs] of [
    ['fast', 'SIGINT', 30_000],
    ['immediate', 'SIGQUIT', 5_000],
    ['immediate', 'SIGKILL', 5_000],
  ] as const) {
    if (process.platform === 'win32') await askToStop(mode, cluster, tools)
    else if (!signalProcess(pid, signal)) return
    if (await hasEnded(pid, patienceMs)) return
  }
}

/** Whether this folder was made by us for a socket below the folder for temporary files. */
function isOwnTemporary(folder: string): boolean {
  return [tmpdir(), '/tmp'].includes(dirname(folder)) && basename(folder).startsWith('roster-')
}

async function askToStop(mode: string, cluster: string, { binaries, launcher }: ClusterTools): Promise<void> {
  const { file, args } = launcher.command(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '--no-wait'])
  await run(file, args, { windowsHide: true }).catch(() => undefined)
}

function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

async function hasEnded(pid: number, patienceMs: number): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(10)) {
    if (!isAlive(pid)) return true
  }
  return false
}
