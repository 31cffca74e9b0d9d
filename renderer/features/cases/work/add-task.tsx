import { useForm } from '../../../bridge/use-form.ts'
import { AddFrame } from './add-frame.tsx'
import { emptyTask, readTaskValues, TaskFields } from './task-fields.tsx'

/** A new task; the next one begins with the same day and assignee. */
export function AddTask({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const form = useForm({
    operation: 'tasks.create',
    initial: emptyTask,
    toInput: (values) => ({ caseId, ...readTaskValues(values) }),
    required: { title: 'Enter what is to be done.' },
    fieldOfCode: { 'work.holder-cannot-see': 'assigneeId' },
  })
  const add = async () => {
    if (await form.submit()) form.reset({ ...form.values, title: '' })
  }
  return (
    <AddFrame label="New task" addLabel="Add task" form={form} onAdd={add} onClose={onClose}>
      <TaskFields form={form} caseId={caseId} holder={null} mayTransfer />
    </AddFrame>
  )
}
