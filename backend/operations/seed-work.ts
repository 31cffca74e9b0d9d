import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'

/**
 * Adds made-up tasks and documents to the cases that were just made up, each held by somebody who is on its case, if
 * anybody is. Every third is done; every fourth task has no day, and some are overdue.
 */
export async function addWork(
  tx: Tx,
  { accountId, at, tasks, documents }: { accountId: string; at: SQL; tasks: number; documents: number },
): Promise<void> {
  if (tasks + documents === 0) return
  await tx.execute(sql`
    create temporary table seeded_places on commit drop as
    select c.case_id, c.n, p.user_id, row_number() over (partition by c.case_id order by p.user_id) - 1 as place,
      count(p.user_id) over (partition by c.case_id) as people
    from seeded_cases c
    left join case_people p on p.account_id = ${accountId}::uuid and p.case_id = c.case_id`)
  await tx.execute(sql`create index on seeded_places (n, place)`)
  await tx.execute(sql`analyze seeded_places`)
  await tx.execute(sql`
    insert into tasks (account_id, task_id, case_id, title, due_on, assigner_id, assignee_id, state, created_at, completed_at)
    select ${accountId}::uuid, gen_random_uuid(), s.case_id, 'Task ' || k,
      case when k % 4 > 0 then (${at} + make_interval(days => (k * 13 % 90)::int - 30))::date end,
      (select user_id from users where account_id = ${accountId}::uuid and level = 'administrator' limit 1),
      s.user_id, (case k % 3 when 0 then 'completed' when 1 then 'open' else 'started' end)::task_state, ${at},
      case when k % 3 = 0 then ${at} end
    from ${rowsOf(tasks)}`)
  await tx.execute(sql`
    insert into documents (account_id, document_id, case_id, name, reviewer_id, review_state, share_viewed, created_at, reviewed_at)
    select ${accountId}::uuid, gen_random_uuid(), s.case_id, 'Document ' || k, s.user_id,
      (case k % 3 when 0 then 'reviewed' when 1 then 'not-started' else 'in-review' end)::review_state,
      case k % 3 when 0 then 100 when 1 then 0 else k % 100 end, ${at}, case when k % 3 = 0 then ${at} end
    from ${rowsOf(documents)}`)
}

/** So many numbers `k`, each with a case and somebody on it. */
function rowsOf(number: number): SQL {
  return sql`generate_series(0, ${number}::int - 1) as k
    join seeded_places s on s.n = k % (select max(n) from seeded_places) + 1
      and s.place = (k / (select max(n) from seeded_places)) % greatest(s.people, 1)`
}
