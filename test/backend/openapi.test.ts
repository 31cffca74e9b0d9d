import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeOf } from '../../shared/contract/http.ts'
import { accountOperation, accountOperationNames } from '../../shared/contract/index.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'

interface Described {
  operationId: string
  parameters: { name: string; in: string; required: boolean; schema?: object }[]
  security: object[]
  requestBody?: { content: { 'application/json': { schema: { properties: Record<string, object> } } } }
  responses: { 200: { content: { 'application/json': { schema: { type?: string; oneOf?: object[] } } } } }
}

let backend: TestBackend
let paths: Record<string, Record<string, Described>>

beforeAll(async () => {
  backend = await startTestBackend()
  const response = await backend.visitor().fetch('/api/openapi.json')
  expect(response.status).toBe(200)
  paths = ((await response.json()) as { paths: typeof paths }).paths
})
afterAll(() => backend.stop())

describe('the OpenAPI document', () => {
  it('lists every account operation, and no other', () => {
    const listed = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(listed.sort()).toEqual([...accountOperationNames].sort())
  })

  it.each(accountOperationNames)('says where %s is, what it takes and what it answers', (name) => {
    const operation = accountOperation(name)
    const { method, path } = routeOf(operation)
    const described = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, field]) => field)
    expect(described?.operationId).toBe(name)
    expect(described?.security).toEqual(operation.access === 'anyone' ? [] : [{ session: [] }])
    expect(described?.parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath)
    for (const parameter of described?.parameters ?? []) expect(parameter.schema).toBeDefined()
    expect(described?.requestBody === undefined).toBe(method === 'GET')
    const answer = described?.responses[200].content['application/json'].schema
    expect(answer?.type ?? answer?.oneOf).toBeDefined()
  })
})
