import { randomBytes } from 'node:crypto'
import { v7 as uuid7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveKeys } from '../../../backend/keys.ts'
import { makeToken, readToken } from '../../../backend/modules/invitations/link.ts'
import { API_PREFIX } from '../../../shared/contract/http.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { dumpDatabase, invite, mailedToken } from '../invitations/inviting.ts'

describe('a registration link that is not one of ours', () => {
  let backend: TestBackend
  let token: string

  beforeAll(async () => {
    backend = await startTestBackend()
    const admin = await backend.openAccount({ firmName: 'Secret Firm LLP' })
    const row = await invite(admin)
    token = await mailedToken(backend, row.invitationId)
  })
  afterAll(() => backend.stop())

  async function send(path: string, body: object) {
    const answer = await backend.visitor().fetch(API_PREFIX + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    const { requestId: _, ...told } = (await answer.json()) as Record<string, unknown>
    return { status: answer.status, told }
  }

  const theOneAnswer = {
    status: 404,
    told: {
      code: 'link.invalid',
      message: 'This registration link is not complete. Open it again from the e-mail, or ask for a new one.',
    },
  }

  function altered(position: number): string {
    const bytes = Buffer.from(token, 'base64url')
    bytes.writeUInt8((bytes[position] ?? 0) ^ 0x01, position)
    return bytes.toString('base64url')
  }

  function made(change: object, secret = 'a secret of the tests, more than 32 characters'): string {
    const link = readToken(backend.context.keys.registrationLinks, token)
    return makeToken(deriveKeys(secret).registrationLinks, { ...link, ...change }, 'mail')
  }

  it('gets one and the same 404 whatever is wrong with it, and changes nothing', async () => {
    const hostile: Record<string, string> = {
      empty: '',
      'one character short': token.slice(0, -1),
      'first character missing': token.slice(1),
      'one character long': `${token}A`,
      padded: `${token}=`,
      'upper-cased': token.toUpperCase(),
      'lower-cased': token.toLowerCase(),
      'with a space before': ` ${token}`,
      'with a line break after': `${token}\n`,
      'with its fragment sign': `#${token}`,
      'in the other alphabet': Buffer.from(token, 'base64url').toString('base64').replace(/^./, '+'),
      'in hexadecimal': Buffer.from(token, 'base64url').toString('hex'),
      'with a foreign character inside': `${token.slice(0, 10)}!${token.slice(10)}`,
      'with a foreign character instead': `${token.slice(0, 10)}é${token.slice(11)}`,
      'the same twice': token + token,
      'only the facts': token.slice(0, 48),
      'only the signature': token.slice(-43),
      random: randomBytes(69).toString('base64url'),
      'all zero': Buffer.alloc(69).toString('base64url'),
      'signed by another server': made({}, 'the secret of some other server, 32 chars'),
      'for an unknown invitation': made({ invitationId: uuid7() }),
      'for an unknown account': made({ accountId: uuid7() }),
      'a wildcard': '%',
      'a statement': "' or 1=1 --",
    }
    for (let position = 0; position < 69; position += 1)
      hostile[`altered in byte ${position}`] = altered(position)
    const before = await dumpDatabase(backend, ['outbox', 'activity'])
    const newLogin = { name: 'Eve', password: TEST_PASSWORD }
    for (const [what, forged] of Object.entries(hostile)) {
      expect(await send('/registration', { token: forged }), what).toEqual(theOneAnswer)
      expect(await send('/registration/acceptance', { token: forged, newLogin }), what).toEqual(theOneAnswer)
    }
    expect(await dumpDatabase(backend, ['outbox', 'activity'])).toEqual(before)
    expect((await send('/registration', { token })).status).toBe(200)
  })

  it('is a plain 400 when it is no text at all', async () => {
    for (const forged of [null, 1, true, {}, [token], ['a'], 'x'.repeat(401)])
      expect((await send('/registration', { token: forged })).status).toBe(400)
    expect((await send('/registration', {})).status).toBe(400)
    expect((await send('/registration', { token: `${token}\0` })).status).toBe(400)
  })

  it('of a newer generation than the newest is dead, not a way in', async () => {
    expect((await send('/registration', { token: made({ generation: 2 }) })).told).toMatchObject({
      code: 'link.replaced',
    })
  })
})
