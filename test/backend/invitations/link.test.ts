import { randomBytes } from 'node:crypto'
import { v7 as uuid7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { deriveKeys } from '../../../backend/keys.ts'
import { makeToken, readToken } from '../../../backend/modules/invitations/link.ts'
import { fc } from '../../support/properties.ts'

const key = deriveKeys('the secret of this server, 32 characters').registrationLinks
const facts = { accountId: uuid7(), invitationId: uuid7(), generation: 3 }

describe('the secret of a registration link', () => {
  it('is the same each time it is made, and says what it was made of', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.constantFrom('mail' as const, 'copied' as const),
        (accountId, invitationId, generation, channel) => {
          const token = makeToken(key, { accountId, invitationId, generation }, channel)
          expect(token).toMatch(/^[\w-]{92}$/)
          expect(makeToken(key, { accountId, invitationId, generation }, channel)).toBe(token)
          expect(readToken(key, token)).toEqual({ accountId, invitationId, generation, channel })
        },
      ),
    )
  })

  it('differs by account, invitation, generation, channel and server', () => {
    const other = deriveKeys('the secret of another server, 32 chars').registrationLinks
    const tokens = [
      makeToken(key, facts, 'mail'),
      makeToken(key, facts, 'copied'),
      makeToken(key, { ...facts, generation: 4 }, 'mail'),
      makeToken(key, { ...facts, invitationId: uuid7() }, 'mail'),
      makeToken(key, { ...facts, accountId: uuid7() }, 'mail'),
      makeToken(other, facts, 'mail'),
    ]
    expect(new Set(tokens.map((token) => token.slice(-43))).size).toBe(tokens.length)
  })

  it('is refused when any single bit is another one', () => {
    const bytes = Buffer.from(makeToken(key, facts, 'mail'), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes)
      altered.writeUInt8((altered[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => readToken(key, altered.toString('base64url'))).toThrow(/not complete/)
    }
  })

  it('is refused when any text was put anywhere into it', () => {
    const token = makeToken(key, facts, 'mail')
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(92), (text, at) => {
        expect(() => readToken(key, token.slice(0, at) + text + token.slice(at))).toThrow(/not complete/)
      }),
    )
  })

  it('cannot be guessed from random bytes', () => {
    for (let length = 0; length < 140; length += 1)
      expect(() => readToken(key, randomBytes(length).toString('base64url'))).toThrow(/not complete/)
  })
})
