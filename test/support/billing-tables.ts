import type { BillingOffice } from './billing-office.ts'

/** What an account's ledger and invoices hold, as plain figures. */
export function readTables(office: BillingOffice, accountId: string) {
  const rows = <T extends object>(text: string) => office.rows<T>(text, [accountId])
  return {
    cycles: () =>
      rows<{ plan: string; interval: string; start: string; end: string; days: number }>(
        `select plan, plan_interval as interval, start_on::text as start, end_on::text as end, days
         from billing_cycles where account_id = $1 order by cycle_number`,
      ),
    /** kind, amount and the credit balance after it. */
    lines: async () =>
      (
        await rows<{ kind: string; cents: number; balance: number }>(
          `select kind, amount_cents::int as cents, credit_balance_cents::int as balance
           from ledger_lines where account_id = $1 order by line_number`,
        )
      ).map(({ kind, cents, balance }) => [kind, cents, balance] as const),
    /** kind, total, credit used, due and the number of lines. */
    invoices: async () =>
      (
        await rows<{ kind: string; total: number; used: number; due: number; lines: number }>(
          `select kind, total_cents::int as total, credit_used_cents::int as used, due_cents::int as due,
             (select count(*)::int from invoice_lines l
              where l.account_id = i.account_id and l.invoice_id = i.invoice_id) as lines
           from invoices i where account_id = $1 order by number`,
        )
      ).map(({ kind, total, used, due, lines }) => [kind, total, used, due, lines] as const),
    /** The sum of each book. */
    books: async () =>
      Object.fromEntries(
        (
          await rows<{ book: string; cents: number }>(
            `select book, sum(amount_cents)::int as cents from ledger_entries where account_id = $1 group by book`,
          )
        ).map(({ book, cents }) => [book, cents]),
      ),
    users: async () =>
      (
        await rows<{ user_id: string }>(`select user_id from users where account_id = $1 order by user_id`)
      ).map(({ user_id }) => user_id),
  }
}
