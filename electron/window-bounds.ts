import { type Rectangle, screen } from 'electron'
import type { WindowBounds } from './settings/version-1.ts'

export const SMALLEST = { width: 960, height: 600 }
const USUAL = { width: 1180, height: 760 }

/** Where to put the window: where it was, moved and shrunk into a display that is there now. */
export function placeWindow(remembered: WindowBounds | undefined): Partial<Rectangle> {
  if (!remembered) return USUAL
  const { workArea } = screen.getDisplayMatching(remembered)
  const width = clamp(remembered.width, SMALLEST.width, workArea.width)
  const height = clamp(remembered.height, SMALLEST.height, workArea.height)
  return {
    width,
    height,
    x: clamp(remembered.x, workArea.x, workArea.x + workArea.width - width),
    y: clamp(remembered.y, workArea.y, workArea.y + workArea.height - height),
  }
}

/** On a display smaller than the smallest window the lower bound holds. */
function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(value, to))
}
