import type { Level } from '../../../../shared/rules/levels.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Avatar } from '../../../components/avatar.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { LevelBadge } from '../../../components/level-badge.tsx'
import styles from './past.module.css'

interface Named {
  name: string
  email: string
}

/** The columns that name a person of then. */
export function personColumns<Row extends Named>(): GridColumn<Row>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      width: 190,
      grow: 4,
      rowHeader: true,
      cell: ({ name }) => (
        <span className={styles.who} data-tip={name}>
          <Avatar name={name} />
          <span className={styles.name}>{name}</span>
        </span>
      ),
    },
    {
      id: 'email',
      title: 'E-mail',
      width: 150,
      grow: 4,
      cell: ({ email }) => (
        <span className={styles.soft} data-tip={email}>
          {email}
        </span>
      ),
    },
  ]
}

/** The column of the level of then. */
export function levelColumn<Row extends { level: Level }>(): GridColumn<Row> {
  return {
    id: 'level',
    title: 'Permission level',
    width: 196,
    cell: ({ level }) => <LevelBadge level={level} label={levelFacts[level].name} />,
  }
}
