import { beforeEach, expect, test, vi } from 'vitest'
import { type Connection, createConnection } from '../../electron/connection.ts'
import { createHttpClient } from '../../electron/http-client.ts'
import { openSettings, type SettingsStore } from '../../electron/settings/open-settings.ts'
import { AppError } from '../../shared/errors.ts'
import { collectLog } from '../support/account-parts.ts'
import { type ScriptedServer, sendJson, startScriptedServer } from '../support/scripted-server.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

const SETUP = {
  product: 'roster',
  version: '1',
  isFirstRun: true,
  canOpenAccount: true,
  canSendMail: false,
  isSample: false,
}

let server: ScriptedServer
let settings: SettingsStore
let connection: Connection
const own = { address: vi.fn(async () => 'http://127.0.0.1:1'), stop: vi.fn(async () => undefined) }
const sample = { address: vi.fn(async () => 'http://127.0.0.1:2'), stop: vi.fn(async () => undefined) }

beforeEach(async () => {
  vi.clearAllMocks()
  server = await startScriptedServer()
  server.answer((_request, response) => sendJson(response, SETUP))
  settings = openSettings(await makeTemporaryFolder(), collectLog())
  connection = createConnection({
    http: createHttpClient(),
    settings,
    backends: { 'this-computer': own, sample },
  })
})

const choose = (address: string) => connection.choose({ kind: 'server', address })

test('before a choice there is no server', async () => {
  await expect(connection.findServer()).rejects.toMatchObject({ code: 'server.unreachable' })
  expect(connection.key()).toBe('unset')
})

test('a server is asked what it is, without any cookie, and kept by its origin', async () => {
  await choose(`${server.address}/`)
  expect(server.received).toMatchObject([{ method: 'GET', path: '/api/setup' }])
  expect(server.received[0]?.headers).not.toHaveProperty('cookie')
  expect(settings.read().connection).toEqual({ kind: 'server', address: server.address })
  expect(await connection.findServer()).toEqual({ key: server.address, address: server.address })
})

test.each([
  ['http on another computer', 'http://roster.hartwell.test'],
  ['http on a name that begins like this computer', 'http://127.0.0.1.evil.test'],
  ['http on a name that begins like localhost', 'http://localhost.evil.test'],
  ['a name and password', 'https://ada:word@roster.hartwell.test'],
  ['a path', 'https://roster.hartwell.test/roster'],
  ['a query', 'https://roster.hartwell.test/?x=1'],
  ['another scheme', 'ftp://roster.hartwell.test'],
  ['a file', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
])('refuses an address with %s before anything is sent', async (_what, address) => {
  await expect(choose(address)).rejects.toMatchObject({ code: 'server.address-invalid' })
  expect(settings.read().connection).toEqual({ kind: 'unset' })
})

test.each([
  ['another product', (response: Parameters<typeof sendJson>[0]) => sendJson(response, { product: 'other' })],
  ['a page', (response: Parameters<typeof sendJson>[0]) => void response.end('<title>Hello</title>')],
  ['a refusal', (response: Parameters<typeof sendJson>[0]) => sendJson(response, { message: 'no' }, 404)],
  [
    'a redirect',
    (response: Parameters<typeof sendJson>[0]) =>
      void response.writeHead(302, { location: 'https://evil.test/api/setup' }).end(),
  ],
])('%s is no Roster server', async (_what, respond) => {
  server.answer((_request, response) => respond(response))
  await expect(choose(server.address)).rejects.toMatchObject({ code: 'server.not-roster' })
  expect(settings.read().connection).toEqual({ kind: 'unset' })
})

test('a server that is not there is unreachable, and the choice before it stays', async () => {
  await choose(server.address)
  const other = await startScriptedServer()
  await other.stop()
  await expect(choose(other.address)).rejects.toMatchObject({ code: 'server.unreachable' })
  expect(settings.read().connection).toEqual({ kind: 'server', address: server.address })
})

test('this computer is chosen when its backend runs, and stopped when it is left', async () => {
  await connection.choose({ kind: 'this-computer' })
  expect(await connection.findServer()).toEqual({ key: 'this-computer', address: 'http://127.0.0.1:1' })
  await connection.choose({ kind: 'this-computer' })
  expect(own.stop).not.toHaveBeenCalled()
  await connection.choose({ kind: 'sample' })
  expect(own.stop).toHaveBeenCalledOnce()
  expect(connection.key()).toBe('sample')
})

test('a backend that does not start leaves the choice as it was', async () => {
  own.address.mockRejectedValueOnce(new AppError('data-folder.unwritable', { folder: '/x' }))
  await expect(connection.choose({ kind: 'this-computer' })).rejects.toMatchObject({
    code: 'data-folder.unwritable',
  })
  expect(settings.read().connection).toEqual({ kind: 'unset' })
})

test('stopping stops both backends', async () => {
  await connection.stop()
  expect(own.stop).toHaveBeenCalledOnce()
  expect(sample.stop).toHaveBeenCalledOnce()
})
