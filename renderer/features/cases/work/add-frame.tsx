import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Row } from '../../../components/row.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import styles from './work.module.css'

/** A form in a list, for what is to stand there; stays open for the next one, until Escape. */
export function AddFrame({
  label,
  addLabel,
  form,
  onAdd,
  onClose,
  children,
}: {
  label: string
  addLabel: string
  form: { refusalText: string | undefined; busy: boolean }
  onAdd(): Promise<void>
  onClose(): void
  children: ReactNode
}) {
  const offline = useOfflineReason()
  const frame = useRef<HTMLFormElement>(null)
  const focusFirst = () => frame.current?.querySelector('input')?.focus()
  useEffect(focusFirst, [])
  const add = async (event: FormEvent) => {
    event.preventDefault()
    await onAdd()
    focusFirst()
  }
  return (
    <form
      ref={frame}
      className={styles.add}
      aria-label={label}
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
      {children}
      <Row justify="end" gap="sm">
        <Button size="sm" onClick={onClose}>
          Done
        </Button>
        <Button size="sm" kind="primary" type="submit" busy={form.busy} disabledReason={offline}>
          {addLabel}
        </Button>
      </Row>
    </form>
  )
}
