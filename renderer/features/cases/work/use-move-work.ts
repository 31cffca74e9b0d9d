import { AppError } from '../../../../shared/errors.ts'
import type { DocumentRow, ReviewState, TaskRow, TaskState } from '../../../../shared/model/work.ts'
import { reviewStanding, taskStanding } from '../../../../shared/rules/work.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { notify } from '../../../stores/notices.ts'

/** What moving a task needs to know of it. */
export type MovedTask = Pick<TaskRow, 'taskId' | 'title' | 'state' | 'version'>
/** What moving a review needs to know of the document. */
export type MovedDocument = Pick<
  DocumentRow,
  'documentId' | 'name' | 'reviewState' | 'shareViewed' | 'version'
>

/** Moves tasks on at once; each move can be undone from its notice. */
export function useMoveTask() {
  const { runOrThrow } = useAct('tasks.move')
  const move = (task: MovedTask, state: TaskState, isUndo = false): Promise<void> =>
    tell(async () => {
      const moved = await runOrThrow({ taskId: task.taskId, version: task.version, state })
      return {
        text: `${taskStanding(moved.state)}: ${moved.title}`,
        ...(!isUndo && { undo: () => void move(moved, task.state, true) }),
      }
    })
  return move
}

/** Moves reviews on at once; each move can be undone from its notice. */
export function useMoveDocument() {
  const { runOrThrow } = useAct('documents.move')
  const move = (
    document: MovedDocument,
    reviewState: ReviewState,
    shareViewed?: number,
    isUndo = false,
  ): Promise<void> =>
    tell(async () => {
      const { documentId, version } = document
      const moved = await runOrThrow({
        documentId,
        version,
        reviewState,
        ...(shareViewed !== undefined && { shareViewed }),
      })
      return {
        text: `${reviewStanding(moved.reviewState, moved.shareViewed)}: ${moved.name}`,
        ...(!isUndo && { undo: () => void move(moved, document.reviewState, document.shareViewed, true) }),
      }
    })
  return move
}

async function tell(act: () => Promise<{ text: string; undo?: () => void }>): Promise<void> {
  try {
    const { text, undo } = await act()
    notify({ tone: 'success', text, ...(undo && { action: { label: 'Undo', run: undo } }) })
  } catch (error) {
    notify({ tone: 'failure', text: AppError.from(error).message })
  }
}
