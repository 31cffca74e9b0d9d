import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef } from 'react'

interface RecycledRowsOptions {
  count: number
  rowHeight: number
  headerHeight: number
  bottomInset: number
  /** This row stays in the document wherever the list is scrolled, so that it keeps the focus. */
  pinned: number
  scroller: RefObject<HTMLDivElement | null>
}

export interface VisibleRow {
  index: number
  top: number
  key: string
}

/** The rows to render now. Keys name slots, not rows, so that elements are filled anew instead of rebuilt. */
export function useRecycledRows(options: RecycledRowsOptions) {
  const { count, rowHeight, headerHeight, bottomInset, pinned, scroller } = options
  const slots = useRef(0)
  const virtualizer = useVirtualizer({
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    overscan: 4,
    paddingEnd: bottomInset,
    scrollPaddingEnd: headerHeight + bottomInset,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      slots.current = Math.max(slots.current, inSight.length)
      if (pinned < 0 || pinned >= count || inSight.includes(pinned)) return inSight
      return pinned < range.startIndex ? [pinned, ...inSight] : [...inSight, pinned]
    },
  })
  const measuredHeight = useRef(rowHeight)
  if (measuredHeight.current !== rowHeight) {
    measuredHeight.current = rowHeight
    virtualizer.measure()
  }
  const items = virtualizer.getVirtualItems()
  const slotCount = Math.max(1, slots.current)
  const pinnedSlot = pinned % slotCount
  const rows: VisibleRow[] = items.map(({ index, start }) => {
    const slot = index % slotCount
    const isTaken = slot === pinnedSlot && index !== pinned
    return { index, top: start, key: isTaken ? 'spare' : String(slot) }
  })
  return { rows, height: virtualizer.getTotalSize(), range: virtualizer.range, virtualizer }
}
