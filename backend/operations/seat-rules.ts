import { sql } from 'drizzle-orm'
import { type Rule, rule } from './rule.ts'

/** What must hold of seats and of what changed them. */
export const seatRules: readonly Rule[] = [
  rule(
    'Every user’s level and status are those of their newest seat change.',
    (own) => sql`
      select 'user ' || u.user_id || coalesce(
        ' is ' || u.status || ' ' || u.level || ', the seat is ' || newest.status || ' ' || newest.level,
        ' has no seat'
      ) as broken
      from users u
      left join lateral (
        select s.level, s.status from seat_changes s
        where s.account_id = u.account_id and s.user_id = u.user_id
        order by s.seat_version desc limit 1
      ) as newest on true
      where ${own('u')} and (newest.level is distinct from u.level or newest.status is distinct from u.status)
        and exists (select 1 from billing_cycles c where c.account_id = u.account_id)
      union all
      select 'user ' || s.user_id || ' has ' || count(*) || ' changes up to number ' || max(s.seat_version)
      from seat_changes s
      where ${own('s')}
      group by s.account_id, s.user_id having count(*) <> max(s.seat_version)`,
  ),
  rule(
    'Every change of a seat comes after the one before it and names the recorded event that made it.',
    (own) => sql`
      select 'change ' || s.seat_version || ' of user ' || s.user_id as broken
      from seat_changes s
      join seat_changes before on before.account_id = s.account_id and before.user_id = s.user_id
        and before.seat_version = s.seat_version - 1
      where ${own('s')} and (
        s.at < before.at or s.effective_on < before.effective_on or s.cycle_number < before.cycle_number
        or (s.level = before.level and s.status = before.status) or s.activity_id is null
      )
      union all
      select 'change ' || s.seat_version || ' of user ' || s.user_id || ' is of no recorded event'
      from seat_changes s
      where ${own('s')} and s.activity_id is not null and not exists (
        select 1 from activity a
        where a.account_id = s.account_id and a.subject_id = s.user_id and a.activity_id = s.activity_id
          and a.at = s.at and a.kind = case
            when s.seat_version = 1 then 'invitation.accepted'
            when s.level <> (
              select before.level from seat_changes before
              where before.account_id = s.account_id and before.user_id = s.user_id
                and before.seat_version = s.seat_version - 1
            ) then 'user.level-changed'
            when s.status = 'active' then 'user.reactivated'
            else 'user.deactivated'
          end
      )`,
  ),
]
