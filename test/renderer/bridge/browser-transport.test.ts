import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserTransport } from '../../../renderer/bridge/browser-transport.ts'
import type { Session } from '../../../shared/model/session.ts'
import { signedIn } from '../app/open-window.tsx'

/** An event stream whose fate a test decides. */
class FakeEventSource extends EventTarget {
  static readonly OPEN = 1
  static opened: FakeEventSource[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    FakeEventSource.opened.push(this)
  }
  connect() {
    this.readyState = 1
    this.onopen?.()
  }
  fail() {
    this.onerror?.()
  }
  close() {
    this.readyState = 2
  }
}

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
let session: Session
let isAway: boolean

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })
const streams = () => FakeEventSource.opened
const newest = () => {
  const stream = streams().at(-1)
  if (!stream) throw new Error('no stream was opened')
  return stream
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeEventSource.opened = []
  session = signedIn()
  isAway = false
  fetched.mockReset()
  fetched.mockImplementation(async () => {
    if (isAway) throw new TypeError('Failed to fetch')
    return json(session)
  })
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('EventSource', FakeEventSource)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('operations', () => {
  it('sends a lost write once more with the same key', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(json({}))
    const answer = await browserTransport().call('profile.update', { name: 'Ada' })
    expect(answer).toEqual({ ok: true, value: {} })
    const keys = fetched.mock.calls.map(([, init]) => new Headers(init.headers).get('idempotency-key'))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).toBe(keys[0])
  })

  it('says that the server cannot be reached when it stays away, or when something else answers', async () => {
    const transport = browserTransport()
    const told: boolean[] = []
    transport.on('connection.changed', ({ online }) => told.push(online))
    isAway = true
    expect(await transport.call('setup.read', {})).toMatchObject({
      ok: false,
      error: { code: 'server.unreachable' },
    })
    isAway = false
    fetched.mockResolvedValueOnce(new Response('<html>Bad gateway</html>', { status: 502 }))
    expect(await transport.call('setup.read', {})).toMatchObject({
      ok: false,
      error: { code: 'server.unreachable' },
    })
    await transport.call('session.read', {})
    expect(told).toEqual([false, false, true])
  })

  it('passes refusals on with their details', async () => {
    fetched.mockResolvedValueOnce(
      json({ code: 'sign-in.locked', message: '', details: { until: '2026-01-01' } }, 429),
    )
    expect(
      await browserTransport().call('session.signIn', { email: 'a@b.test', password: 'x' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'sign-in.locked', details: { until: '2026-01-01' } },
    })
  })

  it('keeps settings in the browser, but works with the server that served the page', async () => {
    localStorage.clear()
    const transport = browserTransport()
    const told: unknown[] = []
    transport.on('settings.changed', (settings) => told.push(settings.theme))
    await transport.call('settings.change', { theme: 'dark' })
    expect(told).toEqual(['dark'])
    expect(await browserTransport().call('settings.read', {})).toMatchObject({
      value: { theme: 'dark', connection: { kind: 'server', address: location.origin } },
    })
    localStorage.setItem('roster.settings', 'broken{')
    expect(await transport.call('settings.read', {})).toMatchObject({ ok: true, value: { theme: 'system' } })
    expect(await transport.call('connection.choose', { connection: { kind: 'sample' } })).toMatchObject({
      error: { code: 'desktop.only' },
    })
  })
})

describe('the event stream', () => {
  it('is open while somebody is signed in to an account, and follows who that is', async () => {
    const transport = browserTransport()
    expect(streams()).toHaveLength(0)
    await transport.call('session.read', {})
    await transport.call('session.read', {})
    expect(streams().map(({ url }) => url)).toEqual(['/api/events'])
    session = signedIn({ accountId: '00000000-0000-7000-8000-000000000002' })
    await transport.call('session.read', {})
    expect(streams().map(({ readyState }) => readyState)).toEqual([2, 0])
    session = { state: 'signed-out' }
    await transport.call('session.read', {})
    expect(newest().readyState).toBe(2)
  })

  it('tells known events in their shape and nothing else', async () => {
    const transport = browserTransport()
    const heard: unknown[] = []
    transport.on('users.changed', (payload) => heard.push(payload))
    await transport.call('session.read', {})
    newest().dispatchEvent(new MessageEvent('users.changed', { data: '{}' }))
    newest().dispatchEvent(new MessageEvent('users.changed', { data: 'no json' }))
    newest().dispatchEvent(new MessageEvent('users.changed', { data: '{"userId":7}' }))
    expect(heard).toEqual([{}])
  })

  it('comes back with growing pauses, and says that something may have been missed', async () => {
    const transport = browserTransport()
    const told: string[] = []
    transport.on('stream.resumed', () => told.push('resumed'))
    transport.on('connection.changed', ({ online }) => told.push(online ? 'online' : 'offline'))
    await transport.call('session.read', {})
    newest().connect()
    told.length = 0
    isAway = true
    newest().fail()
    await vi.advanceTimersByTimeAsync(500)
    expect(told).toEqual(['offline'])
    await vi.advanceTimersByTimeAsync(999)
    expect(told).toEqual(['offline'])
    await vi.advanceTimersByTimeAsync(1)
    expect(told).toEqual(['offline', 'offline'])
    isAway = false
    await vi.advanceTimersByTimeAsync(2_000)
    expect(streams()).toHaveLength(2)
    newest().connect()
    expect(told.slice(2)).toEqual(['online', 'online', 'resumed'])
  })

  it('lets the window ask who is signed in when the session ended meanwhile', async () => {
    const transport = browserTransport()
    const told: string[] = []
    transport.on('session.changed', () => told.push('session'))
    await transport.call('session.read', {})
    session = { state: 'signed-out' }
    newest().fail()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told).toEqual(['session'])
    expect(streams()).toHaveLength(1)
  })

  it('asks again by itself after a request was lost although the stream seems alive', async () => {
    const transport = browserTransport()
    const told: string[] = []
    transport.on('stream.resumed', () => told.push('resumed'))
    await transport.call('session.read', {})
    newest().connect()
    isAway = true
    await transport.call('setup.read', {})
    isAway = false
    await vi.advanceTimersByTimeAsync(500)
    expect(told).toEqual(['resumed'])
    expect(streams()).toHaveLength(1)
  })
})
