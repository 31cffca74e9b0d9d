import { execFile } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Who a process is beyond its number, which the system gives again to others. */
interface ProcessIdentity {
  pid: number
  /** Computer and process namespace: only there the number means anything. */
  place: string
  /** When the process began, in the words of the system; null where it does not say. */
  began: string | null
}

/** This very process. */
export async function identifySelf(): Promise<ProcessIdentity> {
  return { pid: process.pid, place: currentPlace(), began: await readBeginning(process.pid) }
}

/** Whether the process that wrote its identity still runs; null when it ran where we cannot look. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean | null> {
  if (identity.place !== currentPlace()) return null
  if (!isAlive(identity.pid)) return false
  const began = await readBeginning(identity.pid)
  return began === null || identity.began === null || began === identity.began
}

/** Whether any process has this number now. */
export function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process with this number is a PostgreSQL server. */
export async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') return readProc(pid, 'comm')?.trim() === 'postgres'
  const words =
    process.platform === 'win32'
      ? ['tasklist', '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']
      : ['ps', '-o', 'comm=', '-p', String(pid)]
  return (await ask(words))?.includes('postgres') ?? false
}

function currentPlace(): string {
  const namespace = process.platform === 'linux' ? readNamespace() : ''
  return [hostname(), namespace].filter(Boolean).join(' ')
}

function readNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

async function readBeginning(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const ticks = readStat(pid)?.[19]
    return ticks ? `${readProc('sys', 'kernel/random/boot_id')?.trim()} ${ticks}` : null
  }
  const words =
    process.platform === 'win32'
      ? ['powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]
      : ['ps', '-o', 'lstart=', '-p', String(pid)]
  return (await ask(words))?.trim() || null
}

/** Dead, but its parent has not asked for the exit code yet. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && readStat(pid)?.[0] === 'Z'
}

/** The fields of /proc/PID/stat from the state on; the name before it may hold spaces and brackets. */
function readStat(pid: number): string[] | undefined {
  const text = readProc(pid, 'stat')
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readProc(folder: number | string, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${folder}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

async function ask([command = '', ...args]: string[]): Promise<string | undefined> {
  try {
    return (await run(command, args, { env: { ...process.env, LC_ALL: 'C' }, windowsHide: true })).stdout
  } catch {
    return undefined
  }
}
