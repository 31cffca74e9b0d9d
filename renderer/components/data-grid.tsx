// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the widget of a cell takes the focus, as the grid pattern asks
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import styles from './data-grid.module.css'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import { everythingSelected, isSelected, nothingSelected, summarizeSelection } from './grid-selection.ts'
import type { DataGridProps } from './grid-types.ts'
import { LiveRegion } from './live-region.tsx'
import { useRowHeight } from './theme-provider.tsx'
import { useGridFocus } from './use-grid-focus.ts'
import { useGridInput } from './use-grid-input.ts'
import { useRecycledRows } from './use-recycled-rows.ts'

const headerHeight = 36
const skeletonCount = 14

/** The table of the house: any number of rows, one tab stop, plain row elements. The contract is in README.md. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, source, rowId, rowLabel, sort, selection, bottomInset = 0, loading = false } = props
  const rowHeight = useRowHeight()
  const scroller = useRef<HTMLDivElement>(null)
  const emptyId = useId()
  const count = loading ? skeletonCount : source.count
  const selectOffset = selection === undefined ? 0 : 1

  const focus = useGridFocus({ scroller, props, count, selectOffset })
  const { active, focused } = focus
  const { rows, height, range, virtualizer } = useRecycledRows({
    count,
    rowHeight,
    headerHeight,
    bottomInset,
    pinned: active.row,
    scroller,
  })
  const onMove = useCallback(
    (row: number) => {
      if (row >= 0) virtualizer.scrollToIndex(row, { align: 'auto' })
    },
    [virtualizer],
  )
  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1)
  const input = useGridInput({ scroller, props, count, selectOffset, page, focus, onMove })

  const first = range?.startIndex ?? 0
  const last = range?.endIndex ?? -1
  useEffect(() => {
    if (!loading && last >= first && source.count > 0) source.ensure(first, Math.min(last, source.count - 1))
  }, [source, first, last, loading])

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => focus.moveTo(focus.lastCell()),
      focusRow: (row) => {
        onMove(row)
        focus.moveTo({ row, column: focus.lastCell().column })
      },
      scrollToTop: () => virtualizer.scrollToOffset(0),
    }),
    [focus.moveTo, focus.lastCell, onMove, virtualizer],
  )

  const template = useMemo(() => columnTemplate(columns, selectOffset > 0), [columns, selectOffset])
  const [announcement, setAnnouncement] = useState('')
  const { onSort, onSelectionChange } = props
  const sortBy = useCallback(
    (column: string) => {
      const isDescending = sort?.column === column && sort.direction === 'asc'
      const title = columns.find((one) => one.id === column)?.title ?? column
      setAnnouncement(`Sorted by ${title}, ${isDescending ? 'descending' : 'ascending'}`)
      onSort?.({ column, direction: isDescending ? 'desc' : 'asc' })
    },
    [sort, columns, onSort],
  )
  const summary = selection && summarizeSelection(selection, source.count)
  const toggleAll = useCallback(
    () => onSelectionChange?.(summary === 'none' ? everythingSelected : nothingSelected),
    [summary, onSelectionChange],
  )

  const isEmpty = !loading && source.count === 0
  return (
    <div className={styles.frame} data-refreshing={props.refreshing || undefined}>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={loading ? -1 : source.count + 1}
        aria-colcount={columns.length + selectOffset}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={loading || props.refreshing || undefined}
        aria-describedby={isEmpty ? emptyId : undefined}
        tabIndex={-1}
        data-grid
        className={styles.grid}
        style={{ '--grid-columns': template.columns, '--grid-width': `${template.width}px` }}
        onKeyDown={input.onKeyDown}
        onClick={input.onClick}
        onDoubleClick={input.onDoubleClick}
        onContextMenu={input.onContextMenu}
        onDragStart={input.onDragStart}
        onDragEnd={props.drag?.end}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
      >
        <div role="rowgroup" className={styles.head}>
          <GridHeader
            columns={columns}
            sort={sort}
            onSort={onSort && sortBy}
            selected={summary}
            onSelectAll={toggleAll}
            activeColumn={active.row < 0 ? active.column : undefined}
          />
        </div>
        {!isEmpty && (
          <div role="rowgroup" className={styles.body} style={{ blockSize: height }}>
            {rows.map(({ index, top, key }) => {
              const row = loading ? undefined : source.get(index)
              const id = row === undefined ? undefined : rowId(row)
              return (
                <GridRow
                  key={key}
                  row={row}
                  index={index}
                  top={top}
                  columns={columns}
                  rowLabel={rowLabel}
                  selected={selection && id !== undefined ? isSelected(selection, id) : selection && false}
                  activeColumn={index === active.row ? active.column : undefined}
                  tone={row === undefined ? undefined : props.rowTone?.(row)}
                  canDrag={props.drag !== undefined && row !== undefined}
                  isCurrent={id !== undefined && id === props.currentId}
                />
              )
            })}
          </div>
        )}
      </div>
      {isEmpty && (
        <div id={emptyId} className={styles.empty}>
          {props.empty}
        </div>
      )}
      <LiveRegion text={focused ? announcement : ''} />
    </div>
  )
}

function columnTemplate(
  columns: readonly { width: number; grow?: number | undefined }[],
  withBoxes: boolean,
) {
  const tracks = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
  const boxWidth = withBoxes ? 40 : 0
  return {
    columns: [...(withBoxes ? [`${boxWidth}px`] : []), ...tracks].join(' '),
    width: columns.reduce((sum, { width }) => sum + width, boxWidth),
  }
}
