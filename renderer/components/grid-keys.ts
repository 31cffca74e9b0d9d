/** A cell by position; row -1 is the header. */
export interface GridCell {
  row: number
  column: number
}

export interface GridExtent {
  rows: number
  columns: number
  page: number
}

interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
}

/** Where a key leads from a cell, or undefined when it is not a key that moves. */
export function moveByKey(press: KeyPress, from: GridCell, extent: GridExtent): GridCell | undefined {
  const to = targetOf(press, from, extent)
  if (to === undefined) return undefined
  const row = Math.max(-1, Math.min(extent.rows - 1, to.row))
  const column = Math.max(0, Math.min(extent.columns - 1, to.column))
  return { row, column }
}

function targetOf(press: KeyPress, { row, column }: GridCell, extent: GridExtent): GridCell | undefined {
  const isJump = press.ctrlKey || press.metaKey
  const firstOnPage = row - extent.page
  switch (press.key) {
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'PageDown':
      return { row: row + extent.page, column }
    case 'PageUp':
      return { row: row > 0 ? Math.max(0, firstOnPage) : row, column }
    case 'Home':
      return isJump ? { row: extent.rows > 0 ? 0 : -1, column: 0 } : { row, column: 0 }
    case 'End':
      return isJump
        ? { row: extent.rows - 1, column: extent.columns - 1 }
        : { row, column: extent.columns - 1 }
    default:
      return undefined
  }
}

/** The name a screen knows a key by: 'd', 'Delete', 'mod+c'. */
export function nameKey(press: KeyPress & { altKey: boolean }): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  if (press.altKey) return `alt+${key}`
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key
}
