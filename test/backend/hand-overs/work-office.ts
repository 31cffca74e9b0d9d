import { AppError } from '../../../shared/errors.ts'
import type {
  HandOverReceipt,
  Placement,
  RefusedPlacement,
  WorkItem,
} from '../../../shared/model/hand-over.ts'
import { type CaseOffice, openCaseOffice, type Person } from '../cases/case-office.ts'

/** A firm with cases, and work on them to hand over. */
export interface WorkOffice extends CaseOffice {
  /** A new task; answers its id. */
  addTask(
    caseId: string,
    holder: Person | null,
    facts?: { title?: string; dueOn?: string | null },
  ): Promise<string>
  /** A new document; answers its id. */
  addReview(caseId: string, holder: Person | null, name?: string): Promise<string>
  itemsOf(person: Person): Promise<WorkItem[]>
  run(person: Person, placements: readonly Placement[]): Promise<HandOverReceipt>
  /** What a hand-over is refused for, piece by piece; empty when it was done. */
  refusalsOf(call: Promise<unknown>): Promise<Pick<RefusedPlacement, 'itemId' | 'code'>[]>
  holderOf(itemId: string): Promise<string | null>
}

/** Opens a firm with an administrator and nothing else. */
export async function openWorkOffice(): Promise<WorkOffice> {
  const office = await openCaseOffice()
  const { owner } = office
  return {
    ...office,
    async addTask(caseId, holder, { title = 'Draft the brief', dueOn = null } = {}) {
      const task = { caseId, title, dueOn, assigneeId: holder?.userId ?? null }
      return (await owner.call('tasks.create', task)).taskId
    },
    async addReview(caseId, holder, name = 'Deposition') {
      const document = { caseId, name, reviewerId: holder?.userId ?? null }
      return (await owner.call('documents.create', document)).documentId
    },
    itemsOf: async ({ userId }) => (await owner.call('handOvers.inventory', { userId })).items,
    run: ({ userId }, placements) => owner.call('handOvers.run', { userId, placements: [...placements] }),
    async refusalsOf(call) {
      const error = await call.then(
        () => undefined,
        (thrown: unknown) => AppError.from(thrown),
      )
      if (!error) return []
      if (error.code !== 'hand-over.refused') throw error
      const refused = (error.details?.refused ?? []) as RefusedPlacement[]
      return refused.map(({ itemId, code }) => ({ itemId, code }))
    },
    async holderOf(itemId) {
      const [found] = await office.query<{ holder: string | null }>(
        `select assignee_id as holder from tasks where task_id = $1
         union all select reviewer_id from documents where document_id = $1
         union all select invited_by from invitations where invitation_id = $1`,
        [itemId],
      )
      return found?.holder ?? null
    },
  }
}

/** Places a task with somebody. */
export function task(itemId: string, receiver: Person): Placement {
  return { kind: 'task', itemId, receiverId: receiver.userId }
}

/** Places the review of a document with somebody. */
export function review(itemId: string, receiver: Person): Placement {
  return { kind: 'review', itemId, receiverId: receiver.userId }
}
