import { describe, expect, it } from 'vitest'
import { hashLimited, verifyLimited } from '../../../backend/auth/limited-hashing.ts'

describe('hashing passwords', () => {
  it('refuses what would wait too long, carries out the rest and then takes more', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 80 }, () => hashLimited('four unrelated words')),
    )
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(80 - 2 - 64)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'server.unavailable' })
      else expect(outcome.value).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
    }
    const hash = await hashLimited('four unrelated words')
    expect(await verifyLimited({ hash, password: 'four unrelated words' })).toBe(true)
    expect(await verifyLimited({ hash, password: 'four unrelated word' })).toBe(false)
  })
})
