import type { Level } from './levels.ts'

/**
 * Who may do what: the one table that the backend enforces on every request and the screens ask.
 * `sentence` is the line shown when levels are compared. Source: product.md section 1.
 */
export const permissions = {
  'cases.readAll': { sentence: 'See all cases and data of the firm', levels: ['administrator', 'standard'] },
  'cases.readAssigned': {
    sentence: 'See the cases they are assigned to',
    levels: ['administrator', 'standard', 'limited', 'guest'],
  },
  'cases.create': { sentence: 'Create cases', levels: ['administrator', 'standard', 'limited'] },
  'cases.assign': {
    sentence: 'Add and remove people on any case, and hand over their work',
    levels: ['administrator', 'standard'],
  },
  'cases.edit': {
    sentence: 'Rename, close and reopen the cases they can see',
    levels: ['administrator', 'standard', 'limited'],
  },
  'cases.import': { sentence: 'Import a list of cases', levels: ['administrator'] },
  'work.do': {
    sentence: 'Work on the tasks and reviews that are theirs',
    levels: ['administrator', 'standard', 'limited', 'guest'],
  },
  'users.read': { sentence: 'See who is in the account', levels: ['administrator'] },
  'users.invite': { sentence: 'Invite people, resend and delete invitations', levels: ['administrator'] },
  'users.manage': {
    sentence: 'Change permission levels, deactivate and reactivate users',
    levels: ['administrator'],
  },
  'handOvers.manage': {
    sentence: 'Hand over the work of people who leave',
    levels: ['administrator'],
  },
  'account.read': {
    sentence: 'See the name and formats of the account',
    levels: ['administrator', 'standard', 'limited', 'guest'],
  },
  'templates.read': {
    sentence: 'Use the templates of the firm for contacts, issues and sources',
    levels: ['administrator', 'standard', 'limited', 'guest'],
  },
  'templates.manage': {
    sentence: 'Create templates for contacts, issues and sources',
    levels: ['administrator'],
  },
  'account.manage': { sentence: 'Change account settings', levels: ['administrator'] },
  'billing.read': { sentence: 'See plan, credit, ledger and invoices', levels: ['administrator'] },
  'billing.manage': { sentence: 'Change the plan and payment information', levels: ['administrator'] },
  'activity.read': {
    sentence: 'See, export and check everything that was done in the account',
    levels: ['administrator'],
  },
  'outbox.read': { sentence: 'Read the messages that Roster sends', levels: ['administrator'] },
  'outbox.manage': { sentence: 'Set up the mail server and send messages again', levels: ['administrator'] },
  'profile.manage': {
    sentence: 'Change their own name, password and two-factor',
    levels: ['administrator', 'standard', 'limited', 'guest'],
  },
} as const satisfies Record<string, { sentence: string; levels: readonly Level[] }>

/** One thing a person may be allowed to do. */
export type Permission = keyof typeof permissions

/** Whether somebody of this level may do this. */
export function may(level: Level, permission: Permission): boolean {
  return (permissions[permission].levels as readonly Level[]).includes(level)
}
