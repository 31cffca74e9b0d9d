import type { HandOverReceipt } from '../../../../shared/model/hand-over.ts'

/** As many lines as a sheet shows; the files have all of them. */
export const MOST_LINES = 1000

/** Whether a receipt has more lines than its sheet shows. */
export function isLong({ items }: HandOverReceipt): boolean {
  return items.length > MOST_LINES
}
