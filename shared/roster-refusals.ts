/** Refusals about the firm on a past day; part of `errorCatalogue`. */
export const rosterRefusals = {
  'roster.day-not-over': {
    status: 422,
    message: 'A day can be shown once it is over. The latest one is {latest}.',
  },
  'roster.before-opening': {
    status: 422,
    message: 'The account was opened on {opened}. There is nothing to show from before that day.',
  },
  'roster.days-reversed': {
    status: 422,
    message: 'The first day has to come before the second one.',
  },
} as const satisfies Record<string, { status: number; message: string }>
