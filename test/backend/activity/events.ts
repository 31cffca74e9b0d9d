import { lockAccount } from '../../../backend/database/lock-account.ts'
import { type ActivityEntry, recordActivities } from '../../../backend/modules/activity/record.ts'
import type { ActivityRow } from '../../../shared/model/activity.ts'
import type { TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'

/** An event as a test wants it, with the instant it is recorded at. */
export type Happened = Partial<ActivityEntry> & { at?: string }

const ROSTER = { userId: null, name: 'Roster', ip: null }

/** Records events as the application does, at the instants that a test names, those without one all at once. */
export async function record(
  backend: TestBackend,
  accountId: string,
  events: readonly Happened[],
): Promise<void> {
  const entryOf = ({ at: _, ...event }: Happened): ActivityEntry => ({
    kind: 'user.renamed',
    actor: ROSTER,
    subject: { id: null, name: 'Nobody' },
    ...event,
  })
  await backend.context.database.system.transaction(async (tx) => {
    const now = await lockAccount(backend.context, tx, accountId)
    for (const event of events.filter(({ at }) => at !== undefined))
      await recordActivities(tx, accountId, new Date(event.at ?? now), [entryOf(event)])
    const rest = events.filter(({ at }) => at === undefined)
    await recordActivities(tx, accountId, now, rest.map(entryOf))
  })
}

/** All pages of a filter, `limit` events at a time. */
export async function readAll(
  client: Client,
  filter: Parameters<typeof client.call<'activity.list'>>[1],
  betweenPages: () => Promise<void> = async () => undefined,
): Promise<ActivityRow[]> {
  const rows: ActivityRow[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await client.call('activity.list', { ...filter, ...(cursor && { cursor }) })
    rows.push(...page.items)
    if (page.next === null) return rows
    cursor = page.next
    await betweenPages()
  }
}
