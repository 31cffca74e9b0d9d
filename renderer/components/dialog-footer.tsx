import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './dialog-footer.module.css'
import { usePlatform } from './theme-provider.tsx'

export interface DialogFooterProps {
  onCancel: () => void
  /** The one button that does what the title asks. */
  action?: ReactNode
  cancelLabel?: string | undefined
  /** Buttons at the other end. */
  start?: ReactNode
  /** A sentence over the buttons, such as what it costs. */
  note?: ReactNode
  busy?: boolean | undefined
}

/** The buttons of a dialog in the order of the platform. Cancel has the first focus unless a field asks for it. */
export function DialogFooter(props: DialogFooterProps) {
  const { onCancel, action, cancelLabel = 'Cancel', start, note, busy = false } = props
  const actionFirst = usePlatform() === 'windows'
  return (
    <div className={styles.footer}>
      {note !== undefined && (
        <div className={styles.note} data-wide={start !== undefined || undefined}>
          {note}
        </div>
      )}
      <div className={styles.buttons}>
        {start !== undefined && <div className={styles.start}>{start}</div>}
        {actionFirst && action}
        <Button data-autofocus onClick={onCancel} disabledReason={busy ? 'Wait for the answer' : undefined}>
          {cancelLabel}
        </Button>
        {!actionFirst && action}
      </div>
    </div>
  )
}
