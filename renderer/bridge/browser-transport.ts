import { EVENTS_PATH, type EventName, type EventPayload, events } from '../../shared/contract/events.ts'
import { encodeRequest, IDEMPOTENCY_HEADER } from '../../shared/contract/http.ts'
import {
  type AccountOperationName,
  accountOperation,
  type DesktopOperationName,
  type Input,
  isAccountOperationName,
  type OperationName,
  type Output,
} from '../../shared/contract/index.ts'
import { AppError, type Result } from '../../shared/errors.ts'
import { browserDesktop } from './browser-desktop.ts'
import { parseJson } from './parse-json.ts'
import type { Transport } from './transport.ts'

const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 30_000

/** The transport of a plain browser: the same operations over fetch, the same events over server-sent events. */
export function browserTransport(): Transport {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const tell = (name: EventName, payload: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }
  const stream = eventStream(tell, async () => {
    const answer = await callAccount('session.read', {})
    return answer.ok
  })
  const callAccount = async <N extends AccountOperationName>(name: N, input: Input<N>, key?: string) => {
    const answer = await fetchOperation(name, input, key)
    const isReached = answer.ok || answer.error.code !== 'server.unreachable'
    tell('connection.changed', { online: isReached })
    if (!isReached) stream.doubt()
    if (name === 'session.read' && answer.ok) stream.follow(answer.value as Output<'session.read'>)
    return answer as Result<Output<N>>
  }
  const askAgain = () => void callAccount('session.read', {})
  window.addEventListener('offline', askAgain)
  window.addEventListener('online', askAgain)
  const desktop = browserDesktop(callAccount as Transport['call'], (changed) =>
    tell('settings.changed', changed),
  )

  return {
    async call<N extends OperationName>(name: N, input: Input<N>, key?: string): Promise<Result<Output<N>>> {
      if (isAccountOperationName(name)) {
        const answer = await callAccount(name, input as Input<AccountOperationName>, key)
        return answer as Result<Output<N>>
      }
      try {
        const serve = desktop[name as DesktopOperationName] as (input: unknown) => Promise<Output<N>>
        return { ok: true, value: await serve(input) }
      } catch (error) {
        return { ok: false, error: AppError.from(error).toBody() }
      }
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener as (payload: never) => void))
      return () => known.delete(listener as (payload: never) => void)
    },
  }
}

/** A write that was lost on the way is sent once more with the same key, so that it has effect once. */
async function fetchOperation(
  name: AccountOperationName,
  input: unknown,
  key: string = crypto.randomUUID(),
): Promise<Result<unknown>> {
  const request = encodeRequest(accountOperation(name), input)
  const headers: Record<string, string> = {}
  if (request.method !== 'GET') headers[IDEMPOTENCY_HEADER] = key
  if (request.body) headers['content-type'] = 'application/json'
  const init: RequestInit = {
    method: request.method,
    headers,
    credentials: 'same-origin',
    ...(request.body && { body: JSON.stringify(request.body) }),
  }
  try {
    const response = await fetch(request.path, init).catch(() => fetch(request.path, init))
    const body: unknown = await response.json()
    return response.ok ? { ok: true, value: body } : { ok: false, error: AppError.fromBody(body).toBody() }
  } catch {
    return { ok: false, error: new AppError('server.unreachable').toBody() }
  }
}

/**
 * One event stream while somebody is signed in to an account. When it breaks, or the server seems to be away, `ask`
 * finds out with growing pauses who is signed in and whether the server answers; then it is opened again.
 */
function eventStream(tell: (name: EventName, payload: unknown) => void, ask: () => Promise<boolean>) {
  let source: EventSource | undefined
  let followed: string | undefined
  let pause = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let interrupted = false

  const connect = () => {
    const opened = new EventSource(EVENTS_PATH)
    source = opened
    opened.onopen = () => {
      pause = FIRST_RETRY_MS
      tell('connection.changed', { online: true })
      if (interrupted) tell('stream.resumed', {})
      interrupted = false
    }
    opened.onerror = () => {
      opened.close()
      interrupted = true
      waitAndAsk()
    }
    for (const [name, event] of Object.entries(events)) {
      if (event.servedBy !== 'account') continue
      opened.addEventListener(name, (message: MessageEvent<string>) => {
        const payload = event.payload.safeParse(parseJson(message.data))
        if (payload.success) tell(name as EventName, payload.data)
      })
    }
  }
  const waitAndAsk = () => {
    if (timer !== undefined || followed === undefined) return
    timer = setTimeout(() => void reconnect(), pause)
    pause = Math.min(pause * 2, LONGEST_RETRY_MS)
  }
  const reconnect = async () => {
    const who = followed
    const isAnswered = await ask()
    // Somebody else, or nobody, is signed in now: the window reads that itself.
    if (followed !== who) return tell('session.changed', {})
    timer = undefined
    if (!isAnswered) return waitAndAsk()
    if (source?.readyState !== EventSource.OPEN) return connect()
    // The stream was alive all the time, but reads may have failed.
    pause = FIRST_RETRY_MS
    tell('stream.resumed', {})
  }

  return {
    doubt: waitAndAsk,
    follow(session: Output<'session.read'>) {
      const wanted =
        session.state === 'signed-in' ? `${session.account.accountId} ${session.user.userId}` : undefined
      if (wanted === followed) return
      followed = wanted
      clearTimeout(timer)
      timer = undefined
      source?.close()
      source = undefined
      interrupted = false
      pause = FIRST_RETRY_MS
      if (wanted) connect()
    },
  }
}
