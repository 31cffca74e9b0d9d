import type { z } from 'zod'
import { accountOperations } from './account.ts'
import { activityOperations } from './activity.ts'
import { billingOperations } from './billing.ts'
import { caseOperations } from './cases.ts'
import { desktopOperations } from './desktop.ts'
import { handOverOperations } from './hand-overs.ts'
import { invitationOperations } from './invitations.ts'
import type { AccountOperation } from './operation.ts'
import { quoteOperations } from './quotes.ts'
import { rosterOperations } from './roster.ts'
import { sessionOperations } from './sessions.ts'
import { templateOperations } from './templates.ts'
import { userOperations } from './users.ts'
import { workOperations } from './work.ts'

/** Every operation Roster has, by name. Bindings, typed api, routes, OpenAPI and the permission matrix derive from it. */
export const operations = {
  ...sessionOperations,
  ...invitationOperations,
  ...userOperations,
  ...rosterOperations,
  ...caseOperations,
  ...handOverOperations,
  ...workOperations,
  ...quoteOperations,
  ...billingOperations,
  ...accountOperations,
  ...templateOperations,
  ...activityOperations,
  ...desktopOperations,
}

type Operations = typeof operations

/** The name of an operation. */
export type OperationName = keyof Operations
/** The names of operations that the account backend answers. */
export type AccountOperationName = {
  [N in OperationName]: Operations[N] extends AccountOperation ? N : never
}[OperationName]
/** The names of operations that the desktop application answers. */
export type DesktopOperationName = Exclude<OperationName, AccountOperationName>

/** What a caller passes in. */
export type Input<N extends OperationName> = z.input<Operations[N]['input']>
/** What the serving side works with: the input after parsing, with defaults filled and texts normalised. */
export type Parsed<N extends OperationName> = z.output<Operations[N]['input']>
/** What comes back. */
export type Output<N extends OperationName> = z.output<Operations[N]['output']>

/** Whether a text names an operation; safe for texts from outside. */
export function isOperationName(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operations, name)
}

/** Whether an operation is answered by the account backend. */
export function isAccountOperationName(name: OperationName): name is AccountOperationName {
  return operations[name].servedBy === 'account'
}

/** The names of all account operations. */
export const accountOperationNames = (Object.keys(operations) as OperationName[]).filter(
  isAccountOperationName,
)

/** An account operation by name. */
export function accountOperation(name: AccountOperationName): AccountOperation {
  return operations[name] as AccountOperation
}
