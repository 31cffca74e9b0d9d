// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are in the document
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import styles from './long-list.module.css'

export interface LongListProps {
  label: string
  count: number
  rowKey: (index: number) => string
  row: (index: number) => ReactNode
  /** Rows of two lines. */
  tall?: boolean | undefined
}

const lowRow = 36
const tallRow = 54
const mostRowsInSight = 6

/** A list of any length in a box that scrolls; only the rows in sight are drawn. */
export function LongList({ label, count, rowKey, row, tall = false }: LongListProps) {
  const rowHeight = tall ? tallRow : lowRow
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    getItemKey: rowKey,
    overscan: 4,
  })
  return (
    <div
      ref={scroller}
      className={styles.box}
      style={{ blockSize: Math.min(count, mostRowsInSight + 0.5) * rowHeight + 2 }}
      role="list"
      aria-label={label}
      tabIndex={count > mostRowsInSight ? 0 : undefined}
    >
      <div role="presentation" className={styles.rows} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <div
            key={key}
            role="listitem"
            aria-posinset={index + 1}
            aria-setsize={count}
            className={styles.row}
            style={{ transform: `translateY(${start}px)`, blockSize: rowHeight }}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
