import { sql } from 'drizzle-orm'
import { type Rule, rule } from './rule.ts'

/** What holds of tasks, documents and those who hold them. */
export const workRules: readonly Rule[] = [
  rule(
    'The numbers of cases and of open work of every user are true.',
    (own) => sql`
      select 'user ' || u.user_id || ' counts ' || u.case_count || ' cases and ' || u.open_work || ' open items, not '
        || counted.cases || ' and ' || counted.work as broken
      from users u,
        lateral (
          select
            (select count(*) from case_people p where p.account_id = u.account_id and p.user_id = u.user_id) as cases,
            (
              select count(*) from tasks t
              where t.account_id = u.account_id and t.assignee_id = u.user_id and t.completed_at is null
            ) + (
              select count(*) from documents d
              where d.account_id = u.account_id and d.reviewer_id = u.user_id and d.reviewed_at is null
            ) as work
        ) counted
      where ${own('u')} and (u.case_count <> counted.cases or u.open_work <> counted.work)`,
  ),
  rule(
    'Whoever assigned, holds or reviews work on a case belongs to its account.',
    (own) => sql`
      select 'task ' || t.task_id || ' names a user or a case of another account' as broken
      from tasks t
      where ${own('t')} and (
        not exists (select 1 from cases c where c.account_id = t.account_id and c.case_id = t.case_id)
        or not exists (select 1 from users u where u.account_id = t.account_id and u.user_id = t.assigner_id)
        or (t.assignee_id is not null and not exists (
          select 1 from users u where u.account_id = t.account_id and u.user_id = t.assignee_id
        ))
      )
      union all
      select 'document ' || d.document_id || ' names a user or a case of another account'
      from documents d
      where ${own('d')} and (
        not exists (select 1 from cases c where c.account_id = d.account_id and c.case_id = d.case_id)
        or (d.reviewer_id is not null and not exists (
          select 1 from users u where u.account_id = d.account_id and u.user_id = d.reviewer_id
        ))
      )`,
  ),
  rule(
    'What is reviewed was viewed wholly, and what was not begun not at all.',
    (own) => sql`
      select 'document ' || d.document_id || ' is ' || d.review_state || ' and viewed to ' || d.share_viewed || ' %' as broken
      from documents d
      where ${own('d')} and (
        (d.review_state = 'reviewed' and d.share_viewed <> 100)
        or (d.review_state = 'not-started' and d.share_viewed <> 0)
      )`,
  ),
]
