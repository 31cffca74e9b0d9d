import { localTime } from '../../../shared/billing/index.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { activityTopicNames } from '../../../shared/rules/activity-topics.ts'
import { type CsvCell, MOST_EXPORTED, makeCsvFile, requireOneFile, writeRows } from '../../csv.ts'
import { fileName } from '../../file-name.ts'
import type { ReadScope } from '../../scope.ts'
import { readFilter, requireAccount } from './filter.ts'
import { selectEvents, selectNumbers } from './list-queries.ts'
import { tellActivity } from './sentences.ts'
import type { StoredEvent } from './stored-event.ts'
import { topicOf } from './topics.ts'

const EVENTS_AT_ONCE = 5000

/** The events of a filter as a CSV file, oldest first; refuses what is too long for one file. */
export async function exportActivity(
  { db, actor }: ReadScope,
  typed: Parsed<'activity.export'>,
): Promise<Output<'activity.export'>> {
  const { accountId } = actor
  const { firmName, timeZone } = await requireAccount(db, accountId)
  // The numbers first: a long file is then read in parts, and what happens meanwhile is not in it.
  const numbers = await selectNumbers(db, await readFilter(db, accountId, typed), MOST_EXPORTED + 1)
  requireOneFile(numbers.length)
  const oldestFirst = numbers.reverse()
  const parts: string[] = []
  for (let from = 0; from < oldestFirst.length; from += EVENTS_AT_ONCE) {
    const events = await selectEvents(db, accountId, oldestFirst.slice(from, from + EVENTS_AT_ONCE))
    parts.push(writeRows(events.reverse().map((event) => cellsOf(event, timeZone))))
  }
  const columns = [
    'Number',
    `Time (${timeZone})`,
    'Who',
    'What happened',
    'Topic',
    'About',
    'Network address',
    'Seal (SHA-256)',
  ]
  return makeCsvFile(fileName(`Activity - ${firmName}`, 'csv'), columns, parts)
}

function cellsOf(event: StoredEvent, timeZone: string): CsvCell[] {
  const topic = topicOf(event.kind)
  return [
    event.sequence,
    localTime(event.at.toISOString(), timeZone),
    event.actorName,
    tellActivity(event),
    topic === null ? '' : activityTopicNames[topic],
    event.subjectName,
    event.ip ?? '',
    event.hash,
  ]
}
