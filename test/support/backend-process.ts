import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { errorBody } from '../../shared/errors.ts'
import { buildBackend } from './built-backend.ts'
import { Client } from './client.ts'

const notice = z.union([
  z.object({ ready: z.literal(true), address: z.url() }),
  z.object({ error: errorBody }),
])

/** A backend in a process of its own, started as `npm run backend` starts it. */
export interface BackendProcess {
  child: ChildProcess
  address: string
  visitor(): Client
  /** Sends a signal to it and all it started, as Ctrl+C does, and answers its exit code. */
  interrupt(signal?: NodeJS.Signals): Promise<number | null>
  /** kill -9 of the backend alone, and waits. */
  kill(): Promise<void>
}

/** A start that was refused, with the code and the sentence it said. */
export class StartRefused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const running = new Set<ChildProcess>()

/** Starts one and waits until it answers; throws StartRefused. */
export async function startBackendProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<BackendProcess> {
  const child = spawn(process.execPath, [await buildBackend(), '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ROSTER_LOG_LEVEL: 'silent', ...env },
    detached: true,
  })
  running.add(child)
  const ended = once(child, 'close').then(() => running.delete(child))
  const address = await readNotice(child)
  return {
    child,
    address,
    visitor: () => new Client(address),
    async interrupt(signal = 'SIGINT') {
      process.kill(-(child.pid ?? 0), signal)
      await ended
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Ends what a test left running. */
export async function endBackendProcesses(): Promise<void> {
  for (const child of running) {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
}

async function readNotice(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the backend has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const read = notice.safeParse(JSON.parse(line))
    if (!read.success) continue
    child.stdout.resume()
    if ('address' in read.data) return read.data.address
    throw new StartRefused(read.data.error.code, read.data.error.message)
  }
  throw new Error('the backend ended without a word')
}
