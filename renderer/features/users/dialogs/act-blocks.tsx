import { Panel } from '../../../components/panel.tsx'
import styles from './dialogs.module.css'

/** One subject of what an act does: access, what stays, and later money and work. */
export interface ActBlock {
  title: string
  lines: readonly string[]
}

/** What an act does, subject by subject. */
export function ActBlocks({ blocks }: { blocks: readonly ActBlock[] }) {
  return (
    <div className={styles.blocks}>
      {blocks.map(({ title, lines }) => (
        <Panel key={title} title={title}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Panel>
      ))}
    </div>
  )
}
