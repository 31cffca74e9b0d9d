import { describe, expect, it } from 'vitest'
import { decodeRequest, encodeRequest, type ReceivedRequest, routeOf } from '../../shared/contract/http.ts'
import {
  accountOperation,
  accountOperationNames,
  isOperationName,
  operations,
} from '../../shared/contract/index.ts'
import { errorCatalogue } from '../../shared/error-catalogue.ts'
import { AppError } from '../../shared/errors.ts'
import { levels } from '../../shared/rules/levels.ts'
import { fc } from '../support/properties.ts'
import { sampleInputs } from '../support/sample-inputs.ts'

const FACTS = {
  accountId: '01a20a80-4d70-7140-a9a5-e8bb9d1d3a04',
  userId: '01a20a80-4e0f-7577-aafe-243f641b529b',
  invitationId: '01a20a80-4e0d-70de-98c7-c640d4c3edf3',
  messageId: '01a20a80-4e0d-70de-98c7-c640d4c3edf4',
  invoiceId: '01a20a80-4e0d-70de-98c7-c640d4c3edf5',
  quoteId: '01a20a80-4e0d-70de-98c7-c640d4c3edf6',
  caseId: '01a20a80-4e0d-70de-98c7-c640d4c3edf7',
  otherCaseId: '01a20a80-4e0d-70de-98c7-c640d4c3edf8',
  guestId: '01a20a80-4e0d-70de-98c7-c640d4c3edf9',
  taskId: '01a20a80-4e0d-70de-98c7-c640d4c3edfa',
  documentId: '01a20a80-4e0d-70de-98c7-c640d4c3edfb',
  handOverId: '01a20a80-4e0d-70de-98c7-c640d4c3edfc',
  templateId: '01a20a80-4e0d-70de-98c7-c640d4c3edfd',
  email: 'ada@hartwell.test',
}

/** What a web server hands over for a request: path parameters, query and body apart. */
function receive(name: (typeof accountOperationNames)[number], input: unknown): ReceivedRequest {
  const operation = accountOperation(name)
  const request = encodeRequest(operation, input)
  const url = new URL(request.path, 'http://roster.test')
  const query: Record<string, string | string[]> = {}
  for (const key of url.searchParams.keys()) {
    const values = url.searchParams.getAll(key)
    query[key] = values.length === 1 ? (values[0] ?? '') : values
  }
  const asked = routeOf(operation).path.split('/')
  const got = url.pathname.split('/')
  const params = Object.fromEntries(
    asked.flatMap((part, at) =>
      part.startsWith(':') ? [[part.slice(1), decodeURIComponent(got[at] ?? '')]] : [],
    ),
  )
  return { params, query, body: request.body && JSON.parse(JSON.stringify(request.body)) }
}

describe('an operation over HTTP', () => {
  it.each(accountOperationNames)('%s arrives as it was sent', (name) => {
    const input = sampleInputs[name](FACTS)
    const expected = operations[name].input.parse(input)
    expect(decodeRequest(accountOperation(name), receive(name, input))).toEqual(expected)
  })

  it('keeps every text and list of a search', () => {
    const search = fc.record({
      q: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
      level: fc.uniqueArray(fc.constantFrom(...levels), { minLength: 1 }),
    })
    fc.assert(
      fc.property(search, (input) => {
        const arrived = decodeRequest(accountOperation('users.list'), receive('users.list', input))
        expect(arrived).toMatchObject(input)
      }),
    )
  })

  it('names every wrong field, with a sentence', () => {
    const decode = () =>
      decodeRequest(accountOperation('invitations.create'), {
        params: {},
        query: {},
        body: { addresses: [], level: 'owner', colour: 'red' },
      })
    expect(decode).toThrow(AppError)
    try {
      decode()
    } catch (error) {
      const paths = AppError.from(error).fields?.map(({ path }) => path)
      expect(paths).toEqual(expect.arrayContaining(['addresses', 'level', 'colour']))
    }
  })
})

describe('the names of operations', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'users', 7, null, {}])(
    'do not include %j',
    (name) => {
      expect(isOperationName(name)).toBe(false)
    },
  )

  it('have routes of their own', () => {
    const routes = accountOperationNames.map((name) => accountOperation(name).route)
    expect(new Set(routes).size).toBe(routes.length)
  })
})

describe('errors', () => {
  it.each(Object.entries(errorCatalogue))(
    '%s has a status of its kind and a sentence',
    (code, { status, message }) => {
      expect(code).toMatch(/^[a-z-]+(\.[a-z-]+)?$/)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(message).toMatch(/^[A-Z{].*[.}]$/)
    },
  )

  it('survive a wire', () => {
    const refused = new AppError('password.too-short', { minimum: 15 })
    const rebuilt = AppError.fromBody(JSON.parse(JSON.stringify(refused.toBody('request-1'))))
    expect(rebuilt.code).toBe('password.too-short')
    expect(rebuilt.message).toBe('The password needs at least 15 characters.')
    expect(rebuilt.requestId).toBe('request-1')
  })

  it('become "unexpected" when they are none of ours', () => {
    expect(AppError.fromBody({ code: 'made.up', message: 'secret' }).code).toBe('unexpected')
    expect(AppError.fromBody('<html>').code).toBe('unexpected')
  })
})
