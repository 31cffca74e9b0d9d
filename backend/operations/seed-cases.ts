import { sql } from 'drizzle-orm'
import { type Db, databaseNow } from '../database/open.ts'
import { recordActivity } from '../modules/activity/record.ts'
import { addWork } from './seed-work.ts'

/** How many made-up cases, and how many people, tasks and documents on them altogether. */
export interface SeededCases {
  cases: number
  assignments: number
  tasks?: number
  documents?: number
}

/**
 * Adds made-up cases in one transaction and spreads everybody but guests evenly over them. Which case has whom depends
 * on its number only, so that two runs can be compared.
 */
export async function addCases(
  db: Db,
  accountId: string,
  { cases, assignments, tasks = 0, documents = 0 }: SeededCases,
): Promise<void> {
  await db.transaction(async (tx) => {
    const now = await databaseNow(tx)
    const at = sql`${now.toISOString()}::timestamptz`
    await tx.execute(sql`select from accounts where account_id = ${accountId}::uuid for no key update`)
    const activityId = await recordActivity(tx, accountId, now, {
      kind: 'cases.imported',
      actor: { userId: null, name: 'Roster', ip: null },
      subject: { id: null, name: `${cases} made-up cases` },
      facts: { count: cases },
    })
    await tx.execute(sql`
      create temporary table seeded_cases on commit drop as
      select gen_random_uuid() as case_id, there + n as number, n
      from generate_series(1, ${cases}::int) as n,
        (select count(*)::int as there from cases where account_id = ${accountId}::uuid) as counted`)
    await tx.execute(sql`
      insert into cases (account_id, case_id, number, number_key, number_order, name, name_key, status, opened_at,
        closed_at, created_by)
      select ${accountId}::uuid, case_id, 'Seed ' || number, 'seed ' || number, 'seed ' || lpad(number::text, 12, '0'),
        'Matter ' || number % 997 || ' of ' || number, 'matter ' || number % 997 || ' of ' || number,
        (case when n % 4 = 0 then 'closed' else 'open' end)::case_status, ${at} - make_interval(days => n % 2000),
        case when n % 4 = 0 then ${at} end,
        (select user_id from users where account_id = ${accountId}::uuid and level = 'administrator' limit 1)
      from seeded_cases`)
    await tx.execute(sql`
      insert into case_people (account_id, case_id, user_id, added_at, added_by)
      select ${accountId}::uuid, c.case_id, p.user_id, ${at}, p.user_id
      from generate_series(0, ${assignments}::int - 1) as k
      join seeded_cases c on c.n = k % ${cases}::int + 1
      join (
        select user_id, row_number() over (order by user_id) - 1 as place
        from users where account_id = ${accountId}::uuid and level <> 'guest'
      ) p on p.place = (c.n * 31 + k / ${cases}::int) % (
        select count(*) from users where account_id = ${accountId}::uuid and level <> 'guest'
      )
      on conflict do nothing`)
    await tx.execute(sql`
      insert into case_changes (account_id, change_id, case_id, user_id, change, at, activity_id)
      select p.account_id, gen_random_uuid(), p.case_id, p.user_id, 'joined', ${at}, ${activityId}::uuid
      from case_people p join seeded_cases c on c.case_id = p.case_id
      where p.account_id = ${accountId}::uuid`)
    await addWork(tx, { accountId, at, tasks, documents })
  })
  for (const table of ['cases', 'case_people', 'case_changes', 'tasks', 'documents'])
    await db.execute(sql`vacuum (analyze) ${sql.identifier(table)}`)
}
