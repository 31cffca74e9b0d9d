import type { IncomingMessage } from 'node:http'

/** A request as the double understood it. */
export interface SeenRequest {
  method: string
  path: string
  /** Fields of the form or of the query, by their names as sent ("metadata[roster_invoice]"). */
  fields: Record<string, string>
  idempotencyKey: string | null
  headers: IncomingMessage['headers']
}

/** A refusal as Stripe writes it. */
export class StripeRefusal extends Error {
  readonly status: number
  readonly body: { error: Record<string, unknown> }

  constructor(status: number, error: { type: string; message: string } & Record<string, unknown>) {
    super(error.message)
    this.status = status
    this.body = { error }
  }
}

/** Reads a request's form or query. */
export async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double')
  const method = request.method ?? 'GET'
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const sent = method === 'GET' ? searchParams : new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
  const key = request.headers['idempotency-key']
  return {
    method,
    path: pathname,
    fields: Object.fromEntries(sent),
    idempotencyKey: typeof key === 'string' ? key : null,
    headers: request.headers,
  }
}

/** Refuses fields that the endpoint does not know, and misses those it needs; as Stripe does. */
export function requireFields(
  { fields }: SeenRequest,
  known: { needed: readonly string[]; optional?: readonly string[] },
): void {
  for (const name of Object.keys(fields))
    if (![...known.needed, ...(known.optional ?? [])].includes(name))
      throw new StripeRefusal(400, {
        type: 'invalid_request_error',
        code: 'parameter_unknown',
        param: name,
        message: `Received unknown parameter: ${name}`,
      })
  for (const name of known.needed)
    if (!fields[name])
      throw new StripeRefusal(400, {
        type: 'invalid_request_error',
        code: 'parameter_missing',
        param: name,
        message: `Missing required param: ${name}.`,
      })
}

/** Refuses the name of nothing. */
export function missing(kind: string, id: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
  })
}
