/** Refusals about tasks, documents and who holds them; part of `errorCatalogue`. */
export const workRefusals = {
  'task.not-found': { status: 404, message: 'There is no such task on the cases you can see.' },
  'task.stale': {
    status: 409,
    message: 'Somebody changed this task in the meantime. Look at the current state and try again.',
  },
  'document.not-found': { status: 404, message: 'There is no such document on the cases you can see.' },
  'document.stale': {
    status: 409,
    message: 'Somebody changed this document in the meantime. Look at the current state and try again.',
  },
  'case.person-has-work': {
    status: 409,
    message:
      'This person holds open work on the case. Say who takes it, or that nobody does, and they can be taken off it.',
  },
  'work.not-yours': {
    status: 403,
    message: 'This is the work of somebody else. You can move on your own tasks and reviews.',
  },
  'work.transfer-not-allowed': {
    status: 403,
    message:
      'Somebody holds this work already. Taking it from them is for Account Administrators and Standard Users.',
  },
  'work.holder-cannot-see': {
    status: 409,
    message:
      'This person cannot see the case, so they cannot be given work on it. Add them to the case first, or choose somebody else.',
  },
} as const satisfies Record<string, { status: number; message: string }>
