import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isErrorCode } from '../../shared/error-catalogue.ts'
import { errorBody } from '../../shared/errors.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import type { Client } from '../support/client.ts'
import { hostileAddresses, literalNames, refusedNames } from '../support/hostile.ts'

let backend: TestBackend
let owner: Client

beforeAll(async () => {
  backend = await startTestBackend({ mailServer: undefined })
  owner = await backend.openAccount()
})

afterAll(() => backend.stop())

/** Words that only the inside knows. */
const INTERNAL = /select |insert |update "|postgres|drizzle|at .*\.ts:|node_modules|violates|sqlstate|stack/i

async function counts() {
  const tables = ['accounts', 'auth_user', 'users', 'invitations', 'outbox', 'activity']
  const numbers = await Promise.all(
    tables.map((table) => backend.context.database.systemPool.query(`select count(*) as n from ${table}`)),
  )
  return numbers.map(({ rows }) => String((rows[0] as { n: string }).n)).join(' ')
}

/** A refusal: 4xx, a known code, a sentence, nothing of the inside, nothing stored. */
async function expectRefusal(send: () => Promise<Response>) {
  const before = await counts()
  const response = await send()
  const text = await response.text()
  expect(response.status, text).toBeGreaterThanOrEqual(400)
  expect(response.status, text).toBeLessThan(500)
  const body = errorBody.parse(JSON.parse(text))
  expect(isErrorCode(body.code)).toBe(true)
  expect(body.message.length).toBeGreaterThan(10)
  expect(text).not.toMatch(INTERNAL)
  expect(await counts()).toBe(before)
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return owner.fetch(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
}

describe('hostile addresses', () => {
  it.each(hostileAddresses.map((address) => [JSON.stringify(address), address]))(
    'refuses to invite %s: nothing stored, nothing sent',
    async (_shown, address) => {
      const before = await counts()
      const response = await post('/api/invitations', { addresses: [address], level: 'standard' })
      const text = await response.text()
      expect(response.status, text).toBeLessThan(500)
      expect(text).not.toMatch(INTERNAL)
      if (response.ok) {
        const answer = JSON.parse(text) as {
          invited: unknown[]
          refused: { verdict: string; reason: string }[]
        }
        expect(answer.invited).toEqual([])
        expect(answer.refused[0]?.verdict).toBe('malformed')
        expect(answer.refused[0]?.reason?.length).toBeGreaterThan(10)
      }
      expect(await counts()).toBe(before)
    },
  )

  it.each(hostileAddresses.map((email) => [JSON.stringify(email), email]))(
    'refuses to open an account for %s',
    async (_shown, email) => {
      await expectRefusal(() =>
        post('/api/accounts', {
          firmName: 'Stone LLP',
          name: 'Abigail Stone',
          email,
          password: 'four unrelated words here',
          timeZone: 'UTC',
        }),
      )
    },
  )

  it('stores an international domain in its plain form and knows it again in any letter case', async () => {
    const { invited } = await owner.call('invitations.create', {
      addresses: ['a@exämple.test'],
      level: 'standard',
    })
    expect(invited[0]?.email).toBe('a@xn--exmple-cua.test')
    const again = await owner.call('invitations.check', { addresses: ['A@EXÄMPLE.test'], level: 'standard' })
    expect(again.verdicts[0]?.verdict).toBe('pending')
  })
})

describe('hostile names', () => {
  it.each(literalNames)('keeps %s as it is', async (name) => {
    await owner.call('profile.update', { name })
    const session = await owner.call('session.read', {})
    expect(session.state === 'signed-in' && session.identity.name).toBe(name.normalize('NFC'))
  })

  it.each(refusedNames.map((name) => [JSON.stringify(name).slice(0, 60), name]))(
    'refuses %s',
    async (_shown, name) => {
      await expectRefusal(() =>
        owner.fetch('/api/profile', {
          method: 'PATCH',
          body: JSON.stringify({ name }),
          headers: { 'content-type': 'application/json' },
        }),
      )
    },
  )
})

describe('hostile bodies', () => {
  const valid = '{"addresses":["x@y.test"],"level":"standard"}'
  const bodies: readonly (readonly [string, string])[] = [
    ['no JSON', 'addresses=x'],
    ['half a body', valid.slice(0, 20)],
    ['a list', '[]'],
    ['a text', '"text"'],
    ['a number without end', '{"addresses":["x@y.test"],"level":1e309}'],
    ['a nesting of 30,000', `{"addresses":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['a name twice', '{"addresses":["x@y.test"],"level":"guest","level":"administrator"}'],
    ['a prototype', '{"__proto__":{"level":"administrator"},"addresses":["x@y.test"]}'],
    ['a constructor', '{"constructor":{"prototype":{}},"addresses":["x@y.test"],"level":"standard"}'],
    ['an unknown field', '{"addresses":["x@y.test"],"level":"standard","accountId":"x"}'],
    ['a lone surrogate', '{"addresses":["\\ud800@y.test"],"level":"standard","note":"\\udfff"}'],
    ['a NUL', '{"addresses":["x@y.test"],"level":"standard","note":"a\\u0000b"}'],
    ['an unknown level', '{"addresses":["x@y.test"],"level":"owner"}'],
    [
      '501 addresses',
      JSON.stringify({ addresses: Array.from({ length: 501 }, (_, n) => `p${n}@y.test`), level: 'guest' }),
    ],
    ['too much', JSON.stringify({ addresses: ['x'.repeat(600_000)], level: 'guest' })],
  ]
  it.each(bodies)('refuses %s', async (_name, body) => {
    await expectRefusal(() => post('/api/invitations', body))
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])(
    'refuses the type %s',
    async (type) => {
      await expectRefusal(() => post('/api/invitations', valid, { 'content-type': type }))
    },
  )

  it('refuses every column of the tables as a field of a change', async () => {
    for (const column of [
      'account_id',
      'accountId',
      'userId',
      'identityId',
      'state',
      'generation',
      'version',
      'email',
    ]) {
      await expectRefusal(() => post('/api/invitations', { ...JSON.parse(valid), [column]: 'x' }))
    }
  })
})

describe('hostile queries', () => {
  it.each([
    'sort=password',
    'sort=name&sort=email',
    'limit=0',
    'limit=-1',
    'limit=100000',
    'limit=ten',
    'limit=1e9',
    'direction=sideways',
    'status=deleted',
    'level=owner',
    'unknown=1',
    'cursor=forged',
    `cursor=${Buffer.from('["x"]').toString('base64url')}`,
    `cursor=${Buffer.from('{"k":["a"],"id":"nobody"}').toString('base64url')}`,
    `q=${'x'.repeat(201)}`,
    'q=a%00b',
    '__proto__=1',
  ])('refuses %s', async (query) => {
    await expectRefusal(() => owner.fetch(`/api/users?${query}`))
  })

  it.each(['%', '_', '%%%', '100%', "'; drop table users; --", '\\', '*', '.*'])(
    'takes %s in a search as plain text',
    async (q) => {
      const { items } = await owner.call('users.list', { q })
      expect(items).toEqual([])
    },
  )

  it.each(['not-an-id', '00000000-0000-0000-0000-000000000000', '%00', '../users', "1' or '1'='1"])(
    'refuses %s as an id',
    async (id) => {
      await expectRefusal(() => owner.fetch(`/api/users/${encodeURIComponent(id)}`))
    },
  )
})

describe('requests from elsewhere', () => {
  it.each(['https://evil.test', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.evil.test'])(
    'refuses a write with the origin %s',
    async (origin) => {
      await expectRefusal(() =>
        post('/api/invitations', { addresses: ['x@y.test'], level: 'guest' }, { origin }),
      )
    },
  )

  it('refuses a write without any origin', async () => {
    const status = await rawStatus({ origin: undefined })
    expect(status).toBe(403)
  })

  it.each(['evil.test', 'evil.test:80', '169.254.169.254'])('does not know itself as %s', async (host) => {
    expect(await rawStatus({ host })).toBe(404)
  })

  it('makes links with its own address, whatever a request claims', async () => {
    const { invited } = await owner.call('invitations.create', { addresses: ['link@y.test'], level: 'guest' })
    const { link } = await owner.call(
      'invitations.copyLink',
      { invitationId: invited[0]?.invitationId ?? '' },
      { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https', forwarded: 'host=evil.test' },
    )
    expect(new URL(link).origin).toBe(backend.address)
  })

  it('answers an unknown address and method in the same plain way', async () => {
    await expectRefusal(() => owner.fetch('/api/nothing-here'))
    await expectRefusal(() => owner.fetch('/api/users', { method: 'PUT' }))
  })
})

/** A request as no browser would send it. */
function rawStatus(headers: { host?: string; origin?: string | undefined }): Promise<number> {
  const { port } = new URL(backend.address)
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        port,
        host: '127.0.0.1',
        path: '/api/invitations',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(headers.host ? { host: headers.host } : {}),
          ...(headers.origin ? { origin: headers.origin } : {}),
        },
      },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    request.on('error', reject)
    request.end('{}')
  })
}
