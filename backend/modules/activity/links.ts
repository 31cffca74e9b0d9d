import { sql } from 'drizzle-orm'
import type { ActivityLink } from '../../../shared/model/activity.ts'
import type { Queryable } from '../../database/open.ts'
import type { StoredEvent } from './stored-event.ts'

// Facts that name something by its id.
const namingFacts = ['caseId', 'invoiceId', 'handOverId']

/** What some events tell of and that still exists, by its id: users, open invitations, cases, invoices, hand-overs. */
export async function findLinks(
  db: Queryable,
  accountId: string,
  events: readonly StoredEvent[],
): Promise<Map<string, ActivityLink>> {
  const ids = new Set(events.flatMap(idsOf))
  if (ids.size === 0) return new Map()
  const isOne = (id: string) =>
    sql`account_id = ${accountId} and ${sql.raw(id)} = any(${sql.param([...ids])}::uuid[])`
  const { rows } = await db.execute<{ to: ActivityLink['to']; id: string; name: string }>(sql`
    select 'user' as to, user_id as id, name from users where ${isOne('user_id')}
    union all
    select 'invitation', invitation_id, email from invitations
    where ${isOne('invitation_id')} and state in ('pending', 'expired')
    union all select 'case', case_id, number || ' ' || name from cases where ${isOne('case_id')}
    union all select 'invoice', invoice_id, number::text from invoices where ${isOne('invoice_id')}
    union all select 'template', template_id, name from templates where ${isOne('template_id')}
    union all select 'hand-over', hand_over_id, from_name from hand_overs where ${isOne('hand_over_id')}`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The ids in an event, whom it is about first. */
export function idsOf({ subjectId, facts }: StoredEvent): string[] {
  const named = namingFacts.flatMap((name) => {
    const id = facts[name]
    return typeof id === 'string' ? [id] : []
  })
  return [...new Set(subjectId === null ? named : [subjectId, ...named])]
}
