import { describe, expect, it } from 'vitest'
import { toAppError } from '../../../backend/answer-errors.ts'
import { isConnectionLoss, sqlState } from '../../../backend/database/open.ts'

function failure(facts: { code?: string; message?: string }): Error {
  const { message = 'failed', ...rest } = facts
  return Object.assign(new Error(message), rest)
}

/** As the query builder hands it on. */
function wrapped(cause: Error): Error {
  return new Error('Failed query', { cause })
}

describe('a database that went away', () => {
  it.each([
    { code: 'EPIPE' },
    { code: 'ECONNRESET' },
    { code: 'ECONNREFUSED' },
    { code: 'ENOENT' },
    { code: '57P01' },
    { code: '57P03' },
    { code: '08006' },
    { code: '53300' },
    { message: 'Connection terminated unexpectedly' },
    { message: 'Client has encountered a connection error and is not queryable' },
    { message: 'timeout exceeded when trying to connect' },
  ])('is known by %j, and answered with "try again"', (facts) => {
    for (const error of [failure(facts), wrapped(failure(facts))]) {
      expect(isConnectionLoss(error)).toBe(true)
      expect(toAppError(error).code).toBe('server.unavailable')
    }
  })

  it.each([{ code: '23505' }, { code: '22001' }, { code: 'XX000' }, { message: 'something else' }])(
    'is not meant by %j',
    (facts) => {
      expect(isConnectionLoss(wrapped(failure(facts)))).toBe(false)
    },
  )
})

it('takes no code of the operating system for one of the database', () => {
  expect(sqlState(failure({ code: 'EPIPE' }))).toBeUndefined()
  expect(sqlState(wrapped(failure({ code: '40001' })))).toBe('40001')
})
