import { sql } from 'drizzle-orm'
import { GUESTS_PER_CASE } from '../../shared/rules/guests.ts'
import { type Rule, rule } from './rule.ts'

/** What holds of cases and the people on them. */
export const caseRules: readonly Rule[] = [
  rule(
    'Every guest is on one case at most.',
    (own) => sql`
      select 'guest ' || p.user_id || ' is on ' || count(*) || ' cases' as broken
      from case_people p
      join users u on u.account_id = p.account_id and u.user_id = p.user_id and u.level = 'guest'
      where ${own('p')}
      group by p.account_id, p.user_id having count(*) > 1`,
  ),
  rule(
    'Every case has two guests at most.',
    (own) => sql`
      select 'case ' || p.case_id || ' has ' || count(*) || ' guests' as broken
      from case_people p
      join users u on u.account_id = p.account_id and u.user_id = p.user_id and u.level = 'guest'
      where ${own('p')}
      group by p.account_id, p.case_id having count(*) > ${GUESTS_PER_CASE}`,
  ),
  rule(
    'On every case are those who joined it and did not leave.',
    (own) => sql`
      select 'case ' || coalesce(p.case_id, c.case_id) || ' lists user ' || coalesce(p.user_id, c.user_id)
        || case when p.user_id is null then ' not, who joined' else ', who did not join' end as broken
      from case_people p
      full join (
        select c.account_id, c.case_id, c.user_id, sum(case c.change when 'joined' then 1 else -1 end) as times
        from case_changes c where ${own('c')}
        group by c.account_id, c.case_id, c.user_id
        having sum(case c.change when 'joined' then 1 else -1 end) <> 0
      ) c on c.account_id = p.account_id and c.case_id = p.case_id and c.user_id = p.user_id
      where (${own('p')} or p.account_id is null) and (p.user_id is null or c.times is distinct from 1)`,
  ),
  rule(
    'An invitation as guest offers one case at most.',
    (own) => sql`
      select 'invitation ' || o.invitation_id || ' offers ' || count(*) || ' cases' as broken
      from invitation_cases o
      join invitations i on i.account_id = o.account_id and i.invitation_id = o.invitation_id
        and i.level = 'guest'
      where ${own('o')}
      group by o.account_id, o.invitation_id having count(*) > 1`,
  ),
  rule(
    'Whoever accepted an invitation joined the cases it offered, or it is recorded why not.',
    (own) => sql`
      select 'invitation ' || o.invitation_id || ' was accepted without case ' || o.case_id as broken
      from invitation_cases o
      join invitations i on i.account_id = o.account_id and i.invitation_id = o.invitation_id
        and i.state = 'accepted'
      where ${own('o')} and not exists (
        select 1 from activity a
        where a.account_id = o.account_id and a.subject_id = i.user_id
          and a.kind in ('case.person-joined', 'case.person-missed')
          and a.facts ->> 'caseId' = o.case_id::text
      )`,
  ),
  rule(
    'Everybody who joined or left a case did so by a recorded event.',
    (own) => sql`
      select 'change ' || c.change_id || ' names an event that is not there' as broken
      from case_changes c
      where ${own('c')} and not exists (
        select 1 from activity a
        where a.account_id = c.account_id and a.activity_id = c.activity_id
      )`,
  ),
]
