import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * @typedef {object} Watch
 * @property {string} program
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(address: string) => void} onReady called at every (re)start, once the backend answers
 * @property {(line: string) => void} onLog a log line of the backend
 * @property {(line: string) => void} say a sentence for the person in front of the terminal
 * @property {Partial<typeof rhythm>} [rhythm]
 */

/** @typedef {'stopped' | 'refused' | 'crashed'} Ending */

/** Milliseconds, and how many failures in a row are too many. */
const rhythm = {
  firstRestartAfter: 1_000,
  longestRestartAfter: 30_000,
  steadyAfter: 60_000,
  pingEvery: 5_000,
  pingTimeout: 5_000,
  stopWithin: 10_000,
  pingFailures: 3,
  failedStarts: 3,
}

/**
 * Keeps one backend process running: restarts it after a crash with growing pauses, ends and restarts it
 * when it no longer answers, and stops it gracefully. `finished` tells how it ended:
 * stopped on request, refused by the backend with its own sentence, or crashed at every attempt to start.
 * @param {Watch} watch
 */
export function superviseBackend(watch) {
  const beat = { ...rhythm, ...watch.rhythm }
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  /** @type {NodeJS.Timeout | undefined} */
  let pendingStart
  let stopping = false
  let failuresInARow = 0
  let everReady = false
  /** @type {(ending: Ending) => void} */
  let finish = () => undefined
  /** @type {Promise<Ending>} */
  const finished = new Promise((settle) => {
    finish = settle
  })

  function start() {
    pendingStart = undefined
    const startedAt = Date.now()
    let refused = false
    let hung = false
    let stopPinging = () => undefined
    const current = spawn(watch.program, watch.args, {
      // The backend ends by itself when this channel closes, so it never outlives a killed launcher.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: watch.env ?? process.env,
    })
    child = current
    current.on('error', (error) => watch.onLog(error.message))
    readLines(current.stderr, watch.onLog)
    readLines(current.stdout, (line) => {
      const notice = readNotice(line)
      if (notice === undefined) watch.onLog(line)
      else if ('message' in notice) {
        refused = true
        watch.say(notice.message)
      } else {
        everReady = true
        stopPinging = pingUntilHung(notice.address, beat, () => {
          hung = true
          watch.say('The server of Roster no longer answers; it is being restarted.')
          endWithin(current, beat.stopWithin)
        })
        watch.onReady(notice.address)
      }
    })
    current.on('exit', () => stopPinging())
    current.on('close', (code) => {
      if (refused) return finish('refused')
      if (stopping || (code === 0 && !hung)) return finish('stopped')
      if (Date.now() - startedAt > beat.steadyAfter) failuresInARow = 0
      failuresInARow += 1
      if (!everReady && failuresInARow >= beat.failedStarts) {
        return finish('crashed')
      }
      const pause = Math.min(beat.firstRestartAfter * 2 ** (failuresInARow - 1), beat.longestRestartAfter)
      if (!hung)
        watch.say(`The server of Roster stopped unexpectedly; starting it again in ${describePause(pause)}.`)
      pendingStart = setTimeout(start, pause)
    })
  }

  start()
  return {
    finished,
    stop() {
      if (stopping) return
      stopping = true
      if (pendingStart !== undefined) {
        clearTimeout(pendingStart)
        finish('stopped')
      } else if (child !== undefined) endWithin(child, beat.stopWithin)
    },
  }
}

/**
 * The backend speaks to its launcher in two lines; everything else on its output is a log line.
 * @param {string} line
 * @returns {{ address: string } | { message: string } | undefined}
 */
export function readNotice(line) {
  if (!line.startsWith('{"ready"') && !line.startsWith('{"error"')) return undefined
  try {
    const parsed = JSON.parse(line)
    if (parsed.ready === true && typeof parsed.address === 'string') return { address: parsed.address }
    if (typeof parsed.error?.message === 'string') return { message: parsed.error.message }
  } catch {
    return undefined
  }
  return undefined
}

/**
 * @param {string} address
 * @param {typeof rhythm} beat
 * @param {() => void} onHung
 */
function pingUntilHung(address, beat, onHung) {
  let failures = 0
  let stopped = false
  const ping = async () => {
    const answered = await fetch(new URL('/healthz', address), {
      signal: AbortSignal.timeout(beat.pingTimeout),
    }).then(
      (response) => response.body?.cancel().then(() => true) ?? true,
      () => false,
    )
    if (stopped) return
    failures = answered ? 0 : failures + 1
    if (failures >= beat.pingFailures) onHung()
    else timer = setTimeout(ping, beat.pingEvery)
  }
  let timer = setTimeout(ping, beat.pingEvery)
  return () => {
    stopped = true
    clearTimeout(timer)
    return undefined
  }
}

/**
 * Asks a process to stop, and ends it when it has not after the given time.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} milliseconds
 */
function endWithin(child, milliseconds) {
  // Windows knows no SIGTERM; there the closed channel is the request.
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  child.once('close', () => clearTimeout(patience))
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {(line: string) => void} each
 */
function readLines(stream, each) {
  if (stream !== null) createInterface({ input: stream }).on('line', each)
}

/** @param {number} milliseconds */
function describePause(milliseconds) {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
