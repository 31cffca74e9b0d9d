import type { FastifyInstance } from 'fastify'
import { parse } from 'lossless-json'
import { AppError } from '../../shared/errors.ts'

/**
 * Reads JSON bodies strictly: a name twice in one object, a number that no computer holds, or a nesting without end
 * is refused instead of silently becoming something else.
 */
export function readJsonStrictly(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : parseStrictly(String(body)))
    } catch (cause) {
      done(new AppError('request.malformed', undefined, { cause }))
    }
  })
}

function parseStrictly(text: string): unknown {
  return parse(text, null, {
    parseNumber: readNumber,
    onDuplicateKey: ({ key }) => {
      throw new SyntaxError(`The name ${key} stands twice.`)
    },
  })
}

function readNumber(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value)) throw new SyntaxError('This number is too large.')
  return value
}
