import type { ActivityRow } from '../../../shared/model/activity.ts'
import { activityTopicNames } from '../../../shared/rules/activity-topics.ts'
import { CellButton } from '../../components/cell-button.tsx'
import type { GridColumn } from '../../components/grid-types.ts'
import { formatDateTime } from '../../format.ts'
import styles from './activity.module.css'

/** The topic of an event in a word or two. */
export function topicName({ topic }: ActivityRow): string {
  return topic === null ? 'Event' : activityTopicNames[topic]
}

/** The sentence without whoever did it, who stands beside it. */
function deedOf({ actorName, sentence }: ActivityRow): string {
  if (!sentence.startsWith(`${actorName} `)) return sentence
  const deed = sentence.slice(actorName.length + 1)
  return deed.charAt(0).toUpperCase() + deed.slice(1)
}

/** Columns of the activity; the topic gives way where there is no room, the details tell it too. */
export function activityColumns(setup: {
  timeZone: string
  hasRoom: boolean
  onOpen(row: ActivityRow): void
}): GridColumn<ActivityRow>[] {
  const { timeZone, hasRoom, onOpen } = setup
  const columns: (GridColumn<ActivityRow> | false)[] = [
    { id: 'at', title: 'When', width: 196, cell: ({ at }) => formatDateTime(at, timeZone) },
    {
      id: 'who',
      title: 'Who',
      width: 150,
      cell: ({ actorId, actorName }) => (
        <span data-tip={actorName} data-roster={actorId === null || undefined} className={styles.who}>
          {actorName}
        </span>
      ),
    },
    {
      id: 'sentence',
      title: 'What happened',
      width: 240,
      grow: 1,
      rowHeader: true,
      cell: (row) => (
        <CellButton label={row.sentence} tip={row.sentence} onClick={() => onOpen(row)}>
          {deedOf(row)}
        </CellButton>
      ),
    },
    hasRoom && { id: 'topic', title: 'Topic', width: 152, cell: topicName },
  ]
  return columns.filter((column) => column !== false)
}
