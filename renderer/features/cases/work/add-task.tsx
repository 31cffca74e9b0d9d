import { type FormEvent, useEffect, useRef } from 'react'
import { useForm } from '../../../bridge/use-form.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Row } from '../../../components/row.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { emptyTask, readTaskValues, TaskFields } from './task-fields.tsx'
import styles from './work.module.css'

/** A new task in the place where it will stand; stays open for the next one. */
export function AddTask({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const offline = useOfflineReason()
  const frame = useRef<HTMLFormElement>(null)
  const form = useForm({
    operation: 'tasks.create',
    initial: emptyTask,
    toInput: (values) => ({ caseId, ...readTaskValues(values) }),
    required: { title: 'Enter what is to be done.' },
    fieldOfCode: { 'work.holder-cannot-see': 'assigneeId' },
  })
  const focusTitle = () => frame.current?.querySelector('input')?.focus()
  useEffect(focusTitle, [])
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const added = await form.submit()
    if (added) form.reset({ ...form.values, title: '' })
    focusTitle()
  }
  return (
    <form
      ref={frame}
      className={styles.add}
      aria-label="New task"
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
      <TaskFields form={form} caseId={caseId} holder={null} mayTransfer />
      <Row justify="end" gap="sm">
        <Button size="sm" onClick={onClose}>
          Done
        </Button>
        <Button size="sm" kind="primary" type="submit" busy={form.busy} disabledReason={offline}>
          Add task
        </Button>
      </Row>
    </form>
  )
}
