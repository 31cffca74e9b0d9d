/** Rows by position: all of them at once, or pages fetched as they come into sight. */
export interface RowSource<Row> {
  readonly count: number
  /** The row at a position, or undefined while it is not here yet. */
  get: (index: number) => Row | undefined
  /** Says that rows from..to (inclusive) are about to be seen. */
  ensure: (from: number, to: number) => void
}

/** A source over rows that are all here. */
export function localRows<Row>(rows: readonly Row[]): RowSource<Row> {
  return { count: rows.length, get: (index) => rows[index], ensure: () => {} }
}
