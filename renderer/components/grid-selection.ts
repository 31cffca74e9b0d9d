/** Which rows are selected, without ever listing a hundred thousand of them. */
export interface GridSelection {
  mode: 'some' | 'all-except'
  ids: ReadonlySet<string>
}

export const nothingSelected: GridSelection = { mode: 'some', ids: new Set() }
export const everythingSelected: GridSelection = { mode: 'all-except', ids: new Set() }

export function isSelected(selection: GridSelection, id: string): boolean {
  return selection.ids.has(id) === (selection.mode === 'some')
}

export function countSelected(selection: GridSelection, total: number): number {
  return selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.ids.size)
}

/** The selection with these rows added or taken out. */
export function select(selection: GridSelection, ids: readonly string[], wanted: boolean): GridSelection {
  const next = new Set(selection.ids)
  const listed = wanted === (selection.mode === 'some')
  for (const id of ids) {
    if (listed) next.add(id)
    else next.delete(id)
  }
  return { mode: selection.mode, ids: next }
}

/** What the box in the header shows. */
export function summarizeSelection(selection: GridSelection, total: number): 'none' | 'some' | 'all' {
  const count = countSelected(selection, total)
  if (count === 0) return 'none'
  return count >= total ? 'all' : 'some'
}
