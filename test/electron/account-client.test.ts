import { beforeEach, describe, expect, test } from 'vitest'
import { type AccountClient, createAccountClient } from '../../electron/account-client.ts'
import { AppError } from '../../shared/errors.ts'
import { makeAccountParts } from '../support/account-parts.ts'
import { type ScriptedServer, sendJson, startScriptedServer } from '../support/scripted-server.ts'

const SETUP = {
  product: 'roster',
  version: '1',
  isFirstRun: true,
  canOpenAccount: true,
  canSendMail: false,
  isSample: false,
}
const userId = '019aaf00-0000-7000-8000-000000000001'

let server: ScriptedServer
let parts: Awaited<ReturnType<typeof makeAccountParts>>
let client: AccountClient

beforeEach(async () => {
  server = await startScriptedServer()
  parts = await makeAccountParts(server.address)
  client = createAccountClient(parts)
})

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof AppError ? error.code : `not an AppError: ${error}`),
  )
}

describe('what it sends', () => {
  test('reads without a body or a key, from its own origin', async () => {
    server.answer((_request, response) => sendJson(response, SETUP))
    await client.call('setup.read', {})
    const [request] = server.received
    expect(request).toMatchObject({ method: 'GET', path: '/api/setup', body: '' })
    expect(request?.headers).toMatchObject({ origin: 'app://main', accept: 'application/json' })
    expect(request?.headers).not.toHaveProperty('idempotency-key')
    expect(request?.headers).not.toHaveProperty('cookie')
  })

  test('writes with JSON and a new key each time', async () => {
    server.answer((_request, response) => sendJson(response, {}))
    for (let count = 0; count < 3; count += 1) await client.call('profile.update', { name: 'Ada' })
    expect(server.received[0]).toMatchObject({ method: 'PATCH', body: '{"name":"Ada"}' })
    expect(server.received[0]?.headers['content-type']).toBe('application/json')
    const keys = server.received.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(3)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('sends once more, with the same key, when the connection breaks after sending', async () => {
    server.answer((_request, response) => {
      if (server.received.length === 1) response.destroy()
      else sendJson(response, {})
    })
    await client.call('profile.update', { name: 'Ada' })
    expect(server.received).toHaveLength(2)
    const [first, second] = server.received.map(({ headers }) => headers['idempotency-key'])
    expect(second).toBe(first)
    expect(parts.online).toEqual([])
  })

  test('sends once more when the answer breaks off in the middle', async () => {
    server.answer((_request, response) => {
      if (server.received.length > 1) return sendJson(response, {})
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"half":', () => response.destroy())
    })
    await client.call('profile.update', { name: 'Ada' })
    expect(server.received).toHaveLength(2)
  })

  test('gives up after the second break and says that the server cannot be reached', async () => {
    server.answer((_request, response) => void response.destroy())
    expect(await codeOf(client.call('profile.update', { name: 'Ada' }))).toBe('server.unreachable')
    expect(server.received).toHaveLength(2)
  })

  test('no input leads to another host', async () => {
    const other = await startScriptedServer()
    server.answer((_request, response) => sendJson(response, {}, 404))
    const hostile = [
      `${other.address}/x`,
      `//${new URL(other.address).host}/x`,
      '../../../x',
      '/\\evil.test',
      '@evil.test',
    ]
    for (const id of hostile) await codeOf(client.call('users.read', { userId: id }))
    await codeOf(parts.http.get(`${other.address}/x`, { baseURL: server.address }))
    expect(other.received).toEqual([])
    expect(server.received).toHaveLength(hostile.length + 1)
  })
})

describe('what it takes as an answer', () => {
  test('fields that the contract does not know stay outside', async () => {
    server.answer((_request, response) => sendJson(response, { ...SETUP, secret: 'x' }))
    expect(await client.call('setup.read', {})).toEqual(SETUP)
  })

  test('a refusal is rebuilt with its sentence, details and fields', async () => {
    const body = {
      code: 'sign-in.locked',
      message: 'as the server words it',
      details: { until: '14:30' },
      fields: [{ path: 'email', message: 'Enter it.' }],
      requestId: 'r1',
    }
    server.answer((_request, response) => sendJson(response, body, 429))
    const error = await client.call('users.read', { userId }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'sign-in.locked',
      message: 'Too many tries. Signing in is locked until 14:30.',
      fields: body.fields,
      requestId: 'r1',
    })
  })

  test.each([
    ['a page', 200, 'text/html', '<title>Welcome</title>', 'server.not-roster'],
    ['a page of an error', 404, 'text/html', '<title>Nothing</title>', 'server.not-roster'],
    ['nothing', 200, 'application/json', '', 'server.not-roster'],
    ['broken JSON', 200, 'application/json', '{"a":', 'server.not-roster'],
    ['a proxy without its server', 502, 'text/html', '<title>Bad gateway</title>', 'server.unavailable'],
    ['a code from the future', 409, 'application/json', '{"code":"x.y","message":"?"}', 'unexpected'],
    ['JSON of another shape', 200, 'application/json', '{"product":"other"}', 'unexpected'],
  ])('%s', async (_what, status, type, text, code) => {
    server.answer((_request, response) => {
      response.writeHead(status, { 'content-type': type })
      response.end(text)
    })
    expect(await codeOf(client.call('setup.read', {}))).toBe(code)
  })

  test.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const other = await startScriptedServer()
    server.answer((_request, response) => {
      response.writeHead(status, { location: `${other.address}/api/setup` })
      response.end()
    })
    expect(await codeOf(client.call('setup.read', {}))).toBe('server.not-roster')
    expect(other.received).toEqual([])
  })

  test('an endless answer is cut off', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const piece = ' '.repeat(1024 * 1024)
      const pour = () => {
        while (!response.destroyed && response.write(piece));
      }
      response.on('drain', pour)
      pour()
    })
    expect(await codeOf(client.call('setup.read', {}))).toBe('server.unreachable')
  })

  test('a server that is not there is unreachable, and asked only once', async () => {
    await server.stop()
    expect(await codeOf(client.call('setup.read', {}))).toBe('server.unreachable')
  })
})

