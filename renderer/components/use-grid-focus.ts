import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { GridCell } from './grid-keys.ts'
import type { DataGridProps } from './grid-types.ts'

interface GridFocusOptions<Row> {
  scroller: RefObject<HTMLDivElement | null>
  props: DataGridProps<Row>
  count: number
  selectOffset: number
}

const searchReach = 100

/** Which cell is the tab stop, and that it really has the focus after scrolling, sorting and fresh data. */
export function useGridFocus<Row>({ scroller, props, count, selectOffset }: GridFocusOptions<Row>) {
  const { source, rowId, onActiveRow } = props
  const named = props.columns.findIndex((column) => column.rowHeader)
  const [cell, setCell] = useState<GridCell>({ row: 0, column: Math.max(0, named) + selectOffset })
  const [focused, setFocused] = useState(false)
  const active = { row: Math.min(cell.row, count - 1), column: cell.column }
  const latest = useRef(active)
  latest.current = active
  const holdsFocus = useRef(false)
  const wanted = useRef(false)
  const activeId = useRef<string | undefined>(undefined)

  const lastCell = useCallback(() => latest.current, [])
  const moveTo = useCallback((next: GridCell) => {
    wanted.current = true
    setCell({ ...next })
  }, [])

  useLayoutEffect(() => {
    const isLost = holdsFocus.current && document.activeElement === document.body
    if (!wanted.current && !isLost) return
    const target = findCell(scroller.current, latest.current)
    if (target === null) return
    wanted.current = false
    target.focus({ preventScroll: true })
  })

  // The same row may have moved after a refresh: the focus follows the person, not the position.
  useEffect(() => {
    const { row, column } = latest.current
    const id = activeId.current
    const here = row >= 0 ? source.get(row) : undefined
    if (id === undefined || (here !== undefined && rowId(here) === id)) return
    for (let distance = 1; distance <= searchReach; distance += 1) {
      for (const index of [row - distance, row + distance]) {
        const candidate = index >= 0 && index < source.count ? source.get(index) : undefined
        if (candidate === undefined || rowId(candidate) !== id) continue
        wanted.current = holdsFocus.current
        setCell({ row: index, column })
        return
      }
    }
    activeId.current = here === undefined ? undefined : rowId(here)
  }, [source, rowId])

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const at = locate(event.target)
      if (at === undefined) return
      holdsFocus.current = true
      setFocused(true)
      const isNewRow = at.row !== latest.current.row
      if (isNewRow || at.column !== latest.current.column) setCell(at)
      const row = at.row >= 0 ? source.get(at.row) : undefined
      const id = row === undefined ? undefined : rowId(row)
      if (row !== undefined && id !== activeId.current) onActiveRow?.(row, at.row)
      activeId.current = id
    },
    [source, rowId, onActiveRow],
  )

  const onBlur = useCallback((event: FocusEvent<HTMLDivElement>) => {
    const { relatedTarget, target, currentTarget } = event
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    if (relatedTarget !== null) {
      holdsFocus.current = false
      setFocused(false)
      return
    }
    // Without a new target the focus either left on purpose, or its element was taken away by a redraw.
    setTimeout(() => {
      if (!target.isConnected || currentTarget.contains(document.activeElement)) return
      if (document.activeElement === document.body) holdsFocus.current = false
    })
  }, [])

  return { active, focused, moveTo, lastCell, onFocus, onBlur }
}

export type GridFocus = ReturnType<typeof useGridFocus>

/** The cell an element of the grid belongs to. */
export function locate(target: EventTarget): GridCell | undefined {
  if (!(target instanceof Element)) return undefined
  const cell = target.closest<HTMLElement>('[data-column]')
  const row = target.closest<HTMLElement>('[data-row]')
  if (!row) return undefined
  return { row: Number(row.dataset.row), column: Number(cell?.dataset.column ?? 0) }
}

function findCell(scroller: HTMLElement | null, { row, column }: GridCell): HTMLElement | null {
  const cell = scroller?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`)
  return cell?.querySelector<HTMLElement>('button, a[href], input') ?? cell ?? null
}
