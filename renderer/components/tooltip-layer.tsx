import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { placeTooltip } from './place-tooltip.ts'
import styles from './tooltip-layer.module.css'

interface Tip {
  target: HTMLElement
  text: string
}

function findTip(node: EventTarget | null): Tip | null {
  if (!(node instanceof Element)) return null
  const target = node.closest<HTMLElement>('[data-tip]')
  const text = target?.dataset.tip
  return target && text ? { target, text } : null
}

/** The one tooltip of the window: any element with `data-tip` shows its text on hover and on keyboard focus. */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (next: Tip | null, delay: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => setTip(next), delay)
    }
    const onOver = (event: PointerEvent) => {
      if (box.current?.contains(event.target as Node)) return clearTimeout(timer)
      const next = findTip(event.target)
      show(next, next ? 450 : 120)
    }
    const onFocus = (event: FocusEvent) => {
      const isKeyboard = event.target instanceof Element && event.target.matches(':focus-visible')
      show(isKeyboard ? findTip(event.target) : null, isKeyboard ? 200 : 0)
    }
    const hide = () => show(null, 0)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    document.addEventListener('pointerover', onOver)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    document.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('scroll', hide, { capture: true })
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  useEffect(() => {
    if (tip && box.current) placeTooltip(box.current, tip.target)
  }, [tip])

  if (!tip?.target.isConnected) return null
  return createPortal(
    <div ref={box} id={id} role="tooltip" className={styles.tip}>
      {tip.text}
    </div>,
    document.body,
  )
}
