import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { EVENTS_PATH } from '../../shared/contract/events.ts'
import { API_PREFIX, IDEMPOTENCY_HEADER, routeOf } from '../../shared/contract/http.ts'
import { accountOperation, accountOperationNames } from '../../shared/contract/index.ts'
import type { AccountOperation } from '../../shared/contract/operation.ts'
import { errorBody } from '../../shared/errors.ts'
import { ROSTER_VERSION } from '../version.ts'

/** Where the description of all operations is. */
export const OPENAPI_PATH = `${API_PREFIX}/openapi.json`

type JsonSchema = z.core.JSONSchema.BaseSchema

/** Serves what the contract says in the words of OpenAPI, for programs that are not Roster. */
export function serveOpenApi(app: FastifyInstance): void {
  let description: object | undefined
  app.get(OPENAPI_PATH, async () => {
    description ??= describeApi()
    return description
  })
}

/** The OpenAPI document, derived from the contract: nothing is written twice. */
export function describeApi() {
  const paths: Record<string, Record<string, object>> = {}
  for (const name of accountOperationNames) {
    const operation = accountOperation(name)
    const { method, path } = routeOf(operation)
    const at = path.replace(/:(\w+)/g, '{$1}')
    paths[at] = { ...paths[at], [method.toLowerCase()]: describeOperation(name, operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Roster',
      version: ROSTER_VERSION,
      description: `Signed-in requests carry the cookie that session.signIn sets. Writes need an Origin header that is the server's own, and may carry ${IDEMPOTENCY_HEADER}. Changes are announced as server-sent events at ${EVENTS_PATH}.`,
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'roster.session_token' } },
      schemas: { Refusal: toSchema(errorBody, 'output') },
    },
  }
}

function describeOperation(name: string, operation: AccountOperation) {
  const { method, path } = routeOf(operation)
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, field]) => field ?? '')
  const { properties = {}, required = [] } = toSchema(operation.input, 'input')
  const rest = Object.fromEntries(Object.entries(properties).filter(([field]) => !inPath.includes(field)))
  const restRequired = required.filter((field) => !inPath.includes(field))
  const inQuery = method === 'GET' ? Object.keys(rest) : []
  return {
    operationId: name,
    summary: operation.summary,
    tags: [name.split('.')[0]],
    'x-access': operation.access,
    security: operation.access === 'anyone' ? [] : [{ session: [] }],
    parameters: [
      ...inPath.map((field) => ({ name: field, in: 'path', required: true, schema: properties[field] })),
      ...inQuery.map((field) => ({
        name: field,
        in: 'query',
        required: restRequired.includes(field),
        schema: rest[field],
      })),
    ],
    ...(method !== 'GET' && {
      requestBody: {
        content: jsonContent({
          type: 'object',
          properties: rest,
          required: restRequired,
          additionalProperties: false,
        }),
      },
    }),
    responses: {
      200: { description: 'Done.', content: jsonContent(toSchema(operation.output, 'output')) },
      default: { description: 'Refused.', content: jsonContent({ $ref: '#/components/schemas/Refusal' }) },
    },
  }
}

function jsonContent(schema: object) {
  return { 'application/json': { schema } }
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return described
}
