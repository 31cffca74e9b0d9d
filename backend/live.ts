import { EventEmitter } from 'node:events'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { AccountEventName, EventPayload } from '../shared/contract/events.ts'
import type { Queryable } from './database/open.ts'

const CHANNEL = 'roster_events'
const RECONNECT_MS = 500

/** An event on its way from the process that caused it to every window of the account. */
export interface LiveEvent {
  accountId: string
  name: AccountEventName
  payload: unknown
  /** Set when it concerns one person's windows only. */
  identityId?: string
}

/** Announces an event to all backend processes; delivered when, and only when, the transaction commits. */
export async function announce<N extends AccountEventName>(
  db: Queryable,
  accountId: string,
  name: N,
  payload: EventPayload<N>,
  identityId?: string,
): Promise<void> {
  const event: LiveEvent = { accountId, name, payload, ...(identityId && { identityId }) }
  await db.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`)
}

/** Announces an event to the windows of several people, in one statement. */
export async function announceToEach<N extends AccountEventName>(
  db: Queryable,
  accountId: string,
  name: N,
  payload: EventPayload<N>,
  identityIds: readonly string[],
): Promise<void> {
  const told = identityIds.map((identityId): string => {
    const event: LiveEvent = { accountId, name, payload, identityId }
    return JSON.stringify(event)
  })
  await db.execute(sql`select pg_notify(${CHANNEL}, event) from unnest(${sql.param(told)}::text[]) as event`)
}

/** Hears what any backend process announced. Emits `event` (LiveEvent) and, after an interruption, `resumed`. */
export class Live extends EventEmitter<{ event: [LiveEvent]; resumed: [] }> {
  readonly #config: pg.ClientConfig
  #client: pg.Client | undefined
  #closed = false

  constructor(config: pg.ClientConfig) {
    super()
    this.#config = config
    this.setMaxListeners(0)
  }

  /** Starts listening; reconnects by itself from then on. */
  async open(): Promise<void> {
    const client = new pg.Client({ ...this.#config, application_name: 'roster live', keepAlive: true })
    let lost = false
    const reconnect = () => {
      if (lost || this.#closed) return
      lost = true
      client.removeAllListeners('notification')
      client.end().catch(() => undefined)
      this.#retry()
    }
    client.on('error', reconnect)
    client.on('end', reconnect)
    client.on('notification', ({ payload }) => {
      if (payload) this.emit('event', JSON.parse(payload) as LiveEvent)
    })
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    this.#client = client
  }

  async close(): Promise<void> {
    this.#closed = true
    this.removeAllListeners()
    await this.#client?.end()
  }

  #retry(): void {
    setTimeout(() => {
      if (this.#closed) return
      this.open().then(
        () => this.emit('resumed'),
        () => this.#retry(),
      )
    }, RECONNECT_MS).unref()
  }
}
