import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { AccountOperation, Method } from './operation.ts'

/** Every account operation lives below this path. */
export const API_PREFIX = '/api'

/** Header that makes a write have effect once, however often it is sent. */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

/** An account operation as an HTTP request, relative to the server's address. */
export interface HttpRequest {
  method: Method
  path: string
  body: Record<string, unknown> | undefined
}

/** The method and path of an operation, the path with its `:name` parts. */
export function routeOf(operation: AccountOperation): { method: Method; path: string } {
  const [method, path] = operation.route.split(' ') as [Method, string]
  return { method, path: API_PREFIX + path }
}

/** Turns an operation and its input into a request: path fields into the path, the rest into query (GET) or JSON body. */
export function encodeRequest(operation: AccountOperation, input: unknown): HttpRequest {
  const { method, path } = routeOf(operation)
  const rest = { ...(input as Record<string, unknown> | undefined) }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (method !== 'GET') return { method, path: filled, body: rest }

  const query: string[] = []
  for (const [name, value] of Object.entries(rest)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined)
        query.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(single))}`)
    }
  }
  return { method, path: query.length > 0 ? `${filled}?${query.join('&')}` : filled, body: undefined }
}

/** The parts of a received request that make up an input. */
export interface ReceivedRequest {
  params: Record<string, string>
  query: Record<string, string | string[]>
  body: unknown
}

/** Reads an input back from a request and checks it; throws `request.invalid` with one problem per field. */
export function decodeRequest(operation: AccountOperation, received: ReceivedRequest): unknown {
  const { method } = routeOf(operation)
  const fields = method === 'GET' ? queryFields(operation.input, received.query) : bodyFields(received.body)
  return parseInput(operation.input, { ...fields, ...received.params })
}

/** Checks an input against its schema; throws `request.invalid` with one problem per field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: key, message: 'This field is not known here.' }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  )
  throw new AppError('request.invalid', undefined, { fields: fields.slice(0, 20) })
}

function bodyFields(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new AppError('request.malformed')
  return body as Record<string, unknown>
}

/** A query knows texts only: a field that is a list in the schema is read as one, whatever its number of values. */
function queryFields(schema: z.ZodType, query: Record<string, string | string[]>): Record<string, unknown> {
  const shape: Record<string, z.ZodType> = schema instanceof z.ZodObject ? schema.shape : {}
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const isList = Object.hasOwn(shape, name) && innermost(shape[name]) instanceof z.ZodArray
      return [name, isList && !Array.isArray(value) ? [value] : value]
    }),
  )
}

function innermost(schema: z.ZodType | undefined): z.ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? innermost(schema.unwrap() as z.ZodType)
    : schema
}