describe('the session', () => {
  const signIn = (lines: string[]) =>
    server.answer((_request, response) => sendJson(response, SETUP, 200, { 'set-cookie': lines }))

  test('keeps the cookies of Roster and sends them back', async () => {
    signIn([
      'roster.session_token=abc.def; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000',
      'roster.two_factor=xyz; Path=/; HttpOnly',
      'tracker=1; Path=/',
      'roster.broken',
    ])
    await client.call('setup.read', {})
    await client.call('setup.read', {})
    expect(server.received[1]?.headers.cookie).toBe('roster.session_token=abc.def; roster.two_factor=xyz')
    signIn(['roster.two_factor=; Max-Age=0'])
    await client.call('setup.read', {})
    await client.call('setup.read', {})
    expect(server.received[3]?.headers.cookie).toBe('roster.session_token=abc.def')
  })

  test('is forgotten when the server says that there is none', async () => {
    signIn(['roster.session_token=abc.def'])
    await client.call('setup.read', {})
    server.answer((_request, response) => sendJson(response, new AppError('session.missing').toBody(), 401))
    expect(await codeOf(client.call('users.counts', {}))).toBe('session.missing')
    expect(parts.session.cookieHeader('the server')).toBeUndefined()
  })

  test('survives the late refusal of a request from before the sign-in', async () => {
    let refuseLate = () => {}
    server.answer((request, response) => {
      const body = new AppError('session.missing').toBody()
      if (request.path === '/api/users/counts') refuseLate = () => sendJson(response, body, 401)
      else sendJson(response, SETUP, 200, { 'set-cookie': 'roster.session_token=abc.def' })
    })
    const late = codeOf(client.call('users.counts', {}))
    await expect.poll(() => server.received.length).toBe(1)
    await client.call('setup.read', {})
    refuseLate()
    expect(await late).toBe('session.missing')
    expect(parts.session.cookieHeader('the server')).toBe('roster.session_token=abc.def')
  })

  test('is forgotten on signing out', async () => {
    signIn(['roster.session_token=abc.def'])
    await client.call('setup.read', {})
    server.answer((_request, response) => sendJson(response, {}))
    await client.call('session.signOut', {})
    expect(parts.session.cookieHeader('the server')).toBeUndefined()
  })
})

test('tells once when the server is lost, and once when it is back', async () => {
  const { address } = server
  await server.stop()
  await codeOf(client.call('setup.read', {}))
  await codeOf(client.call('setup.read', {}))
  expect(parts.online).toEqual([false])
  const back = await startScriptedServer(Number(new URL(address).port))
  back.answer((_request, response) => sendJson(response, new AppError('session.missing').toBody(), 401))
  await codeOf(client.call('users.counts', {}))
  await codeOf(client.call('users.counts', {}))
  expect(parts.online).toEqual([false, true])
})
