import { type PointerEvent, useRef, useState } from 'react'

/** A row that is being dragged, and the place it would get. */
interface Drag {
  from: number
  to: number
  /** How far the pointer moved from where the row was taken. */
  offset: number
}

/** Drags a row by its handle: it follows the pointer, and falls where the pointer lets it go. */
export function useDrag(onMove: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null)
  const start = useRef(0)
  const [drag, setDrag] = useState<Drag>()

  const placeOf = (from: number, y: number): number => {
    const rows = [...(list.current?.children ?? [])]
    const others = rows.filter((_, place) => place !== from)
    return others.filter((row) => {
      const { top, height } = row.getBoundingClientRect()
      return top + height / 2 < y
    }).length
  }

  const handle = (from: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = event.clientY
      setDrag({ from, to: from, offset: 0 })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!drag) return
      setDrag({ from, to: placeOf(from, event.clientY), offset: event.clientY - start.current })
    },
    onPointerUp() {
      if (drag) onMove(drag.from, drag.to)
      setDrag(undefined)
    },
    onPointerCancel: () => setDrag(undefined),
  })
  return { list, drag, handle }
}
