import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ActivityLink, ActivityRow } from '../../../shared/model/activity.ts'
import type { ReadScope } from '../../scope.ts'
import { continueAfter, encodePosition, readFilter } from './filter.ts'
import { findLinks, idsOf } from './links.ts'
import { countEvents, selectEvents, selectNumbers } from './list-queries.ts'
import { tellActivity } from './sentences.ts'
import type { StoredEvent } from './stored-event.ts'
import { topicOf } from './topics.ts'

/** One page of events; one more is looked for to know whether another page follows. */
export async function listActivity(
  { db, actor }: ReadScope,
  { cursor, limit, ...typed }: Parsed<'activity.list'>,
): Promise<Output<'activity.list'>> {
  const { accountId } = actor
  const filter = await readFilter(db, accountId, typed)
  const rest = cursor === undefined ? filter : continueAfter(filter, cursor)
  const numbers = await selectNumbers(db, rest, limit + 1)
  const events = await selectEvents(db, accountId, numbers.slice(0, limit))
  const links = await findLinks(db, accountId, events)
  const last = events.at(-1)
  return {
    items: events.map((event) => toRow(event, links)),
    next:
      last && numbers.length > limit
        ? encodePosition({ at: last.at.toISOString(), number: last.sequence })
        : null,
  }
}

/** How many events a filter has. */
export async function countActivity(
  { db, actor }: ReadScope,
  typed: Parsed<'activity.count'>,
): Promise<Output<'activity.count'>> {
  return { total: await countEvents(db, await readFilter(db, actor.accountId, typed)) }
}

function toRow(event: StoredEvent, links: Map<string, ActivityLink>): ActivityRow {
  return {
    number: event.sequence,
    at: event.at.toISOString(),
    topic: topicOf(event.kind),
    actorId: event.actorId,
    actorName: event.actorName,
    sentence: tellActivity(event),
    ip: event.ip,
    links: idsOf(event).flatMap((id) => links.get(id) ?? []),
    seal: event.hash,
  }
}
