import type { Implementations } from '../../implement.ts'
import { listWorkCandidates } from './candidates.ts'
import { changeDocument, createDocument, listDocuments, moveDocument } from './documents.ts'
import { moveGuest, swapGuest } from './guests.ts'
import { listMyWork, listWorkOfUser } from './open-work.ts'
import { removePerson } from './remove-person.ts'
import { changeTask, createTask, listTasks, moveTask } from './tasks.ts'

export const workRoutes = {
  'tasks.list': { read: listTasks },
  'tasks.create': { write: createTask },
  'tasks.change': { write: changeTask },
  'tasks.move': { write: moveTask },
  'documents.list': { read: listDocuments },
  'documents.create': { write: createDocument },
  'documents.change': { write: changeDocument },
  'documents.move': { write: moveDocument },
  'work.candidates': { read: listWorkCandidates },
  'work.mine': { read: listMyWork },
  'users.work': { read: listWorkOfUser },
  'cases.removePerson': { write: removePerson },
  'cases.swapGuest': { write: swapGuest },
  'users.moveGuest': { write: moveGuest },
} satisfies Implementations<
  | 'tasks.list'
  | 'tasks.create'
  | 'tasks.change'
  | 'tasks.move'
  | 'documents.list'
  | 'documents.create'
  | 'documents.change'
  | 'documents.move'
  | 'work.candidates'
  | 'work.mine'
  | 'users.work'
  | 'cases.removePerson'
  | 'cases.swapGuest'
  | 'users.moveGuest'
>
