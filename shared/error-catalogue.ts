import { caseRefusals } from './case-refusals.ts'
import { handOverRefusals } from './hand-over-refusals.ts'
import { rosterRefusals } from './roster-refusals.ts'
import { templateRefusals } from './template-refusals.ts'
import { workRefusals } from './work-refusals.ts'

/**
 * Every refusal Roster can give: code -> HTTP status and the sentence a person reads.
 * Codes are `noun.reason`. `{word}` in a sentence is filled from the error's details.
 */
export const errorCatalogue = {
  unexpected: {
    status: 500,
    message: 'Something went wrong on our side. Nothing was changed. Please try again.',
  },

  'request.malformed': { status: 400, message: 'This request could not be read. Please try again.' },
  'request.invalid': { status: 400, message: 'Please check the marked fields.' },
  'request.unsupported-type': { status: 415, message: 'Roster accepts JSON only.' },
  'request.too-large': {
    status: 413,
    message: 'This is more than Roster accepts at once. Please send less.',
  },
  'request.not-found': { status: 404, message: 'There is nothing at this address.' },
  'request.foreign-origin': {
    status: 403,
    message: 'This request came from another website and was refused.',
  },
  'request.key-reused': {
    status: 422,
    message: 'This request was sent before with other content. Please try again.',
  },
  'request.too-many': {
    status: 429,
    message: 'That was a lot at once. Please wait a moment and try again.',
  },

  'server.unavailable': {
    status: 503,
    message: 'Roster is restarting or very busy. Please try again in a few seconds.',
  },
  'server.disk-full': {
    status: 507,
    message:
      'The disk that holds Roster’s data is nearly full, so nothing was changed. Free some space and try again.',
  },
  'server.unreachable': {
    status: 503,
    message: 'The account server cannot be reached. Check the connection and try again.',
  },
  'server.not-roster': {
    status: 502,
    message: 'There is no Roster account server at this address. Check the address and try again.',
  },
  'server.address-invalid': {
    status: 400,
    message: 'Enter the address of the account server, for example https://roster.your-firm.com.',
  },

  'session.missing': { status: 401, message: 'Please sign in.' },
  'session.no-account': { status: 403, message: 'Please choose the account you want to work in.' },
  'permission.missing': {
    status: 403,
    message: 'This needs the Account Administrator level. Ask an administrator of your account.',
  },

  'sign-in.refused': { status: 401, message: 'The address or the password is not right.' },
  'sign-in.locked': {
    status: 429,
    message: 'Too many tries. Signing in is locked until {until}.',
  },
  'sign-in.code-refused': {
    status: 401,
    message: 'This code is not right or no longer valid. Enter the newest one.',
  },
  'sign-in.code-expired': {
    status: 401,
    message: 'The time for entering the code has run out. Please sign in again.',
  },

  'password.too-short': { status: 400, message: 'The password needs at least {minimum} characters.' },
  'password.too-long': { status: 400, message: 'The password may have at most 128 characters.' },
  'password.too-common': {
    status: 400,
    message: 'This password is easy to guess. Choose another, for example four unrelated words.',
  },
  'password.wrong': { status: 403, message: 'The current password is not right.' },
  'password.link-invalid': {
    status: 404,
    message: 'This link no longer works. Ask for a new one on the sign-in page.',
  },
  'two-factor.already-on': { status: 409, message: 'Two-factor is already on.' },
  'two-factor.not-on': { status: 409, message: 'Two-factor is not on.' },

  'account.exists': {
    status: 409,
    message: 'An account was already opened here. Sign in, or ask its administrator for an invitation.',
  },
  'account.not-found': { status: 404, message: 'There is no such account.' },
  'account.stale': {
    status: 409,
    message: 'Somebody changed these settings in the meantime. Look at the current state and try again.',
  },
  'address.invalid': {
    status: 400,
    message: 'This is not a complete e-mail address. It should look like name@firm.com.',
  },
  'address.taken': {
    status: 409,
    message: 'There is already a login with this address. Sign in with it.',
  },

  'user.not-found': { status: 404, message: 'There is no such user in this account.' },
  'user.stale': {
    status: 409,
    message: 'Somebody changed this user in the meantime. Look at the current state and try again.',
  },
  'user.last-administrator': {
    status: 409,
    message:
      'This is the last active Account Administrator. Make somebody else an Account Administrator first.',
  },
  'user.already-inactive': { status: 409, message: 'This user is already inactive.' },
  'user.already-active': { status: 409, message: 'This user is already active.' },
  'user.work-on-lost-cases': {
    status: 409,
    message:
      'There is open work on cases that would be lost from sight: {items} on {cases}. Hand it over first, or say that it stays.',
  },
  'user.level-unchanged': { status: 409, message: 'This user already has this permission level.' },
  'users.refused': {
    status: 409,
    message:
      'This cannot be done for everybody who was chosen. Nothing was changed. Please look at the list.',
  },

  'quote.not-found': { status: 404, message: 'This preview is not known here. Open the dialog again.' },
  'quote.other-actor': {
    status: 403,
    message: 'This preview was made by somebody else. Open the dialog yourself to see the amount.',
  },
  'quote.other-act': {
    status: 422,
    message: 'This preview was made for something else. Open the dialog again.',
  },
  'quote.wrong-total': {
    status: 422,
    message: 'The amount that was confirmed is not the one of the preview. Nothing was booked. Look again.',
  },
  'quote.used': { status: 409, message: 'This was done already; it was booked once.' },
  'quote.expired': {
    status: 410,
    message:
      'This preview is too old. Nothing was booked. Look at the amount once more and confirm it again.',
  },
  'quote.stale': {
    status: 409,
    message:
      'Something changed since you looked. Nothing was booked. Look at the new amount and confirm it again.',
  },
  'amount.too-large': {
    status: 422,
    message: 'This comes to more than Roster can bill at once. Do it in smaller steps.',
  },
  'time-zone.unknown': { status: 400, message: 'This time zone is not known. Choose one from the list.' },
  'plan.unchanged': { status: 409, message: 'The account has this plan already.' },
  'plan.nothing-scheduled': { status: 409, message: 'No change of plan is waiting.' },
  'ledger-line.not-found': { status: 404, message: 'There is no such line in the ledger.' },
  'export.too-large': {
    status: 422,
    message: 'These are more than {most} lines, too many for one file. Choose fewer days and export again.',
  },
  'invoice.not-found': { status: 404, message: 'There is no such invoice.' },
  'invoice.paid': { status: 409, message: 'This invoice is paid already.' },
  'payment.stale': {
    status: 409,
    message: 'Somebody changed the payment information meanwhile. Look at it again, then save once more.',
  },
  'payment.no-cards': {
    status: 409,
    message: 'This server does not take cards. Bills come by e-mail; ask whoever runs it.',
  },
  'payment.no-card': { status: 409, message: 'No card is entered yet. Enter one first.' },
  'payment.not-finished': {
    status: 409,
    message: 'The card has not been entered yet. Finish it on the page of the payment provider.',
  },
  'payment.refused': { status: 402, message: 'The payment was refused. The provider said: {answer}' },
  'payment.unreachable': {
    status: 502,
    message: 'The payment provider cannot be reached now. Nothing was charged. Try again later.',
  },
  'payment.not-accepted': {
    status: 502,
    message: 'The payment provider does not accept this server. Whoever runs it has to check its key.',
  },
  'payment.under-way': {
    status: 409,
    message: 'This invoice is being collected from the card just now. Look again in a few minutes.',
  },

  'invitation.not-found': { status: 404, message: 'There is no such invitation in this account.' },
  'invitation.stale': {
    status: 409,
    message: 'Somebody changed this invitation in the meantime. Look at the current state and try again.',
  },
  'invitation.not-open': {
    status: 409,
    message: 'This invitation is no longer open, so it cannot be changed.',
  },
  'invitation.expired': {
    status: 409,
    message: 'This invitation has expired. Resend it first; then its link works again.',
  },
  'invitation.pending': { status: 409, message: 'This address already has an open invitation.' },
  'invitation.guest-rule': { status: 409, message: '{reason}' },
  'invitation.user-exists': {
    status: 409,
    message: 'This address already belongs to a user of this account.',
  },
  'invitation.user-inactive': {
    status: 409,
    message: 'This address belongs to an inactive user. Reactivate the user instead.',
  },
  'invitation.too-soon': {
    status: 429,
    message: 'This invitation was sent less than a minute ago. Wait a moment before sending it again.',
  },
  'invitation.limit': {
    status: 429,
    message:
      'This account has sent {limit} invitations in the last 24 hours, which is the limit. Continue later.',
  },
  'invitation.recipient-limit': {
    status: 429,
    message: 'This address has been written to {limit} times in the last 24 hours. Continue tomorrow.',
  },
  'invitation.links-by-email-only': {
    status: 403,
    message: 'Your firm sends registration links by e-mail only. Resend the invitation instead.',
  },

  'link.invalid': {
    status: 404,
    message: 'This registration link is not complete. Open it again from the e-mail, or ask for a new one.',
  },
  'link.accepted': { status: 410, message: 'This invitation has been accepted already. You can sign in.' },
  'link.deleted': {
    status: 410,
    message: 'This invitation was withdrawn. Ask your contact at the firm for a new one.',
  },
  'link.expired': {
    status: 410,
    message: 'This invitation has expired. Ask your contact at the firm to send it again.',
  },
  'link.replaced': {
    status: 410,
    message: 'This link was replaced by a newer one. Use the newest e-mail you got.',
  },
  'registration.sign-in-needed': {
    status: 403,
    message: 'There is already a login with this address. Sign in with it to accept the invitation.',
  },
  'registration.other-identity': {
    status: 403,
    message: 'You are signed in with another address. Sign in with the address that was invited.',
  },

  ...rosterRefusals,
  ...caseRefusals,
  ...handOverRefusals,
  ...workRefusals,
  ...templateRefusals,

  'message.not-found': { status: 404, message: 'There is no such message.' },
  'message.outdated': {
    status: 409,
    message: 'What this message is about is no longer open, so it is not sent again.',
  },
  'message.not-failed': { status: 409, message: 'Only a message that failed can be sent again.' },
  'mail.not-configured': {
    status: 409,
    message: 'No mail server is set up. Enter one under Settings first.',
  },
  'mail.set-by-environment': {
    status: 409,
    message: 'The mail server is set by whoever runs this server and cannot be changed here.',
  },
  'mail.refused': { status: 502, message: 'The mail server did not take the message. It said: {answer}' },

  'page.not-allowed': { status: 403, message: 'Roster does not open this address.' },
  'file.not-saved': {
    status: 500,
    message: 'The file could not be saved there. Choose another place.',
  },

  'settings.unreadable': {
    status: 500,
    message: 'The settings on this computer could not be read. They were set aside and new ones were made.',
  },
  'data-folder.in-use': {
    status: 409,
    message:
      'Another Roster (process {pid}, since {since}) is using the data folder {folder}. Use that one, stop it first, or choose another folder with --data.',
  },
  'data-folder.unwritable': {
    status: 500,
    message:
      'Roster cannot write to the data folder {folder}. Allow your user to write there, or choose another folder with --data.',
  },
  'data-folder.other-version': {
    status: 500,
    message:
      'The data in {folder} was written by PostgreSQL {found}, and this Roster brings PostgreSQL {expected}. Make a backup with the Roster that wrote it, then restore that backup here into an empty folder.',
  },
  'database.binaries-missing': {
    status: 500,
    message:
      'The database that comes with Roster is missing for this computer ({platform}). Install Roster again, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  },
  'database.root-refused': {
    status: 500,
    message:
      'PostgreSQL does not run as root, and this system does not let Roster step down from it. Start Roster as an ordinary user.',
  },
  'database.newer': {
    status: 500,
    message:
      'This data was last used by a newer Roster. Start that version or a newer one. Nothing was changed.',
  },
  'database.start-failed': {
    status: 500,
    message: 'The database did not start. It said: {reason} More is in {log}.',
  },

  'desktop.only': { status: 400, message: 'This works in the desktop application only.' },
} as const satisfies Record<string, { status: number; message: string }>

/** A refusal's stable name; see `errorCatalogue`. */
export type ErrorCode = keyof typeof errorCatalogue

/** Whether a text is a code of the catalogue. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code)
}
