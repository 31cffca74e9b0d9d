const BORDERS = 2

/** Columns that have to step back, in the given order, until the others fit into a width without scrolling. */
export function columnsWithoutRoom<Id extends string>(
  columns: readonly { id: string; width: number }[],
  available: number,
  stepBack: readonly Id[],
): Id[] {
  let needed = columns.reduce((sum, { width }) => sum + width, BORDERS)
  const gone: Id[] = []
  for (const id of stepBack) {
    if (needed <= available) break
    const column = columns.find((one) => one.id === id)
    if (!column) continue
    needed -= column.width
    gone.push(id)
  }
  return gone
}
