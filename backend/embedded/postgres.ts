import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { findBinaries } from './binaries.ts'
import {
  type ClusterTools,
  chooseSocketFolder,
  createCluster,
  findCluster,
  lastComplaint,
  resetSuperuser,
} from './cluster.ts'
import { makeCredentials, readCredentials } from './credentials.ts'
import { endPreviousServer, stopServer } from './previous-server.ts'
import { type Connection, describeConnection, provision, tryOwner } from './provision.ts'
import { listSettings } from './server-settings.ts'
import { chooseLauncher } from './unprivileged.ts'

/** What a start may choose. */
export interface PostgresOptions {
  /** The data folder, which the caller owns (`openDataFolder`). */
  folder: string
  /** 40 unless given. */
  maxConnections?: number
  /** Only for tests: false trades safety for speed. */
  durable?: boolean
  /** Told when the server ended by itself; it is started again after `restartInMs`. */
  onExit?: (exit: { code: number | null; signal: string | null; restartInMs: number }) => void
}

/** A running embedded server, kept running until stopped. Its connections stay the same over restarts. */
export interface EmbeddedPostgres {
  /** Owner of the database `roster`: for migrations and, after SET ROLE, for requests. */
  owner: Connection
  /** For tests and for creating databases; the application never uses it. */
  superuser: Connection
  /** The server's process number now. */
  pid(): number | undefined
  stop(): Promise<void>
}

const patienceMs = 10 * 60_000
const longestPauseMs = 10_000

/** Starts the server on the data folder's cluster, making the cluster first where there is none. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder)
  const cluster = join(folder, 'database')
  const durable = options.durable ?? true
  const binaries = findBinaries()
  const launcher = await chooseLauncher(binaries.postgres, cluster)
  if (!launcher) throw new AppError('database.root-refused')
  const tools: ClusterTools = { binaries, launcher, log: join(folder, 'database.log') }
  await shortenLog(tools.log)

  const exists = await findCluster(cluster, binaries)
  if (exists) await endPreviousServer(cluster, tools)
  const known = await readCredentials(folder)
  const credentials = known ?? (await makeCredentials(folder))
  if (!exists) await createCluster(cluster, { ...tools, password: credentials.superuser, durable })
  else if (!known) await resetSuperuser(cluster, { ...tools, password: credentials.superuser })

  const socketFolder = await chooseSocketFolder(folder, launcher)
  const place = { host: socketFolder ?? '127.0.0.1', port: socketFolder ? 5432 : await findFreePort() }
  const owner = { ...place, user: 'roster_owner', password: credentials.owner, database: 'roster' }
  const superuser = { ...place, user: 'postgres', password: credentials.superuser, database: 'postgres' }
  const settings = listSettings({
    socketFolder,
    port: place.port,
    maxConnections: options.maxConnections ?? 40,
    durable,
  })

  let server: ChildProcess | undefined
  let stopping = false

  async function launch(): Promise<ChildProcess> {
    const logStart = (await stat(tools.log).catch(() => undefined))?.size ?? 0
    const child = await spawnServer(cluster, settings, tools)
    server = child
    try {
      if (await becomesReady(child)) return child
    } catch (cause) {
      await stopChild(child)
      throw new AppError('database.start-failed', { reason: String(cause), log: tools.log }, { cause })
    }
    await stopChild(child)
    const reason = lastComplaint((await readFile(tools.log)).subarray(logStart).toString())
    throw new AppError('database.start-failed', { reason, log: tools.log })
  }

  async function becomesReady(child: ChildProcess): Promise<boolean> {
    for (const end = Date.now() + patienceMs; Date.now() < end; await pause(5)) {
      if (hasExited(child)) return false
      const readiness = await tryOwner(owner)
      if (readiness === 'ready') return true
      if (readiness === 'not-provisioned') await provision(superuser, owner)
    }
    return false
  }

  async function launchPatiently(): Promise<ChildProcess> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await launch()
      } catch (error) {
        // After a kill -9 the old server's children need a moment to notice, or it was just being restarted.
        if (tries >= 20 || !/shared memory block|postmaster\.pid/.test(String(error))) throw error
        await pause(250)
        if (stopping) throw error
        await endPreviousServer(cluster, tools)
      }
    }
  }

  function watch(child: ChildProcess, failures: number): void {
    const startedAt = Date.now()
    child.once('exit', (code, signal) => {
      if (stopping) return
      void restart(code, signal, Date.now() - startedAt > 60_000 ? 0 : failures)
    })
  }

  async function restart(code: number | null, signal: string | null, failures: number): Promise<void> {
    const restartInMs = failures === 0 ? 0 : Math.min(100 * 2 ** failures, longestPauseMs)
    options.onExit?.({ code, signal, restartInMs })
    await pause(restartInMs)
    if (stopping) return
    try {
      watch(await launchPatiently(), failures + 1)
    } catch {
      if (!stopping) void restart(server?.exitCode ?? null, server?.signalCode ?? null, failures + 1)
    }
  }

  async function stopChild(child: ChildProcess): Promise<void> {
    if (hasExited(child) || child.pid === undefined) return
    const ended = once(child, 'exit')
    await stopServer(child.pid, cluster, tools)
    await ended
  }

  watch(await launchPatiently(), 0)
  return {
    owner: describeConnection(owner),
    superuser: describeConnection(superuser),
    pid: () => server?.pid,
    async stop() {
      stopping = true
      if (server) await stopChild(server)
      if (socketFolder) await rm(socketFolder, { recursive: true, force: true })
    },
  }
}

async function spawnServer(cluster: string, settings: string[], tools: ClusterTools): Promise<ChildProcess> {
  const { file, args } = tools.launcher.command(tools.binaries.postgres, ['-D', cluster, ...settings])
  const log = await open(tools.log, 'a', 0o600)
  try {
    const child = spawn(file, args, {
      cwd: cluster,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
      // Ctrl+C in a terminal reaches everything started from it; the database stops last, when it is told to.
      detached: process.platform !== 'win32',
    })
    await once(child, 'spawn')
    return child
  } finally {
    await log.close()
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function shortenLog(log: string): Promise<void> {
  const size = (await stat(log).catch(() => undefined))?.size ?? 0
  if (size > 5_000_000) await rename(log, `${log}.old`)
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
