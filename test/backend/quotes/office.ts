import { expect } from 'vitest'
import { billingRules } from '../../../backend/operations/billing-rules.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { whoIs } from '../../support/people.ts'
import { addPeople, person } from '../users/seeding.ts'

/** A line of the ledger as a person reads it: kind, amount, credit balance after it. */
export type ReadLine = readonly [kind: string, cents: number, balance: number]

/** A firm with an administrator, Ada, who is signed in, and some people. */
export interface Firm {
  accountId: string
  ada: Client
  adaId: string
  /** In the order of the levels that were asked for. */
  people: string[]
  /** One more person, who joins now. */
  join(level?: Level): Promise<string>
  /** Lines of the newest cycle after its renewals, in order. */
  lines(): Promise<ReadLine[]>
  /** kind, total, credit used, due of every invoice, oldest first. */
  invoices(): Promise<(readonly [kind: string, total: number, used: number, due: number])[]>
  /** Everything that an act could change, as text. */
  everything(): Promise<string>
}

/** A backend whose clock stands still where a test puts it. */
export interface QuoteOffice {
  backend: TestBackend
  goTo(instant: string): void
  openFirm(facts: { at: string; timeZone?: string; people?: readonly Level[] }): Promise<Firm>
  query<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>
  /** Fails unless everything `roster check` recomputes of the money holds. */
  expectOrder(): Promise<void>
  stop(): Promise<void>
}

const TABLES = [
  'users',
  'activity',
  'seat_changes',
  'billing_cycles',
  'billing_terms',
  'ledger_transactions',
  'ledger_entries',
  'ledger_lines',
  'invoices',
  'invoice_lines',
]

export async function openQuoteOffice(): Promise<QuoteOffice> {
  let now = new Date('2025-05-01T16:00:00Z')
  const backend = await startTestBackend({}, { clock: { now: async () => now } })
  const { systemPool, system } = backend.context.database
  const query = async <T extends object>(text: string, values: readonly unknown[] = []) =>
    (await systemPool.query(text, [...values])).rows as T[]
  const goTo = (instant: string) => {
    now = new Date(instant)
  }
  return {
    backend,
    goTo,
    query,
    async openFirm({ at, timeZone = 'America/New_York', people = [] }) {
      goTo(at)
      const ada = backend.visitor()
      await ada.call('accounts.open', {
        firmName: 'Hartwell & Moss LLP',
        name: 'Ada Hartwell',
        email: `ada.${crypto.randomUUID()}@hartwell.test`,
        password: 'correct horse battery staple',
        timeZone,
      })
      const { accountId, userId } = await whoIs(ada)
      const added = people.map((level) => person({ level }))
      if (added.length > 0) await addPeople(backend, accountId, added)
      return {
        accountId,
        ada,
        adaId: userId,
        people: added.map((one) => one.userId),
        async join(level = 'standard') {
          const one = person({ level })
          await addPeople(backend, accountId, [one])
          return one.userId
        },
        async lines() {
          const rows = await query<{ kind: string; cents: number; balance: number }>(
            `select kind, amount_cents::int as cents, credit_balance_cents::int as balance from ledger_lines l
             where account_id = $1 and kind <> 'renewal' and kind <> 'credit-used' and cycle_number = (
               select max(cycle_number) from billing_cycles c where c.account_id = l.account_id
             ) order by line_number`,
            [accountId],
          )
          return rows.map(({ kind, cents, balance }) => [kind, cents, balance] as const)
        },
        async invoices() {
          const rows = await query<{ kind: string; total: number; used: number; due: number }>(
            `select kind, total_cents::int as total, credit_used_cents::int as used, due_cents::int as due
             from invoices where account_id = $1 order by number`,
            [accountId],
          )
          return rows.map(({ kind, total, used, due }) => [kind, total, used, due] as const)
        },
        async everything() {
          const parts = await Promise.all(
            TABLES.map((table) =>
              query(
                `select to_jsonb(t) as row from ${table} t where account_id = $1 order by to_jsonb(t)::text`,
                [accountId],
              ),
            ),
          )
          return JSON.stringify(parts)
        },
      }
    },
    async expectOrder() {
      const broken: string[] = []
      for (const { sentence, findBroken } of billingRules)
        for (const place of await findBroken(system, null)) broken.push(`${sentence} ${place}`)
      expect(broken).toEqual([])
    },
    stop: () => backend.stop(),
  }
}
