import type { WorkHolder } from '../../../../shared/model/work.ts'
import type { FormField } from '../../../bridge/use-form.ts'
import { TextField } from '../../../components/text-field.tsx'
import { HolderField, holderOf, NOBODY } from './holder-field.tsx'
import styles from './work.module.css'

/** What is typed about a task. */
export type TaskValues = { title: string; dueOn: string; assigneeId: string }

/** A task without anything. */
export const emptyTask: TaskValues = { title: '', dueOn: '', assigneeId: NOBODY }

/** What is typed as an operation takes it. */
export function readTaskValues({ title, dueOn, assigneeId }: TaskValues) {
  return { title, dueOn: dueOn === '' ? null : dueOn, assigneeId: holderOf(assigneeId) }
}

/** Title, day and assignee of a task. */
export function TaskFields({
  form,
  caseId,
  holder,
  mayTransfer,
}: {
  form: {
    values: TaskValues
    field(name: keyof TaskValues): FormField
    set(name: keyof TaskValues, value: string): void
  }
  caseId: string
  holder: WorkHolder | null
  mayTransfer: boolean
}) {
  return (
    <>
      <TextField {...form.field('title')} label="What is to be done" autoComplete="off" data-autofocus />
      <div className={styles.pair}>
        <TextField {...form.field('dueOn')} label="Due" type="date" optional />
        <HolderField
          label="Assignee"
          caseId={caseId}
          holder={holder}
          value={form.values.assigneeId}
          onChange={(userId) => form.set('assigneeId', userId)}
          error={form.field('assigneeId').error}
          mayTransfer={mayTransfer}
        />
      </div>
    </>
  )
}
