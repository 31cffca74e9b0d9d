const margin = 8
const gap = 6

/** Puts the tooltip under its target, or above it where there is no room, always inside the window. */
export function placeTooltip(tip: HTMLElement, target: HTMLElement): void {
  const anchor = target.getBoundingClientRect()
  const own = tip.getBoundingClientRect()
  const fitsBelow = anchor.bottom + gap + own.height + margin <= window.innerHeight
  const top = fitsBelow ? anchor.bottom + gap : anchor.top - gap - own.height
  const centred = anchor.left + anchor.width / 2 - own.width / 2
  const left = Math.max(margin, Math.min(centred, window.innerWidth - own.width - margin))
  tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
}
