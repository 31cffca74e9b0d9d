import type { Readable } from 'node:stream'
import type { AxiosInstance } from 'axios'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { type AccountEventName, EVENTS_PATH, events } from '../shared/contract/events.ts'
import { AppError } from '../shared/errors.ts'
import { explainFailure, isLoopback, readAnswer, type Server } from './http-client.ts'
import { type Log, nameFailure } from './log.ts'
import { parseJson } from './parse-json.ts'
import type { Reachability } from './reachability.ts'
import type { Session } from './session.ts'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** The server says something at least every 20 seconds; a silent stream is a dead one. */
const SILENCE_MS = 60_000
const LARGEST_EVENT = 64 * 1024

/** The account server's events, for as long as somebody is signed in. */
export interface EventStream {
  /** Opens the stream for a person in an account; one that is already open for them goes on. */
  open(who: string): void
  close(): void
}

/** What the stream works with. */
export interface EventStreamParts {
  http: AxiosInstance
  session: Session
  reachability: Reachability
  log: Log
  findServer(): Promise<Server>
  tell(name: AccountEventName, payload: unknown): void
  /** A number from 0 to 1, so that windows do not all come back at once. */
  random?(): number
}

export function createEventStream(parts: EventStreamParts): EventStream {
  let current: { who: string; end: AbortController } | undefined
  const close = () => {
    current?.end.abort()
    current = undefined
  }

  return {
    open(who) {
      if (current?.who === who) return
      close()
      const opened = { who, end: new AbortController() }
      current = opened
      void follow(parts, opened.end.signal).finally(() => {
        if (current === opened) current = undefined
      })
    },
    close,
  }
}

async function follow(parts: EventStreamParts, signal: AbortSignal): Promise<void> {
  let failures = 0
  let isLate = false
  while (!signal.aborted) {
    try {
      const stream = await connect(parts, signal)
      parts.reachability.note(true)
      // Also when only the first try failed: what the window read meanwhile may be old already.
      if (isLate) parts.tell('stream.resumed', {})
      isLate = true
      failures = 0
      await listen(parts, stream)
    } catch (error) {
      if (signal.aborted) return
      // The window then asks who is signed in, and shows it.
      if (isSessionOver(error)) return parts.tell('session.changed', {})
      isLate = true
      failures += 1
      const known = explainFailure(error)
      if (known.code === 'server.unreachable') parts.reachability.note(false)
      parts.log.warn('the event stream was interrupted', { ...nameFailure(error), failures })
    }
    await waitForNextTry(failures, parts.random ?? Math.random, signal)
  }
}

async function connect(parts: EventStreamParts, signal: AbortSignal): Promise<Readable> {
  const server = await parts.findServer()
  const cookie = parts.session.cookieHeader(server.key)
  const response = await parts.http.get<Readable>(EVENTS_PATH, {
    baseURL: server.address,
    ...(isLoopback(server.address) && { proxy: false }),
    headers: { accept: 'text/event-stream', ...(cookie && { cookie }) },
    responseType: 'stream',
    maxContentLength: -1,
    // Silence is watched below, for as long as the stream lasts.
    timeout: 0,
    signal,
  })
  const isStream = String(response.headers['content-type']).startsWith('text/event-stream')
  if (response.status === 200 && isStream) return response.data
  const text = await readShortText(response.data)
  readAnswer(response.status, response.headers['content-type'], text)
  throw new AppError('server.not-roster')
}

/** Resolves when the server ends the stream; rejects when it breaks or falls silent. */
async function listen(parts: EventStreamParts, stream: Readable): Promise<void> {
  const parser = createParser({
    maxBufferSize: LARGEST_EVENT,
    onEvent: (message) => passOn(parts, message),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') stream.destroy(error)
    },
  })
  let silence: NodeJS.Timeout | undefined
  const listenOn = () => {
    clearTimeout(silence)
    silence = setTimeout(() => stream.destroy(new Error('the stream fell silent')), SILENCE_MS)
  }
  try {
    listenOn()
    stream.setEncoding('utf8')
    for await (const chunk of stream) {
      listenOn()
      parser.feed(String(chunk))
    }
  } finally {
    clearTimeout(silence)
  }
}

/** Only what the contract's table knows, in the shape it states, reaches the window. */
function passOn(parts: EventStreamParts, message: EventSourceMessage): void {
  const { event: name = '', data } = message
  if (!isAccountEventName(name)) {
    parts.log.warn('an unknown event was ignored')
    return
  }
  const payload = events[name].payload.safeParse(parseJson(data))
  if (payload.success) parts.tell(name, payload.data)
  else parts.log.warn('an event of a wrong shape was ignored', { event: name })
}

function isAccountEventName(name: string): name is AccountEventName {
  return Object.hasOwn(events, name) && events[name as keyof typeof events].servedBy === 'account'
}

function isSessionOver(error: unknown): boolean {
  return (
    error instanceof AppError && (error.code === 'session.missing' || error.code === 'session.no-account')
  )
}

/** The first try after an ordinary end comes soon; after that each waits twice as long, give or take a half. */
function waitForNextTry(failures: number, random: () => number, signal: AbortSignal): Promise<void> {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS)
  return new Promise((settle) => {
    const timer = setTimeout(settle, pause * (0.5 + random() / 2))
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      settle()
    })
  })
}

async function readShortText(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    if (text.length > LARGEST_EVENT) break
  }
  return text
}
