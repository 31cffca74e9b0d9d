// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the widget of a cell takes the focus, as the grid pattern asks
import { memo, type ReactNode, useContext, useLayoutEffect, useRef } from 'react'
import styles from './data-grid.module.css'
import type { GridColumn, RowTone } from './grid-types.ts'
import { WritingContext } from './writing-context.ts'

const focusables = 'button, a[href], input, select, [tabindex]'

interface GridRowProps<Row> {
  row: Row | undefined
  index: number
  top: number
  columns: readonly GridColumn<Row>[]
  rowLabel: (row: Row) => string
  /** Undefined where rows cannot be selected. */
  selected: boolean | undefined
  /** The column that is the grid's tab stop, when this row has it. */
  activeColumn: number | undefined
  tone: RowTone | undefined
  canDrag: boolean
  isCurrent: boolean
}

function GridRowContent<Row>(props: GridRowProps<Row>) {
  const { row, index, top, columns, rowLabel, selected, activeColumn, tone, canDrag, isCurrent } = props
  const element = useRef<HTMLDivElement>(null)
  // Cells write dates by it, which their columns do not say.
  useContext(WritingContext)
  const offset = selected === undefined ? 0 : 1

  // Screens put ordinary buttons in cells. The grid has one tab stop: the widget of the active cell, or the cell.
  useLayoutEffect(() => {
    for (const cell of element.current?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
      const tabIndex = Number(cell.dataset.column) === activeColumn ? 0 : -1
      const widgets = cell.querySelectorAll<HTMLElement>(focusables)
      for (const widget of widgets) widget.tabIndex = tabIndex
      cell.tabIndex = widgets.length > 0 ? -1 : tabIndex
    }
  })

  return (
    <div
      ref={element}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={tone === 'busy' || undefined}
      draggable={canDrag || undefined}
      data-row={index}
      data-grid-row
      data-tone={tone}
      data-current={isCurrent || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selected !== undefined && (
        <Cell column={0} className={styles.selectCell}>
          {row !== undefined && (
            <input
              type="checkbox"
              readOnly
              checked={selected}
              data-select-row
              aria-label={`Select ${rowLabel(row)}`}
              className={styles.box}
            />
          )}
        </Cell>
      )}
      {columns.map((column, position) => (
        <Cell key={column.id} column={position + offset} isRowHeader={column.rowHeader} align={column.align}>
          {row === undefined ? <span className={styles.bar} /> : column.cell(row, index)}
        </Cell>
      ))}
    </div>
  )
}

interface CellProps {
  column: number
  children: ReactNode
  isRowHeader?: boolean | undefined
  align?: 'start' | 'end' | undefined
  className?: string | undefined
}

function Cell({ column, children, isRowHeader, align, className }: CellProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a column index
    <div
      role={isRowHeader ? 'rowheader' : 'gridcell'}
      aria-colindex={column + 1}
      data-column={column}
      data-align={align}
      tabIndex={-1}
      className={`${styles.cell} ${className ?? ''}`}
    >
      {children}
    </div>
  )
}

/** One row, drawn again only when something it shows has changed. */
export const GridRow = memo(GridRowContent) as typeof GridRowContent
