import { expect } from 'vitest'
import { startSession } from '../../backend/auth/start-session.ts'
import type { Config } from '../../backend/config.ts'
import { rules } from '../../backend/operations/rules.ts'
import { addUsers } from '../../backend/operations/seed.ts'
import type { Ports } from '../../backend/start.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/contract/http.ts'
import type { Input } from '../../shared/contract/index.ts'
import type { ErrorCode } from '../../shared/error-catalogue.ts'
import { AppError } from '../../shared/errors.ts'
import type { Quote } from '../../shared/model/quote.ts'
import { confirmationOf, confirming, leaving } from './act-quietly.ts'
import { startTestBackend, type TestBackend, testConfig } from './backend.ts'
import { Client } from './client.ts'
import { addIdentity, addUser, whoIs } from './people.ts'

/** How often each race is run. */
export const ROUNDS = 200

/** A race takes its time where a machine has other work as well. */
export const RACE_TIMEOUT = 180_000

/** Without a mail server: bills wait in the outbox, and nobody's time goes into writing them. */
export const RACE_CONFIG: Config = { ...testConfig, mailServer: undefined }

/** How a confirmation ended. */
export type Outcome = 'booked' | ErrorCode | 'lost'

/** An account with two administrators and many people to act on. */
export interface RaceOffice {
  backend: TestBackend
  accountId: string
  /** Two signed-in administrators. */
  ada: Client
  bea: Client
  /** Active Standard and Limited Users who cannot sign in, each to be used once. */
  people: string[]
  quote(client: Client, request: Input<'quotes.create'>): Promise<Quote>
  /** Confirms a quote with an idempotency key of its own, or with the one given. */
  confirm(client: Client, quote: Quote, key?: string): Promise<Outcome>
  /** Everything that was booked for a quote: the sum of its lines, and how many bookings. */
  bookedFor(quote: Quote): Promise<{ bookings: number; cents: number }>
  rows<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>
  /** Fails unless every rule of `roster check` holds. */
  expectOrder(): Promise<void>
  stop(): Promise<void>
}

export async function openRaceOffice(people = 0, ports: Ports = {}): Promise<RaceOffice> {
  const backend = await startTestBackend(RACE_CONFIG, ports)
  const { database } = backend.context
  const ada = await backend.openAccount()
  const { accountId } = await whoIs(ada)
  if (people > 0) await addUsers(database.system, accountId, people, backend.context)
  const bea = await addAdministrator(backend, accountId)
  const rows = async <T extends object>(text: string, values: readonly unknown[] = []) =>
    (await database.systemPool.query(text, [...values])).rows as T[]
  const active = await rows<{ user_id: string }>(
    `select user_id from users where account_id = $1 and status = 'active' and level in ('standard', 'limited')
     order by user_id`,
    [accountId],
  )
  return {
    backend,
    accountId,
    ada,
    bea,
    people: active.map(({ user_id }) => user_id),
    quote: (client, request) => client.call('quotes.create', request),
    async confirm(client, quote, key = crypto.randomUUID()) {
      try {
        const input = { ...confirmationOf(quote), ...leaving(quote.act) }
        await client.call(confirming[quote.act], input, { [IDEMPOTENCY_HEADER]: key })
        return 'booked'
      } catch (error) {
        return error instanceof AppError ? error.code : 'lost'
      }
    },
    async bookedFor({ quoteId }) {
      const [booked] = await rows<{ bookings: number; cents: number }>(
        `select count(distinct t.transaction_id)::int as bookings, coalesce(sum(l.amount_cents), 0)::int as cents
         from ledger_transactions t
         left join ledger_lines l on l.account_id = t.account_id and l.transaction_id = t.transaction_id
         where t.account_id = $1 and t.quote_id = $2`,
        [accountId, quoteId],
      )
      return booked ?? { bookings: 0, cents: 0 }
    },
    rows,
    async expectOrder() {
      const broken = await database.system.transaction(
        async (tx) => {
          const places: string[] = []
          for (const { sentence, findBroken } of rules)
            for (const place of await findBroken(tx, null)) places.push(`${sentence} ${place}`)
          return places
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      )
      expect(broken).toEqual([])
    },
    stop: () => backend.stop(),
  }
}

/** A further administrator, signed in without the work of hashing a password. */
export async function addAdministrator(backend: TestBackend, accountId: string): Promise<Client> {
  const email = `bea.${crypto.randomUUID()}@hartwell.test`
  const identityId = await addIdentity(backend, email, 'Bea Moss')
  await addUser(backend, accountId, identityId, { email, name: 'Bea Moss', level: 'administrator' })
  return openWindow(backend, identityId, accountId)
}

/** A new window of somebody who has signed in. */
export async function openWindow(
  backend: TestBackend,
  identityId: string,
  accountId: string,
): Promise<Client> {
  const client = new Client(backend.address)
  for (const line of await startSession(backend.context, identityId, accountId, new Headers())) {
    const [pair = ''] = line.split(';')
    client.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  return client
}
