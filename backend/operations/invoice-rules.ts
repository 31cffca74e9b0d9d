import { sql } from 'drizzle-orm'
import { type Rule, rule } from './rule.ts'

/** What must hold of invoices and payments. */
export const invoiceRules: readonly Rule[] = [
  rule(
    'Every invoice is the sum of its lines less the credit it used.',
    (own) => sql`
      select 'invoice ' || i.number || ' of account ' || i.account_id || ' says ' || i.total_cents || ' for ' || i.line_count
        || ' lines and has ' || coalesce(sum(l.amount_cents - l.reversed_cents), 0) || ' for ' || count(l.line_number) as broken
      from invoices i
      left join invoice_lines c on c.account_id = i.account_id and c.invoice_id = i.invoice_id
      left join ledger_lines l on l.account_id = c.account_id and l.line_number = c.line_number
      where ${own('i')}
      group by i.account_id, i.invoice_id
      having coalesce(sum(l.amount_cents - l.reversed_cents), 0) <> i.total_cents or count(l.line_number) <> i.line_count
      union all
      select 'invoice ' || i.number || ' of account ' || i.account_id || ' says ' || i.credit_used_cents || ' of credit, the ledger '
        || coalesce(sum(-l.amount_cents), 0)
      from invoices i
      left join ledger_lines l on l.account_id = i.account_id and l.invoice_id = i.invoice_id and l.kind = 'credit-used'
      where ${own('i')}
      group by i.account_id, i.invoice_id
      having coalesce(sum(-l.amount_cents), 0) <> i.credit_used_cents or count(l.line_number) > 1
      union all
      select 'invoice ' || number || ' of account ' || account_id || ' is number ' || place || ' or is due before it was issued'
      from (
        select i.account_id, i.number, i.issued_on, i.due_on, row_number() over (partition by i.account_id order by i.number) as place
        from invoices i where ${own('i')}
      ) as numbered
      where number <> place or due_on < issued_on`,
  ),
  rule(
    'Every charge is on the invoice it belongs to, and none is forgotten.',
    (own) => sql`
      select 'line ' || l.line_number || ' of account ' || l.account_id || ' is on no invoice' as broken
      from ledger_lines l
      where ${own('l')} and l.user_id is not null and l.amount_cents - l.reversed_cents > 0 and not exists (
        select 1 from invoice_lines c where c.account_id = l.account_id and c.line_number = l.line_number
      ) and (l.kind <> 'joined' or exists (
        select 1 from billing_cycles next where next.account_id = l.account_id and next.cycle_number = l.cycle_number + 1
      ))
      union all
      select 'line ' || l.line_number || ' of account ' || l.account_id || ' is on invoice ' || i.number || ', which is not its own'
      from invoice_lines c
      join ledger_lines l on l.account_id = c.account_id and l.line_number = c.line_number
      join invoices i on i.account_id = c.account_id and i.invoice_id = c.invoice_id
      where ${own('c')} and not (
        l.amount_cents > 0 and case l.kind
          when 'renewal' then i.kind = 'cycle' and i.cycle_number = l.cycle_number
          when 'joined' then i.kind = 'cycle' and i.cycle_number = l.cycle_number + 1
          when 'plan-changed' then false
          else i.kind = 'adjustment' and i.cycle_number = l.cycle_number
        end
      )
      union all
      select 'line ' || c.line_number || ' of account ' || c.account_id || ' is on ' || count(*) || ' invoices'
      from invoice_lines c
      where ${own('c')}
      group by c.account_id, c.line_number having count(*) > 1`,
  ),
  rule(
    'Every payment is of one invoice, in full, and in the ledger.',
    (own) => sql`
      select 'payment ' || p.payment_id || ' of ' || p.amount_cents || ' for ' || i.due_cents as broken
      from payments p
      join invoices i on i.account_id = p.account_id and i.invoice_id = p.invoice_id
      left join ledger_lines l on l.account_id = p.account_id and l.invoice_id = p.invoice_id and l.kind = 'payment'
      where ${own('p')} and (p.amount_cents <> i.due_cents or l.amount_cents is distinct from -p.amount_cents)
      union all
      select 'line ' || l.line_number || ' of account ' || l.account_id || ' is of no payment'
      from ledger_lines l
      where ${own('l')} and l.kind = 'payment' and not exists (
        select 1 from payments p where p.account_id = l.account_id and p.invoice_id = l.invoice_id
      )
      union all
      select 'invoice ' || l.invoice_id || ' is paid ' || count(*) || ' times'
      from ledger_lines l
      where ${own('l')} and l.kind = 'payment'
      group by l.account_id, l.invoice_id having count(*) > 1
      union all
      select 'invoice ' || w.invoice_id || ' is paid and still to be collected'
      from collections w
      join payments p on p.account_id = w.account_id and p.invoice_id = w.invoice_id
      where ${own('w')}`,
  ),
  rule(
    'What is to be received is what open invoices and waiting charges come to.',
    (own) => sql`
      select 'account ' || a.account_id || ' has ' || books.receivable || ' to receive, its invoices and charges '
        || open.cents + waiting.cents || '; credit of ' || books.credit || ', its lines ' || last.credit as broken
      from accounts a
      cross join lateral (
        select coalesce(sum(e.amount_cents) filter (where e.book = 'receivable'), 0) as receivable,
          -coalesce(sum(e.amount_cents) filter (where e.book = 'credit'), 0) as credit
        from ledger_entries e where e.account_id = a.account_id
      ) as books
      cross join lateral (
        select coalesce(sum(i.due_cents), 0) - coalesce((
          select sum(p.amount_cents) from payments p where p.account_id = a.account_id
        ), 0) as cents
        from invoices i where i.account_id = a.account_id
      ) as open
      cross join lateral (
        select coalesce(sum(l.amount_cents - l.reversed_cents), 0) as cents
        from ledger_lines l
        where l.account_id = a.account_id and l.kind = 'joined' and not exists (
          select 1 from invoice_lines c where c.account_id = l.account_id and c.line_number = l.line_number
        )
      ) as waiting
      cross join lateral (
        select coalesce((
          select l.credit_balance_cents from ledger_lines l
          where l.account_id = a.account_id order by l.line_number desc limit 1
        ), 0) as credit
      ) as last
      where ${own('a')} and (books.receivable <> open.cents + waiting.cents or books.credit <> last.credit)`,
  ),
]
