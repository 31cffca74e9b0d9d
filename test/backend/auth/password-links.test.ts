import { randomBytes } from 'node:crypto'
import { v7 as uuid7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { makePasswordToken, readPasswordToken } from '../../../backend/auth/password-links.ts'

const key = randomBytes(32)

describe('the secret of a password link', () => {
  it('names its proof and cannot be derived without the key', () => {
    const proofId = uuid7()
    const token = makePasswordToken(key, proofId)
    expect(readPasswordToken(key, token)).toBe(proofId)
    expect(token).toMatch(/^[\w-]{64}$/)
    expect(readPasswordToken(randomBytes(32), token)).toBeNull()
  })

  it('is refused when any character differs', () => {
    const token = makePasswordToken(key, uuid7())
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A'
      expect(readPasswordToken(key, token.slice(0, at) + other + token.slice(at + 1))).toBeNull()
    }
  })

  it.each(['', 'A', 'A'.repeat(21), 'A'.repeat(64), 'ä'.repeat(64), '%00'])('is refused as %j', (token) => {
    expect(readPasswordToken(key, token)).toBeNull()
  })
})
