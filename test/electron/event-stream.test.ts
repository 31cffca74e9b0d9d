import type { ServerResponse } from 'node:http'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createEventStream, type EventStream } from '../../electron/event-stream.ts'
import { AppError } from '../../shared/errors.ts'
import { makeAccountParts } from '../support/account-parts.ts'
import { type ScriptedServer, sendJson, startScriptedServer } from '../support/scripted-server.ts'

const userId = '019aaf00-0000-7000-8000-000000000001'

let server: ScriptedServer
let parts: Awaited<ReturnType<typeof makeAccountParts>>
let told: [string, unknown][]
let streams: ServerResponse[]
let stream: EventStream

beforeEach(async () => {
  server = await startScriptedServer()
  parts = await makeAccountParts(server.address)
  parts.session.takeCookies('the server', ['roster.session_token=abc.def'])
  told = []
  streams = []
  server.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('retry: 1000\n\n')
    streams.push(response)
  })
  stream = createEventStream({
    ...parts,
    tell: (name, payload) => void told.push([name, payload]),
    random: () => 0,
  })
  onTestFinished(() => stream.close())
})

const send = (name: string, data: string) => streams.at(-1)?.write(`event: ${name}\ndata: ${data}\n\n`)
const openedTimes = (count: number) => expect.poll(() => streams.length, { timeout: 10_000 }).toBe(count)

test('passes on what the account says, with the session’s cookie', async () => {
  stream.open('ada')
  await openedTimes(1)
  send('users.changed', JSON.stringify({ userId }))
  await expect.poll(() => told).toEqual([['users.changed', { userId }]])
  expect(server.received[0]).toMatchObject({ method: 'GET', path: '/api/events' })
  expect(server.received[0]?.headers.cookie).toBe('roster.session_token=abc.def')
})

test('an event that arrives in pieces is one event', async () => {
  stream.open('ada')
  await openedTimes(1)
  for (const piece of ['event: acc', 'ount.changed\nda', 'ta: {}\n', '\n']) {
    streams[0]?.write(piece)
    await new Promise((settle) => setTimeout(settle, 5))
  }
  await expect.poll(() => told).toEqual([['account.changed', {}]])
})

test('what the contract does not know stays outside', async () => {
  stream.open('ada')
  await openedTimes(1)
  send('users.destroyed', '{}')
  send('settings.changed', '{"theme":"dark"}')
  send('__proto__', '{}')
  send('users.changed', '{"userId":"../x"}')
  send('users.changed', 'no json')
  send('users.changed', JSON.stringify({ userId, secret: 'x' }))
  await expect.poll(() => told).toEqual([['users.changed', { userId }]])
})

test('comes back after a break, and says that anything may have changed', async () => {
  stream.open('ada')
  await openedTimes(1)
  for (const count of [2, 3]) {
    server.drop()
    await openedTimes(count)
  }
  await expect
    .poll(() => told)
    .toEqual([
      ['stream.resumed', {}],
      ['stream.resumed', {}],
    ])
  send('account.changed', '{}')
  await expect.poll(() => told.at(-1)).toEqual(['account.changed', {}])
})

test('tries again while the server is away, and tells when it is lost and back', async () => {
  const port = Number(new URL(server.address).port)
  stream.open('ada')
  await openedTimes(1)
  await server.stop()
  await expect.poll(() => parts.online).toEqual([false])
  const back = await startScriptedServer(port)
  back.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': here\n\n')
  })
  await expect.poll(() => parts.online, { timeout: 10_000 }).toEqual([false, true])
  expect(told).toEqual([['stream.resumed', {}]])
})

test.each(['session.missing', 'session.no-account'] as const)(
  'ends with the session (%s), says so, and can be opened again for the same person',
  async (code) => {
    const serve = (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      streams.push(response)
      response.write(':\n\n')
    }
    server.answer((_request, response) =>
      server.received.length === 1
        ? sendJson(response, new AppError(code).toBody(), new AppError(code).status)
        : serve(response),
    )
    stream.open('ada')
    await expect.poll(() => server.received.length).toBe(1)
    await expect
      .poll(() => {
        stream.open('ada')
        return streams.length
      })
      .toBe(1)
    expect(told).toEqual([['session.changed', {}]])
  },
)

test('is opened once for a person, anew for another, and not at all after closing', async () => {
  stream.open('ada')
  stream.open('ada')
  await openedTimes(1)
  stream.open('ben')
  await openedTimes(2)
  await expect.poll(() => streams[0]?.destroyed).toBe(true)
  stream.close()
  await expect.poll(() => streams[1]?.destroyed).toBe(true)
  expect(server.received).toHaveLength(2)
  expect(told).toEqual([])
})

test('a stream without end of line is cut off and opened again', async () => {
  stream.open('ada')
  await openedTimes(1)
  streams[0]?.write(`data: ${'x'.repeat(200_000)}`)
  await openedTimes(2)
  expect(told).toEqual([['stream.resumed', {}]])
})

test('a page instead of a stream is no stream', async () => {
  server.answer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('event: account.changed\ndata: {}\n\n')
  })
  stream.open('ada')
  await expect.poll(() => server.received.length, { timeout: 10_000 }).toBeGreaterThan(1)
  expect(told).toEqual([])
  expect(parts.log.lines.join()).toContain('server.not-roster')
})
