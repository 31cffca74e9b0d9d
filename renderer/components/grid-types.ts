import type { DragEvent, KeyboardEvent, ReactNode, Ref } from 'react'
import type { GridSelection } from './grid-selection.ts'
import type { MenuAnchor } from './menu-types.ts'
import type { RowSource } from './row-source.ts'

export interface GridColumnHead {
  id: string
  title: string
  /** The title is only read out, not shown. */
  hideTitle?: boolean | undefined
  align?: 'start' | 'end' | undefined
  sortable?: boolean | undefined
}

export interface GridColumn<Row> extends GridColumnHead {
  /** Pixels at least. */
  width: number
  /** Share of the room that is left over. */
  grow?: number | undefined
  /** Marks the cell that names the row. */
  rowHeader?: boolean | undefined
  /** At most one button, link or checkbox: it takes the focus of the cell. */
  cell: (row: Row, index: number) => ReactNode
}

export interface GridSort {
  column: string
  direction: 'asc' | 'desc'
}

/** `heading`: a row that names the ones below it. */
export type RowTone = 'muted' | 'busy' | 'heading'

/** Rows that can be dragged to another part of the page; the same must be possible without a pointer. */
export interface GridDrag<Row> {
  start: (row: Row, event: DragEvent) => void
  end: () => void
}

export interface DataGridHandle {
  /** Puts the focus where it last was in the grid. */
  focus: () => void
  focusRow: (index: number) => void
  scrollToTop: () => void
}

export interface DataGridProps<Row> {
  label: string
  columns: readonly GridColumn<Row>[]
  source: RowSource<Row>
  rowId: (row: Row) => string
  rowLabel: (row: Row) => string
  sort?: GridSort | undefined
  onSort?: ((sort: GridSort) => void) | undefined
  selection?: GridSelection | undefined
  onSelectionChange?: ((selection: GridSelection) => void) | undefined
  onOpen?: ((row: Row, index: number) => void) | undefined
  onMenu?: ((row: Row, anchor: MenuAnchor, index: number) => void) | undefined
  /** A key the grid does not use itself: 'd', 'Delete', 'mod+c'. Answers true when it was used. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a screen may leave out the answer
  onKey?: ((key: string, row: Row, event: KeyboardEvent) => boolean | void) | undefined
  onActiveRow?: ((row: Row, index: number) => void) | undefined
  drag?: GridDrag<Row> | undefined
  rowTone?: ((row: Row) => RowTone | undefined) | undefined
  /** The row whose details are open beside the grid. */
  currentId?: string | undefined
  /** New rows are on their way; the old ones stay. */
  refreshing?: boolean | undefined
  /** Nothing is known yet, not even how many rows there are. */
  loading?: boolean | undefined
  empty?: ReactNode
  /** Single letters (J, K, X) act while the grid has the focus. */
  letterKeys?: boolean | undefined
  /** Room in pixels kept free at the bottom, for a bar that floats over the rows. */
  bottomInset?: number | undefined
  handle?: Ref<DataGridHandle> | undefined
}
