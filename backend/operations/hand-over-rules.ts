import { sql } from 'drizzle-orm'
import { type Rule, rule } from './rule.ts'

/** What holds of hand-overs and their receipts. */
export const handOverRules: readonly Rule[] = [
  rule(
    'Every hand-over was done, and reversed, by a recorded event.',
    (own) => sql`
      select 'hand-over ' || h.hand_over_id || ' names an event that is not there' as broken
      from hand_overs h
      where ${own('h')} and not exists (
        select 1 from activity a
        where a.account_id = h.account_id and a.activity_id = h.activity_id and a.kind = 'hand-over.done'
      )
      union all
      select 'hand-over ' || h.hand_over_id || ' was reversed without an event'
      from hand_overs h
      where ${own('h')} and h.reversed_at is not null and not exists (
        select 1 from activity a
        where a.account_id = h.account_id and a.kind = 'hand-over.reversed'
          and a.facts ->> 'handOverId' = h.hand_over_id::text
      )`,
  ),
  rule(
    'Every receipt has all the pieces that its event tells of, from the first one on.',
    (own) => sql`
      select 'hand-over ' || h.hand_over_id || ' lists ' || count(i.position) || ' pieces' as broken
      from hand_overs h
      join activity a on a.account_id = h.account_id and a.activity_id = h.activity_id
      left join hand_over_items i on i.account_id = h.account_id and i.hand_over_id = h.hand_over_id
      where ${own('h')}
      group by h.account_id, h.hand_over_id, a.facts
      having count(i.position) = 0 or count(i.position) <> max(i.position) or min(i.position) <> 1
        or count(i.position) <> (a.facts ->> 'items')::int`,
  ),
  rule(
    'Every piece of a reversed hand-over went back or says why not, and no other piece does.',
    (own) => sql`
      select 'piece ' || i.position || ' of hand-over ' || i.hand_over_id as broken
      from hand_over_items i
      join hand_overs h on h.account_id = i.account_id and h.hand_over_id = i.hand_over_id
      where ${own('i')} and (
        (h.reversed_at is not null) <> (i.returned is not null)
        or (i.returned is not true and (i.returned is null) <> (i.kept_reason is null))
        or (i.returned and i.kept_reason is not null)
      )`,
  ),
]
