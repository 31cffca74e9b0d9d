/** Refusals about hand-overs, their single pieces of work and reversing them; part of `errorCatalogue`. */
export const handOverRefusals = {
  'hand-over.not-found': { status: 404, message: 'There is no such hand-over in this account.' },
  'hand-over.refused': {
    status: 409,
    message:
      'Not everything can be handed over as it was placed. Nothing was changed. Please look at the list.',
  },
  'hand-over.item-not-found': {
    status: 404,
    message: 'There is no such piece of work in this account.',
  },
  'hand-over.item-done': {
    status: 409,
    message: 'This was done in the meantime. There is nothing to hand over.',
  },
  'hand-over.item-moved': { status: 409, message: 'Somebody else holds this by now.' },
  'hand-over.item-left': { status: 409, message: 'This person is not on this case any more.' },
  'hand-over.case-has-others': {
    status: 409,
    message: 'Somebody else who is active is on this case by now, so it needs nobody new.',
  },
  'hand-over.invitation-closed': { status: 409, message: 'This invitation is not open any more.' },
  'hand-over.case-closed': {
    status: 409,
    message: 'The case was closed after this was placed. Confirm that it is still to be handed over.',
  },
  'hand-over.receiver-is-giver': {
    status: 409,
    message: 'This is the person whose work is handed over. Choose somebody else.',
  },
  'hand-over.receiver-inactive': {
    status: 409,
    message: 'This user is inactive and cannot receive work. Choose somebody who is active.',
  },
  'hand-over.receiver-cannot-see': {
    status: 409,
    message: 'This person cannot see the case. Add them to it first, or choose somebody else.',
  },
  'hand-over.receiver-not-administrator': {
    status: 409,
    message: 'Only an Account Administrator can take over invitations.',
  },
  'hand-over.draft-stale': {
    status: 409,
    message: 'Somebody went on with this draft in the meantime. Look at what was placed and try again.',
  },
  'hand-over.draft-not-found': { status: 404, message: 'There is no draft for this person.' },
  'hand-over.already-reversed': { status: 409, message: 'This hand-over was reversed already.' },
  'hand-over.too-old': {
    status: 409,
    message: 'A hand-over can be reversed for {days} days. This one is older.',
  },
  'hand-over.nothing-to-return': {
    status: 409,
    message: 'Nothing of this hand-over can go back any more. Nothing was changed.',
  },
  'hand-over.kept-done': { status: 409, message: 'It was done in the meantime.' },
  'hand-over.kept-touched': { status: 409, message: 'Somebody worked on it since it was handed over.' },
  'hand-over.kept-passed-on': { status: 409, message: 'Its receiver does not hold it any more.' },
  'hand-over.kept-unseen': {
    status: 409,
    message: 'The person whose work it was cannot see the case any more.',
  },
  'hand-over.kept-left': {
    status: 409,
    message: 'The person whose case it was is not on it any more.',
  },
  'hand-over.kept-work-there': {
    status: 409,
    message: 'The receiver holds other work on this case and stays on it.',
  },
  'hand-over.kept-invitation-closed': { status: 409, message: 'The invitation is not open any more.' },
  'hand-over.kept-not-administrator': {
    status: 409,
    message: 'The person whose invitation it was is not an active Account Administrator any more.',
  },
} as const satisfies Record<string, { status: number; message: string }>
