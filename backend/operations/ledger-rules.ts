import { sql } from 'drizzle-orm'
import { type Rule, rule } from './rule.ts'

/** How a line changes the credit balance. */
const creditOfLine = sql`case l.kind
  when 'payment' then 0
  when 'credit-used' then l.amount_cents
  else -least(l.amount_cents, 0) - l.reversed_cents
end`

/** What the lines of a booking move, by book; a debit is positive. */
const movedByLine = sql`(values
  ('credit', -(${creditOfLine})),
  ('receivable', case when l.kind in ('payment', 'credit-used') then l.amount_cents
    else greatest(l.amount_cents, 0) - l.reversed_cents end),
  ('deferred', case when l.kind in ('payment', 'credit-used') then 0 else -l.amount_cents end),
  ('cash', case when l.kind = 'payment' then -l.amount_cents else 0 end)
) as moved (book, cents)`

/** What must hold of the ledger: bookings, their lines, and the balances that follow from them. */
export const ledgerRules: readonly Rule[] = [
  rule(
    'Every booking of the ledger sums to zero.',
    (own) => sql`
      select 'booking ' || t.transaction_id || ' sums to ' || coalesce(sum(e.amount_cents)::text, 'nothing') as broken
      from ledger_transactions t
      left join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.transaction_id
      where ${own('t')}
      group by t.account_id, t.transaction_id
      having sum(e.amount_cents) is distinct from 0`,
  ),
  rule(
    'The books say what the lines say, booking by booking.',
    (own) => sql`
      with expected as (
        select l.account_id, l.transaction_id, moved.book, sum(moved.cents) as cents
        from ledger_lines l cross join lateral ${movedByLine}
        where ${own('l')}
        group by l.account_id, l.transaction_id, moved.book having sum(moved.cents) <> 0
      ), booked as (
        select e.account_id, e.transaction_id, e.book::text as book, e.amount_cents as cents
        from ledger_entries e
        join ledger_transactions t on t.account_id = e.account_id and t.transaction_id = e.transaction_id
        where ${own('e')} and t.kind not in ('recognition', 'reversal')
      )
      select 'booking ' || transaction_id || ' moves ' || coalesce(booked.cents, 0) || ' in the book "' || book
        || '", its lines ' || coalesce(expected.cents, 0) as broken
      from expected full join booked using (account_id, transaction_id, book)
      where expected.cents is distinct from booked.cents
      union all
      select 'line ' || l.line_number || ' of account ' || l.account_id || ' is not of its booking'
      from ledger_lines l
      join ledger_transactions t on t.account_id = l.account_id and t.transaction_id = l.transaction_id
      where ${own('l')} and (
        l.cycle_number <> t.cycle_number or l.at <> t.at or (l.kind in ('credit-used', 'payment')) <> (l.user_id is null)
      )
      union all
      select 'booking ' || t.transaction_id || ' undoes another one and is not its mirror'
      from ledger_transactions t
      where ${own('t')} and ((t.kind = 'reversal') <> (t.reverses is not null) or exists (
        select 1
        from (select * from ledger_entries e where e.account_id = t.account_id and e.transaction_id = t.transaction_id) as own
        full join (select * from ledger_entries e where e.account_id = t.account_id and e.transaction_id = t.reverses) as undone
          using (book)
        where t.reverses is not null and own.amount_cents is distinct from -undone.amount_cents
      ))`,
  ),
  rule(
    'The credit balance follows line by line and is never below zero.',
    (own) => sql`
      select 'line ' || line_number || ' of account ' || account_id || ' says ' || credit_balance_cents || ', the lines up to it '
        || balance as broken
      from (
        select l.account_id, l.line_number, l.credit_balance_cents,
          sum(${creditOfLine}) over lines as balance, row_number() over lines as place
        from ledger_lines l
        where ${own('l')}
        window lines as (partition by l.account_id order by l.line_number)
      ) as followed
      where credit_balance_cents <> balance or balance < 0 or place <> line_number`,
  ),
  rule(
    'The revenue of every cycle that is over is recognised, once and completely.',
    (own) => sql`
      select 'cycle ' || c.cycle_number || ' of account ' || c.account_id || ' has ' || coalesce(-sum(e.amount_cents), 0)
        || ' deferred' as broken
      from billing_cycles c
      join ledger_transactions t on t.account_id = c.account_id and t.cycle_number = c.cycle_number
      join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.transaction_id and e.book = 'deferred'
      where ${own('c')} and exists (
        select 1 from billing_cycles next where next.account_id = c.account_id and next.cycle_number = c.cycle_number + 1
      )
      group by c.account_id, c.cycle_number having sum(e.amount_cents) <> 0
      union all
      select 'cycle ' || t.cycle_number || ' of account ' || t.account_id || ' is recognised ' || count(*) || ' times or too early'
      from ledger_transactions t
      where ${own('t')} and t.kind = 'recognition'
      group by t.account_id, t.cycle_number
      having count(*) > 1 or t.cycle_number >= (
        select max(c.cycle_number) from billing_cycles c where c.account_id = t.account_id
      )
      union all
      select 'booking ' || t.transaction_id || ' recognises in the book "' || e.book || '"'
      from ledger_transactions t
      join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.transaction_id
      where ${own('t')} and (t.kind = 'recognition') <> (e.book = 'revenue') and (t.kind <> 'recognition' or e.book <> 'deferred')
        and t.kind <> 'reversal'`,
  ),
  rule(
    'Every confirmed quote is booked exactly as it was shown.',
    (own) => sql`
      with shown as (
        select q.account_id, q.quote_id, (seat ->> 'userId')::uuid as user_id, (seat ->> 'lineCents')::bigint as cents,
          (seat ->> 'reversedCents')::bigint as reversed
        from quotes q cross join lateral jsonb_array_elements(q.content -> 'quote' -> 'seats') as seat
        where ${own('q')} and q.used_at is not null and (seat ->> 'lineCents')::bigint <> 0
      ), booked as (
        select t.account_id, t.quote_id, l.user_id, l.amount_cents as cents, l.reversed_cents as reversed
        from ledger_transactions t
        join ledger_lines l on l.account_id = t.account_id and l.transaction_id = t.transaction_id
        where ${own('t')} and t.quote_id is not null and t.kind = 'seats'
      )
      select 'quote ' || quote_id || ': user ' || user_id || ' was shown ' || coalesce(shown.cents, 0) || ' and booked '
        || coalesce(booked.cents, 0) as broken
      from shown full join booked using (account_id, quote_id, user_id)
      where shown.cents is distinct from booked.cents or shown.reversed is distinct from booked.reversed
      union all
      select 'quote ' || t.quote_id || ' was shown to credit ' || (q.content #>> '{quote,plan,oldCycleCreditCents}') || ' and credited '
        || -coalesce(sum(l.amount_cents), 0)
      from ledger_transactions t
      join quotes q on q.account_id = t.account_id and q.quote_id = t.quote_id
      left join ledger_lines l on l.account_id = t.account_id and l.transaction_id = t.transaction_id
      where ${own('t')} and t.kind = 'plan'
      group by t.account_id, t.transaction_id, q.account_id, q.quote_id
      having -coalesce(sum(l.amount_cents), 0) is distinct from (q.content #>> '{quote,plan,oldCycleCreditCents}')::bigint
      union all
      select 'booking ' || t.transaction_id || ' names a quote that was not used then'
      from ledger_transactions t
      left join quotes q on q.account_id = t.account_id and q.quote_id = t.quote_id
      where ${own('t')} and t.quote_id is not null and q.used_at is distinct from t.at`,
  ),
]
