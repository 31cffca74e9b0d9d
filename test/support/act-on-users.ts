import { IDEMPOTENCY_HEADER } from '../../shared/contract/http.ts'
import type { Input } from '../../shared/contract/index.ts'
import type { Quote } from '../../shared/model/quote.ts'
import type { UserRow } from '../../shared/model/user.ts'
import type { Level } from '../../shared/rules/levels.ts'
import { confirmationOf, confirming, leaving } from './act-quietly.ts'
import type { Client } from './client.ts'

/** An act on users as a quote is asked for it. */
export type ActOnUsers = Exclude<Input<'quotes.create'>, { act: 'changePlan' }>

/** Asks for a quote. */
export function quoteFor(client: Client, act: Input<'quotes.create'>): Promise<Quote> {
  return client.call('quotes.create', act)
}

/** Confirms a quote about users, with its total; `reason` is for a deactivation only. */
export async function confirm(
  client: Client,
  quote: Quote,
  { reason, key }: { reason?: string; key?: string } = {},
): Promise<UserRow[]> {
  const name = confirming[quote.act]
  if (name === 'billing.changePlan') throw new Error('This quote is not about users.')
  const input = { ...confirmationOf(quote), ...(reason !== undefined && { reason }), ...leaving(quote.act) }
  const { users } = await client.call(name, input, key === undefined ? {} : { [IDEMPOTENCY_HEADER]: key })
  return users
}

/** Quotes and confirms an act on one user; answers their row. */
export async function actOnUser(client: Client, act: ActOnUsers, reason?: string): Promise<UserRow> {
  const [row] = await confirm(client, await quoteFor(client, act), reason === undefined ? {} : { reason })
  if (!row) throw new Error('Nobody was acted on.')
  return row
}

/** Deactivates a user, quote and confirmation. */
export function deactivate(client: Client, userId: string, reason?: string): Promise<UserRow> {
  return actOnUser(client, { act: 'deactivate', userIds: [userId] }, reason)
}

/** Reactivates a user, quote and confirmation. */
export function reactivate(client: Client, userId: string): Promise<UserRow> {
  return actOnUser(client, { act: 'reactivate', userIds: [userId] })
}

/** Changes a user's level, quote and confirmation. */
export function changeLevel(client: Client, userId: string, level: Level): Promise<UserRow> {
  return actOnUser(client, { act: 'changeLevel', userIds: [userId], level })
}
