import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type UtilityProcess, utilityProcess } from 'electron'
import { z } from 'zod'
import { AppError, errorBody } from '../shared/errors.ts'
import { type Log, nameFailure } from './log.ts'
import { parseJson } from './parse-json.ts'

/** How patient the watchdog is; tests hurry it. */
export const usualPatience = {
  startWithin: 120_000,
  stopWithin: 10_000,
  pingEvery: 15_000,
  pingWithin: 10_000,
  /** So many unanswered pings in a row mean that it hangs. */
  pingsMissed: 3,
  firstPause: 500,
  longestPause: 30_000,
  /** A backend that ran this long counts as healthy again. */
  steadyAfter: 60_000,
}

/** The backend that Roster runs on this computer. */
export interface LocalBackend {
  /** Where it listens; starts it when it does not run, and rejects with the reason when it cannot start. */
  address(): Promise<string>
  stop(): Promise<void>
}

/** What is started, and where its data is. */
export interface LocalBackendOptions {
  module: string
  data: string
  isSample: boolean
  /** Links in messages hold the address, so it stays the same from start to start when it is free. */
  preferredPort: number
  log: Log
  /** Takes what the backend itself logs. */
  writeLog(line: string): void
  patience?: Partial<typeof usualPatience>
}

/** The line that a backend says once on its standard output. */
const notice = z.union([
  z.object({ ready: z.literal(true), address: z.url({ protocol: /^https?$/ }) }),
  z.object({ error: errorBody }),
])

export function createLocalBackend(options: LocalBackendOptions): LocalBackend {
  const { log } = options
  const patience = { ...usualPatience, ...options.patience }
  let running: Promise<string> | undefined
  let child: UtilityProcess | undefined
  let isStopping = false
  let failures = 0

  const fork = async () => {
    const port = (await isPortFree(options.preferredPort)) ? options.preferredPort : 0
    if (isStopping) throw new AppError('server.unavailable')
    const args = ['--data', options.data, '--port', String(port), ...(options.isSample ? ['--demo'] : [])]
    const forked = utilityProcess.fork(options.module, args, {
      serviceName: 'Roster backend',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    child = forked
    forked.once('exit', () => {
      if (child === forked) child = undefined
    })
    return forked
  }

  const start = async (): Promise<string> => {
    const forked = await fork()
    const exited = new Promise<void>((settle) => forked.once('exit', () => settle()))
    const address = await readNotice(forked, options.writeLog, patience.startWithin)
    const startedAt = Date.now()
    log.info('the backend of this computer is ready')
    const watch = watchUntilHung(address, patience, () => {
      log.error('the backend of this computer hangs and is restarted')
      kill(forked)
    })
    void exited.then(() => {
      watch.abort()
      if (isStopping) return
      if (Date.now() - startedAt > patience.steadyAfter) failures = 0
      log.error('the backend of this computer ended unexpectedly and is restarted', { failures })
      running = restart()
      failures += 1
    })
    return address
  }

  const restart = (): Promise<string> => {
    const wait = Math.min(patience.firstPause * 2 ** failures, patience.longestPause)
    return keepOrForget(pause(wait).then(start))
  }

  /** A start that failed is not kept: the next one who asks for the address tries again. */
  const keepOrForget = (attempt: Promise<string>): Promise<string> => {
    attempt.catch((error: unknown) => {
      log.error('the backend of this computer did not start', nameFailure(error))
      if (running === attempt) running = undefined
      // A reason that a person can do something about is looked at anew at once.
      failures = error instanceof AppError && error.code !== 'server.unavailable' ? 0 : failures + 1
    })
    return attempt
  }

  return {
    address() {
      isStopping = false
      running ??= failures === 0 ? keepOrForget(start()) : restart()
      return running
    },
    async stop() {
      isStopping = true
      running = undefined
      const stopped = child
      if (!stopped) return
      const exited = new Promise<void>((settle) => stopped.once('exit', () => settle()))
      stopped.kill()
      const late = setTimeout(() => kill(stopped), patience.stopWithin)
      await exited
      clearTimeout(late)
    },
  }
}

/** Waits for the one line that says where the backend listens or why it does not. */
function readNotice(
  child: UtilityProcess,
  writeLog: (line: string) => void,
  within: number,
): Promise<string> {
  return new Promise((settle, refuse) => {
    const late = setTimeout(() => kill(child), within)
    const finish = (outcome: () => void) => {
      clearTimeout(late)
      outcome()
    }
    child.once('exit', () => finish(() => refuse(new AppError('server.unavailable'))))
    // Both pipes are read to the end of the process: a full one would stop it.
    readLines(child.stderr, writeLog)
    readLines(child.stdout, (line) => {
      const said = notice.safeParse(parseJson(line))
      if (!said.success) return writeLog(line)
      const { data } = said
      if ('address' in data) finish(() => settle(data.address))
      else finish(() => refuse(rebuild(data.error)))
    })
  })
}

function readLines(pipe: NodeJS.ReadableStream | null, take: (line: string) => void): void {
  if (pipe) createInterface({ input: pipe }).on('line', take)
}

/** The refusal with the backend's own sentence, which names folders and processes. */
function rebuild(body: z.infer<typeof errorBody>): AppError {
  const error = AppError.fromBody(body)
  error.message = body.message
  return error
}

function watchUntilHung(
  address: string,
  patience: typeof usualPatience,
  onHung: () => void,
): AbortController {
  const watch = new AbortController()
  const ping = async () => {
    let missed = 0
    while (!watch.signal.aborted) {
      await pause(patience.pingEvery, undefined, { signal: watch.signal })
      missed = (await answersPing(address, patience.pingWithin)) ? 0 : missed + 1
      if (missed >= patience.pingsMissed) return onHung()
    }
  }
  // The pause rejects when the watch ends.
  ping().catch(() => undefined)
  return watch
}

async function answersPing(address: string, within: number): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', address), {
      signal: AbortSignal.timeout(within),
      redirect: 'error',
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** For a process that no longer listens to a polite request. */
function kill(child: UtilityProcess): void {
  if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => settle(true)))
  })
}
