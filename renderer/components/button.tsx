import { type ComponentPropsWithRef, type MouseEvent, type ReactNode, useId } from 'react'
import styles from './button.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export type ButtonKind = 'primary' | 'default' | 'quiet' | 'danger' | 'deactivate'

export interface ButtonProps
  extends Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'style' | 'className'> {
  children: ReactNode
  kind?: ButtonKind | undefined
  size?: 'md' | 'sm' | undefined
  /** The act is running: the button keeps its width and does nothing more. */
  busy?: boolean | undefined
  /** Why the act is not possible now; the button can still be reached and tells the reason. */
  disabledReason?: string | undefined
  icon?: ReactNode
  'data-autofocus'?: boolean | undefined
}

export function Button({
  children,
  kind = 'default',
  size = 'md',
  busy = false,
  disabledReason,
  icon,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const isOff = busy || disabledReason !== undefined
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (!isOff) return onClick?.(event)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <button
        {...rest}
        type={type}
        onClick={click}
        aria-disabled={isOff || undefined}
        aria-busy={busy || undefined}
        aria-describedby={disabledReason === undefined ? rest['aria-describedby'] : reasonId}
        data-tip={disabledReason}
        data-kind={kind}
        data-size={size}
        className={styles.button}
      >
        <span className={styles.content}>
          {icon}
          {children}
        </span>
        {busy && <span aria-hidden className={styles.busy} />}
      </button>
      {disabledReason !== undefined && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  )
}
