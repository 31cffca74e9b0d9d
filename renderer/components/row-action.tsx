import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import styles from './row-action.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface RowActionProps
  extends Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'style' | 'className'> {
  children: ReactNode
  tone?: 'purple' | 'accent' | undefined
  disabledReason?: string | undefined
}

/** A button in a row of the grid: there for everybody, loud only where the row is hovered, focused or selected. */
export function RowAction({ children, tone = 'purple', disabledReason, onClick, ...rest }: RowActionProps) {
  const reasonId = useId()
  const isOff = disabledReason !== undefined
  return (
    <>
      <button
        type="button"
        {...rest}
        onClick={isOff ? undefined : onClick}
        aria-disabled={isOff || undefined}
        aria-describedby={isOff ? reasonId : undefined}
        data-tip={disabledReason}
        data-tone={tone}
        className={styles.action}
      >
        {children}
      </button>
      {isOff && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  )
}
