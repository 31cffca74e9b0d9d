import { type ComponentPropsWithRef, type MouseEvent, type ReactNode, useId } from 'react'
import styles from './icon-button.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface IconButtonProps
  extends Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'style' | 'className' | 'aria-label'> {
  /** Names the act; also shown as a tooltip. */
  label: string
  children: ReactNode
  shortcut?: string | undefined
  size?: 'md' | 'sm' | undefined
  pressed?: boolean | undefined
  disabledReason?: string | undefined
}

export function IconButton({
  label,
  children,
  shortcut,
  size = 'md',
  pressed,
  disabledReason,
  onClick,
  ...rest
}: IconButtonProps) {
  const reasonId = useId()
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabledReason === undefined) onClick?.(event)
  }
  const tip = shortcut === undefined ? label : `${label}  ${shortcut}`
  return (
    <>
      <button
        type="button"
        {...rest}
        onClick={click}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-describedby={disabledReason === undefined ? rest['aria-describedby'] : reasonId}
        data-tip={disabledReason === undefined ? tip : `${label}: ${disabledReason}`}
        data-size={size}
        className={styles.button}
      >
        {children}
      </button>
      {disabledReason !== undefined && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  )
}
