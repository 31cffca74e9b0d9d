import { useState } from 'react'
import type { CaseDetails } from '../../../../shared/model/case.ts'
import type { TaskRow, WorkShown } from '../../../../shared/model/work.ts'
import { mayMoveWork } from '../../../../shared/rules/work.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconPencil } from '../../../components/icons.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { AddTask } from './add-task.tsx'
import { ChangeTaskDialog } from './change-task-dialog.tsx'
import { useAskedRow } from './use-asked-row.ts'
import { useMoveTask } from './use-move-work.ts'
import { useWorkList } from './use-work-list.ts'
import { DueFact, HolderFact, WorkLink } from './work-facts.tsx'
import { WorkLine } from './work-line.tsx'
import { WorkPanel } from './work-panel.tsx'

/** The tasks of a case, by the day they are due. */
export function TasksPanel({ details }: { details: CaseDetails }) {
  const { caseId, mayEdit } = details
  const [show, setShow] = useState<WorkShown>('open')
  const [adding, setAdding] = useState(false)
  const list = useWorkList('tasks.list', { caseId, show })
  const tasks = list.pages.flatMap(({ items }) => items)
  const change = useAskedRow<TaskRow>()
  return (
    <>
      <WorkPanel
        title="Tasks"
        label="Tasks"
        addLabel="Add task…"
        list={list}
        counts={list.first}
        rows={tasks}
        row={(task) => (
          <TaskLine key={task.taskId} task={task} onChange={mayEdit ? () => change.ask(task) : undefined} />
        )}
        show={show}
        onShow={setShow}
        adding={adding}
        onAdding={setAdding}
        form={<AddTask caseId={caseId} onClose={() => setAdding(false)} />}
        mayEdit={mayEdit}
        empty="Nothing is to be done on this case yet."
        allDone="All tasks are completed."
      />
      {change.asked && (
        <ChangeTaskDialog
          key={change.turn}
          opened={change.opened}
          onClose={change.close}
          details={details}
          asked={change.asked}
          current={tasks.find(({ taskId }) => taskId === change.asked?.taskId)}
        />
      )}
    </>
  )
}

function TaskLine({ task, onChange }: { task: TaskRow; onChange: (() => void) | undefined }) {
  const offline = useOfflineReason()
  const { user } = useSignedIn()
  const move = useMoveTask()
  const { title, state, assignee } = task
  const mayMove = mayMoveWork(user.level, assignee?.userId === user.userId)
  return (
    <WorkLine
      name={title}
      title={title}
      done={state === 'completed'}
      onDone={(done) => void move(task, done ? 'completed' : 'open')}
      disabledReason={mayMove ? offline : 'This is the task of somebody else.'}
      facts={
        <>
          {state !== 'completed' && <DueFact {...task} />}
          {state === 'started' && <span>Started</span>}
          <HolderFact holder={assignee} nobody="Nobody’s yet" />
          {state === 'open' && mayMove && !offline && (
            <WorkLink label={`Start: ${title}`} onClick={() => void move(task, 'started')}>
              Start
            </WorkLink>
          )}
        </>
      }
    >
      {onChange && (
        <IconButton size="sm" label={`Change: ${title}`} disabledReason={offline} onClick={onChange}>
          <IconPencil size={14} />
        </IconButton>
      )}
    </WorkLine>
  )
}
