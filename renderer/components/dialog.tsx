import { Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useId } from 'react'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './icons.tsx'
import { useCountedWhileOpen } from './open-dialogs.ts'
import { useReturnFocus } from './use-return-focus.ts'

export interface DialogProps {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg' | 'xl' | undefined
  /** An answer is awaited: neither Esc nor a click closes the dialog. */
  busy?: boolean | undefined
  /** Makes body and footer one form. */
  onSubmit?: (() => void) | undefined
}

const widths = { sm: 440, md: 560, lg: 720, xl: 920 }

/** A question or a form over the page. It stays rendered and is switched by `opened`, so that focus can go home. */
export function Dialog(props: DialogProps) {
  const { opened, onClose, title, children, footer, size = 'md', busy = false, onSubmit } = props
  const id = useId()
  useReturnFocus(opened)
  useCountedWhileOpen(opened)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!busy) onSubmit?.()
  }
  // A body without fields takes the focus itself, so that it scrolls by keyboard too.
  const content = (
    <>
      <section className={styles.body} tabIndex={onSubmit ? undefined : 0} aria-label="Content">
        {children}
      </section>
      {footer}
    </>
  )
  return (
    <Modal.Root
      id={id}
      opened={opened}
      onClose={onClose}
      size={widths[size]}
      closeOnEscape={!busy}
      closeOnClickOutside={false}
      returnFocus={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      centered
    >
      <Modal.Overlay className={styles.overlay} />
      <Modal.Content classNames={{ content: styles.content }} aria-busy={busy || undefined}>
        <Modal.Header className={styles.header}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <IconButton
            size="sm"
            label="Close"
            onClick={onClose}
            disabledReason={busy ? 'Wait for the answer' : undefined}
          >
            <IconClose />
          </IconButton>
        </Modal.Header>
        {onSubmit ? (
          <form noValidate onSubmit={submit} className={styles.frame}>
            {content}
          </form>
        ) : (
          <div className={styles.frame}>{content}</div>
        )}
      </Modal.Content>
    </Modal.Root>
  )
}
