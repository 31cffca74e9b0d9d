import { type DragEvent, type KeyboardEvent, type MouseEvent, type RefObject, useRef } from 'react'
import { moveByKey, nameKey } from './grid-keys.ts'
import {
  everythingSelected,
  isSelected,
  nothingSelected,
  select,
  summarizeSelection,
} from './grid-selection.ts'
import type { DataGridProps } from './grid-types.ts'
import { type GridFocus, locate } from './use-grid-focus.ts'

interface GridInputOptions<Row> {
  scroller: RefObject<HTMLDivElement | null>
  props: DataGridProps<Row>
  count: number
  selectOffset: number
  page: number
  focus: GridFocus
  onMove: (row: number) => void
}

const widgets = 'button, a[href], select, textarea, input:not([type="checkbox"])'

const modifiers = new Set(['Control', 'Meta', 'Shift', 'Alt', 'AltGraph'])

/** What keys and the pointer do in the grid; one set of listeners on the grid itself, none on rows. */
export function useGridInput<Row>(options: GridInputOptions<Row>) {
  const { props, count, selectOffset, page, focus, onMove } = options
  const { source, rowId, selection, onSelectionChange, onOpen, onMenu, onKey, letterKeys = true } = props
  const lastToggled = useRef<number | undefined>(undefined)
  const menuOpenedByKeyAt = useRef(Number.NEGATIVE_INFINITY)
  const columnCount = props.columns.length + selectOffset

  const toggle = (index: number, extend: boolean) => {
    const row = source.get(index)
    if (!selection || row === undefined) return
    const wanted = !isSelected(selection, rowId(row))
    const from = extend ? (lastToggled.current ?? index) : index
    const ids: string[] = []
    for (let at = Math.min(from, index); at <= Math.max(from, index); at += 1) {
      const one = source.get(at)
      if (one !== undefined) ids.push(rowId(one))
    }
    lastToggled.current = index
    onSelectionChange?.(select(selection, ids, extend ? true : wanted))
  }

  const extendTo = (from: number, to: number) => {
    if (!selection || from < 0 || to < 0) return
    const ids = [source.get(from), source.get(to)].flatMap((row) => (row === undefined ? [] : [rowId(row)]))
    onSelectionChange?.(select(selection, ids, true))
  }

  const openMenuAtFocus = (index: number, row: Row, element: HTMLElement) => {
    const box = element.getBoundingClientRect()
    menuOpenedByKeyAt.current = performance.now()
    onMenu?.(row, { x: box.left + 8, y: box.bottom - 4, returnTo: element }, index)
  }

  const applyKey = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    const at = locate(event.target)
    if (at === undefined || !(event.target instanceof HTMLElement)) return false
    if (modifiers.has(event.key)) return false
    const name = nameKey(event)
    const isLetter = letterKeys && name.length === 1
    const alias = isLetter && name === 'j' ? 'ArrowDown' : isLetter && name === 'k' ? 'ArrowUp' : event.key
    const { ctrlKey, metaKey, shiftKey } = event
    const next = event.altKey
      ? undefined
      : moveByKey({ key: alias, ctrlKey, metaKey }, at, { rows: count, columns: columnCount, page })
    if (next !== undefined) {
      if (shiftKey && next.column === at.column) extendTo(at.row, next.row)
      onMove(next.row)
      focus.moveTo(next)
      return true
    }
    if (name === 'mod+a' && selection) {
      onSelectionChange?.(everythingSelected)
      return true
    }
    if (name === 'Escape' && selection && summarizeSelection(selection, source.count) !== 'none') {
      onSelectionChange?.(nothingSelected)
      return true
    }
    const row = at.row >= 0 ? source.get(at.row) : undefined
    if (row === undefined) return false
    const isOnWidget = event.target.matches(widgets)
    const asksMenu = name === 'ContextMenu' || (event.key === 'F10' && shiftKey)
    if (onMenu && (asksMenu || (event.key === 'Enter' && ctrlKey))) {
      openMenuAtFocus(at.row, row, event.target)
      return true
    }
    if (selection && ((name === ' ' && !isOnWidget) || (isLetter && name === 'x'))) {
      toggle(at.row, shiftKey && name === ' ')
      return true
    }
    if (name === 'Enter' && !isOnWidget && onOpen) {
      onOpen(row, at.row)
      return true
    }
    return onKey?.(name, row, event) === true
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || !applyKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const at = locate(event.target)
    if (at === undefined || at.row < 0 || !(event.target instanceof Element)) return
    const isBoxCell = selectOffset > 0 && at.column === 0
    if (isBoxCell) toggle(at.row, event.shiftKey)
  }

  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    const at = locate(event.target)
    const row = at && at.row >= 0 ? source.get(at.row) : undefined
    if (!at || row === undefined || !(event.target instanceof Element)) return
    if (event.target.closest(`${widgets}, input`) !== null || !onOpen) return
    // The browser has taken the two clicks for choosing a word.
    window.getSelection()?.removeAllRanges()
    onOpen(row, at.row)
  }

  const onContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    const at = locate(event.target)
    const row = at && at.row >= 0 ? source.get(at.row) : undefined
    if (!at || row === undefined || !onMenu) return
    event.preventDefault()
    // The same key press also arrives here as a pointer event on some desktops.
    if (performance.now() - menuOpenedByKeyAt.current < 500) return
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]')
    cell?.focus({ preventScroll: true })
    onMenu(row, { x: event.clientX, y: event.clientY, returnTo: cell }, at.row)
  }

  const onDragStart = (event: DragEvent<HTMLDivElement>) => {
    const at = locate(event.target)
    const row = at && at.row >= 0 ? source.get(at.row) : undefined
    if (row !== undefined) props.drag?.start(row, event)
  }

  return { onKeyDown, onClick, onDoubleClick, onContextMenu, onDragStart }
}
