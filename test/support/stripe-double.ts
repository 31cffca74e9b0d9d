import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { keepCards } from './stripe-double/cards.ts'
import { readRequest, type SeenRequest, StripeRefusal } from './stripe-double/form.ts'
import { type KeptIntent, keepIntents } from './stripe-double/intents.ts'

export { testCards } from './stripe-double/cards.ts'

/** The only secret key that the double accepts. */
export const STRIPE_TEST_KEY = 'sk_test_canary51RosterKeyThatIsNowhereElse'

const API_VERSION = '2026-10-28.endive'

/** What goes wrong on the way: the request never arrives, its answer never does, or Stripe itself stumbles. */
export type Trouble = 'request lost' | 'answer lost' | 'server error' | 'key refused'

/** The part of Stripe that Roster uses, played over HTTP. */
export interface StripeDouble {
  address: string
  requests: SeenRequest[]
  intents: Map<string, KeptIntent>
  /** What happens to requests whose method and path match, from now on; null: nothing. */
  trouble: { on: RegExp; what: Trouble } | null
  /** How far its clock is ahead, for tests that let time pass. */
  aheadMs: number
  /** Stripe forgets idempotency keys after a day. */
  forgetKeys(): void
  /** A person types a card on the page at this address; answers where the browser is led then, null when refused. */
  enterCard(pageAddress: string, number: string, expires?: string): Promise<string | null>
  /** How many times money was taken for an invoice, in cents. */
  takenFor(invoiceId: string): number[]
  stop(): Promise<void>
}

interface Answer {
  status: number
  body: unknown
}

/** Starts the double at a free port. */
export async function startStripeDouble(): Promise<StripeDouble> {
  const cards = keepCards(() => double.address)
  const payments = keepIntents(cards, () => Date.now() + double.aheadMs)
  const answered = new Map<string, { sent: string; answer: Answer }>()
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const double: StripeDouble = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    intents: payments.intents,
    trouble: null,
    aheadMs: 0,
    forgetKeys: () => answered.clear(),
    async enterCard(pageAddress, number, expires = '04/2031') {
      const page = await fetch(pageAddress)
      if (!(await page.text()).includes('<form')) throw new Error('There is no page to enter a card on.')
      const body = new URLSearchParams({ number, expires })
      const entered = await fetch(pageAddress, { method: 'POST', body, redirect: 'manual' })
      return entered.headers.get('location')
    },
    takenFor: (invoiceId) =>
      [...payments.intents.values()]
        .filter(({ status, metadata }) => status === 'succeeded' && metadata.roster_invoice === invoiceId)
        .map(({ amount }) => amount),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await readRequest(request)
    if (seen.path.startsWith('/pay/')) return servePage(seen, response)
    double.requests.push(seen)
    const { trouble } = double
    const what = trouble?.on.test(`${seen.method} ${seen.path}`) ? trouble.what : null
    if (what === 'request lost') return void response.destroy()
    const { status, body } =
      what === 'server error' ? stumble : what === 'key refused' ? refused : answerOnce(seen)
    if (what === 'answer lost') return void response.destroy()
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test' })
    response.end(JSON.stringify(body))
  }

  /** The same key and content: the same answer, refusals included; the same key with other content is refused. */
  function answerOnce(seen: SeenRequest): Answer {
    const key = seen.idempotencyKey
    const sent = JSON.stringify([seen.method, seen.path, seen.fields])
    const before = key === null ? undefined : answered.get(key)
    if (before && before.sent !== sent)
      return answerOf(() => {
        throw new StripeRefusal(400, {
          type: 'idempotency_error',
          message: 'Keys for idempotent requests can only be used with the same parameters.',
        })
      })
    if (before) return before.answer
    const answer = answerOf(() => route(seen))
    if (key !== null) answered.set(key, { sent, answer })
    return answer
  }

  function route(seen: SeenRequest): unknown {
    requireManners(seen)
    const [, , kind, ...rest] = seen.path.split('/')
    const asked = `${seen.method} ${kind} ${rest.length}`
    if (asked === 'POST checkout 1') return cards.createSession(seen)
    if (asked === 'GET checkout 2') return cards.readSession(seen, rest[1] ?? '')
    if (asked === 'POST payment_intents 0') return payments.create(seen)
    if (asked === 'GET payment_intents 0') return payments.list(seen)
    if (asked === 'POST payment_intents 2') return payments.confirm(seen, rest[0] ?? '')
    throw new StripeRefusal(404, { type: 'invalid_request_error', message: 'Unrecognized request URL.' })
  }

  function servePage(seen: SeenRequest, response: ServerResponse): void {
    const id = seen.path.slice('/pay/'.length)
    if (seen.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(
        '<form method="post"><input name="number"><input name="expires"><button>Save</button></form>',
      )
      return
    }
    const next = cards.enterCard(id, seen.fields)
    response.writeHead(next === null ? 402 : 303, next === null ? {} : { location: next })
    response.end()
  }
}

const stumble: Answer = { status: 500, body: { error: { type: 'api_error', message: 'Stumbled.' } } }
const refused: Answer = {
  status: 401,
  body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****' } },
}

function answerOf(work: () => unknown): Answer {
  try {
    return { status: 200, body: work() }
  } catch (error) {
    if (error instanceof StripeRefusal) return { status: error.status, body: error.body }
    throw error
  }
}

/** What every request to Stripe must be like. */
function requireManners({ method, headers, path }: SeenRequest): void {
  const wrong = (message: string, status = 400) =>
    new StripeRefusal(status, { type: 'invalid_request_error', message })
  if (headers.authorization !== `Bearer ${STRIPE_TEST_KEY}`) throw wrong('Invalid API Key provided.', 401)
  if (headers['stripe-version'] !== API_VERSION) throw wrong('Another version of the interface.')
  if (!path.startsWith('/v1/')) throw wrong('Not a version of the interface.')
  if (method === 'POST' && headers['content-type'] !== 'application/x-www-form-urlencoded')
    throw wrong('Not a form.')
}
