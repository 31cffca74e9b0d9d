import type { CaseDetails } from '../../../../shared/model/case.ts'
import type { TaskRow } from '../../../../shared/model/work.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { ChangeFrame } from './change-frame.tsx'
import { NOBODY } from './holder-field.tsx'
import { readTaskValues, TaskFields, type TaskValues } from './task-fields.tsx'
import type { AskedRow } from './use-asked-row.ts'
import { useSeenRow } from './use-seen-row.ts'
import styles from './work.module.css'

/** Another title, day or assignee. */
export function ChangeTaskDialog({ details, ...row }: AskedRow<TaskRow> & { details: CaseDetails }) {
  const { seen, newer, takeOver } = useSeenRow(row.asked, row.current)
  const { taskId, version } = seen
  const form = useForm({
    operation: 'tasks.change',
    initial: valuesOf(seen),
    toInput: (values) => ({ taskId, version, ...readTaskValues(values) }),
    required: { title: 'Enter what is to be done.' },
    fieldOfCode: { 'work.holder-cannot-see': 'assigneeId', 'work.transfer-not-allowed': 'assigneeId' },
  })
  const takeNewer = () => {
    if (!newer) return
    takeOver(newer)
    form.reset(valuesOf(newer))
  }
  const save = async () => {
    const changed = await form.submit()
    return changed && `Saved: ${changed.title}`
  }
  return (
    <ChangeFrame
      opened={row.opened}
      onClose={row.onClose}
      title="Change task"
      form={form}
      isStale={row.opened && newer !== undefined && !form.busy}
      staleSentence={`Somebody changed this task in the meantime. It is now “${newer?.title}”.`}
      onTakeOver={takeNewer}
      onSave={save}
    >
      <TaskFields
        form={form}
        caseId={details.caseId}
        holder={seen.assignee}
        mayTransfer={details.mayAssign}
      />
      <p className={styles.soft}>{`Assigned by ${seen.assignerName}.`}</p>
    </ChangeFrame>
  )
}

function valuesOf({ title, dueOn, assignee }: TaskRow): TaskValues {
  return { title, dueOn: dueOn ?? '', assigneeId: assignee?.userId ?? NOBODY }
}
