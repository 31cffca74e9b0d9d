import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import type { Binaries } from './binaries.ts'
import type { Launcher } from './unprivileged.ts'

const run = promisify(execFile)

/** Whether the folder holds a finished cluster; refuses one of another major version. */
export async function findCluster(cluster: string, binaries: Binaries): Promise<boolean> {
  if (!existsSync(join(cluster, 'PG_VERSION'))) return false
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (found === String(binaries.majorVersion)) return true
  throw new AppError('data-folder.other-version', { folder: cluster, found, expected: binaries.majorVersion })
}

/** Makes the cluster beside its place and moves it there when it is whole, so a crash leaves no half one. */
export async function createCluster(
  cluster: string,
  { binaries, launcher, password, log, durable }: ClusterTools & { password: string; durable: boolean },
): Promise<void> {
  const draft = `${cluster}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await launcher.giveFolder(draft)
  const secrets = await mkdtemp(join(tmpdir(), 'roster-'))
  try {
    await launcher.giveFolder(secrets)
    const passwordFile = join(secrets, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    await launcher.giveFolder(passwordFile)
    const { file, args } = launcher.command(binaries.initdb, [
      ...[`--pgdata=${draft}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      // Sorts by code point everywhere, whatever locales the computer has; names are compared by keys.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--set', 'scram_iterations=1', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    ])
    await run(file, args, { cwd: draft, windowsHide: true })
    await rename(draft, cluster)
  } catch (cause) {
    const { stderr } = cause as { stderr?: string }
    await writeFile(log, stderr ?? '', { flag: 'a', mode: 0o600 })
    throw new AppError(
      'database.start-failed',
      { reason: lastComplaint(stderr ?? String(cause)), log },
      { cause },
    )
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
}

/** Gives the superuser a new password without knowing the old one; the server must not be running. */
export async function resetSuperuser(
  cluster: string,
  { binaries, launcher, password, log }: ClusterTools & { password: string },
): Promise<void> {
  const { file, args } = launcher.command(binaries.postgres, [
    '--single',
    ...['-D', cluster, '-c', 'scram_iterations=1', 'postgres'],
  ])
  const child = spawn(file, args, { cwd: cluster, stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  child.stdin.end(`ALTER ROLE postgres PASSWORD '${password}'\n`)
  const code = await new Promise<number | null>((settle, reject) => {
    child.once('error', reject)
    child.once('close', settle)
  })
  if (code !== 0) throw new AppError('database.start-failed', { reason: lastComplaint(said), log })
}

/** What the programs need to work on a cluster. */
export interface ClusterTools {
  binaries: Binaries
  launcher: Launcher
  log: string
}

/** The folder for the unix socket: a short path of its own, since the system allows about 100 bytes. */
export async function chooseSocketFolder(folder: string, launcher: Launcher): Promise<string | null> {
  if (process.platform === 'win32') return null
  const near = join(folder, 'run')
  const fits = /^[\w./-]+$/.test(near) && near.length + '/.s.PGSQL.5432.lock'.length <= 100
  const chosen = fits ? near : await makeTemporary()
  await mkdir(chosen, { recursive: true, mode: 0o700 })
  await chmod(chosen, 0o700)
  await launcher.giveFolder(chosen)
  return chosen
}

async function makeTemporary(): Promise<string> {
  const base = /^[\w./-]{1,60}$/.test(tmpdir()) ? tmpdir() : '/tmp'
  return mkdtemp(join(base, 'roster-'))
}

/** The last line in which a PostgreSQL program complains, without its time stamp. */
export function lastComplaint(text: string): string {
  const lines = text.split('\n').filter(Boolean)
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC|error|ERROR):/.test(line)) ?? lines.at(-1) ?? ''
  return complaint.replace(/^.*?\b(FATAL|PANIC|ERROR|error): */, '').trim()
}
