/** Refusals about cases, the people on them, and guests; part of `errorCatalogue`. */
export const caseRefusals = {
  'case.not-found': { status: 404, message: 'There is no such case among those you can see.' },
  'case.stale': {
    status: 409,
    message: 'Somebody changed this case in the meantime. Look at the current state and try again.',
  },
  'case.not-open': {
    status: 409,
    message: 'Case {number} is closed. Reopen it first, or add the person once they have accepted.',
  },
  'case.number-taken': {
    status: 409,
    message: 'Another case of the firm has this number. Choose another one.',
  },
  'case.already-closed': { status: 409, message: 'This case is closed already.' },
  'case.already-open': { status: 409, message: 'This case is open already.' },
  'case.person-there': { status: 409, message: 'This person is on this case already.' },
  'case.person-not-there': { status: 409, message: 'This person is not on this case any more.' },
  'case.person-inactive': {
    status: 409,
    message: 'This user is inactive and cannot be added to a case. Reactivate the user first.',
  },
  'case.people-refused': {
    status: 409,
    message: 'Not everybody who was chosen can be added. Nothing was changed. Please look at the list.',
  },
  'case.import-changed': {
    status: 409,
    message: 'Something changed since this list was checked. Nothing was imported. Check it again.',
  },
  'guest.case-full': {
    status: 409,
    message:
      'This case has its two guests already; one who is inactive counts. Swap one of them, or remove one first.',
  },
  'guest.on-other-case': {
    status: 409,
    message: 'This guest is on another case, and a guest is on one case at a time. Move the guest instead.',
  },
  'guest.several-cases': {
    status: 409,
    message:
      'A guest is on one case only, and this person is on more. Change the level of this person alone and choose the case to keep.',
  },
  'guest.firm-domain': {
    status: 409,
    message:
      'This address is at a domain of the firm’s own paid users. Guests are people from outside the firm.',
  },
  'guest.not-a-guest': {
    status: 409,
    message: 'This is for guests only. Everybody else is added to a case and removed from it.',
  },
  'guest.same-case': { status: 409, message: 'The guest is on this case already. Choose another one.' },
} as const satisfies Record<string, { status: number; message: string }>
