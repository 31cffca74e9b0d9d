import { useState } from 'react'
import type { CaseDetails } from '../../../../shared/model/case.ts'
import type { TaskRow } from '../../../../shared/model/work.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { NOBODY } from './holder-field.tsx'
import { readTaskValues, TaskFields, type TaskValues } from './task-fields.tsx'
import styles from './work.module.css'

/** Another title, day or assignee. What somebody else changed meanwhile is shown before it can be overwritten. */
export function ChangeTaskDialog({
  opened,
  onClose,
  details,
  asked,
  current,
}: {
  opened: boolean
  onClose(): void
  details: CaseDetails
  asked: TaskRow
  /** The task as it is listed now; undefined when it is not listed any more. */
  current: TaskRow | undefined
}) {
  const offline = useOfflineReason()
  const [seen, setSeen] = useState(asked)
  const { taskId, version } = seen
  const form = useForm({
    operation: 'tasks.change',
    initial: valuesOf(seen),
    toInput: (values) => ({ taskId, version, ...readTaskValues(values) }),
    required: { title: 'Enter what is to be done.' },
    fieldOfCode: { 'work.holder-cannot-see': 'assigneeId', 'work.transfer-not-allowed': 'assigneeId' },
  })
  const isStale = opened && current !== undefined && current.version > version && !form.busy
  const takeCurrent = () => {
    if (!current) return
    setSeen(current)
    form.reset(valuesOf(current))
  }
  const save = async () => {
    const changed = await form.submit()
    if (!changed) return
    onClose()
    notify({ tone: 'success', text: `Saved: ${changed.title}` })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Change task"
      size="sm"
      busy={form.busy}
      onSubmit={() => void save()}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={form.busy}
          action={
            <Button
              type="submit"
              kind="primary"
              busy={form.busy}
              disabledReason={offline ?? (isStale ? 'Look at what was changed first' : undefined)}
            >
              Save
            </Button>
          }
        />
      }
    >
      <Stack>
        {isStale ? (
          <Banner tone="warning" action={{ label: 'Take over', run: takeCurrent }}>
            {`Somebody changed this task in the meantime. It is now “${current.title}”.`}
          </Banner>
        ) : (
          form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>
        )}
        <TaskFields
          form={form}
          caseId={details.caseId}
          holder={seen.assignee}
          mayTransfer={details.mayAssign}
        />
        <p className={styles.soft}>{`Assigned by ${seen.assignerName}.`}</p>
      </Stack>
    </Dialog>
  )
}

function valuesOf({ title, dueOn, assignee }: TaskRow): TaskValues {
  return { title, dueOn: dueOn ?? '', assigneeId: assignee?.userId ?? NOBODY }
}
