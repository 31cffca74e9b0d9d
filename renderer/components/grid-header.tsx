// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the widget of a cell takes the focus, as the grid pattern asks
import { memo, useEffect, useRef } from 'react'
import styles from './data-grid.module.css'
import type { GridColumnHead, GridSort } from './grid-types.ts'
import { IconSortDown, IconSortUp } from './icons.tsx'

interface GridHeaderProps {
  columns: readonly GridColumnHead[]
  sort: GridSort | undefined
  onSort: ((column: string) => void) | undefined
  /** Undefined where rows cannot be selected. */
  selected: 'none' | 'some' | 'all' | undefined
  onSelectAll: () => void
  activeColumn: number | undefined
}

function GridHeaderContent({ columns, sort, onSort, selected, onSelectAll, activeColumn }: GridHeaderProps) {
  const offset = selected === undefined ? 0 : 1
  return (
    <div role="row" aria-rowindex={1} data-row={-1} className={styles.header}>
      {selected !== undefined && (
        <div role="columnheader" aria-colindex={1} data-column={0} className={styles.headerCell}>
          <SelectAllBox selected={selected} onSelectAll={onSelectAll} isActive={activeColumn === 0} />
        </div>
      )}
      {columns.map((column, position) => {
        const isSorted = sort?.column === column.id
        const canSort = column.sortable === true && onSort !== undefined
        const tabIndex = activeColumn === position + offset ? 0 : -1
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={position + offset + 1}
            aria-sort={canSort ? ariaSort(isSorted ? sort : undefined) : undefined}
            data-column={position + offset}
            data-align={column.align}
            tabIndex={canSort ? -1 : tabIndex}
            className={styles.headerCell}
          >
            {canSort ? (
              <button
                type="button"
                tabIndex={tabIndex}
                className={styles.sortButton}
                data-sorted={isSorted || undefined}
                onClick={() => onSort(column.id)}
              >
                {column.title}
                {isSorted && sort.direction === 'desc' ? (
                  <IconSortDown size={12} />
                ) : (
                  <IconSortUp size={12} />
                )}
              </button>
            ) : (
              <span className={column.hideTitle ? styles.hiddenTitle : styles.title}>{column.title}</span>
            )}
          </div>
        )
      })}
    </div>
  )
}

function ariaSort(sort: GridSort | undefined): 'ascending' | 'descending' | 'none' {
  if (sort === undefined) return 'none'
  return sort.direction === 'asc' ? 'ascending' : 'descending'
}

interface SelectAllBoxProps {
  selected: 'none' | 'some' | 'all'
  onSelectAll: () => void
  isActive: boolean
}

function SelectAllBox({ selected, onSelectAll, isActive }: SelectAllBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = selected === 'some'
  }, [selected])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label="Select all"
      checked={selected === 'all'}
      onChange={onSelectAll}
      tabIndex={isActive ? 0 : -1}
      className={styles.box}
    />
  )
}

export const GridHeader = memo(GridHeaderContent)
