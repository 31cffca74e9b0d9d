import type { z } from 'zod'
import type { Permission } from '../rules/permissions.ts'

/** HTTP methods of account operations; GET reads, the others write. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * Who may call an account operation: `anyone` without signing in, `identity` after signing in (no account chosen
 * yet), or a permission of the table in rules/permissions.ts, held by an active user of the account.
 */
export type Access = 'anyone' | 'identity' | Permission

type Shape = z.ZodType

/** An operation answered by the account backend over HTTP. `:name` parts of the route are fields of the input. */
export interface AccountOperation<I extends Shape = Shape, O extends Shape = Shape> {
  servedBy: 'account'
  route: `${Method} /${string}`
  access: Access
  summary: string
  /** Most bytes of a request, where it may be larger than usual. */
  largestBody?: number
  input: I
  output: O
}

/** An operation answered by the desktop application itself (or by the browser, where there is none). */
export interface DesktopOperation<I extends Shape = Shape, O extends Shape = Shape> {
  servedBy: 'desktop'
  summary: string
  input: I
  output: O
}

/** States an account operation. */
export function account<I extends Shape, O extends Shape>(
  operation: Omit<AccountOperation<I, O>, 'servedBy'>,
): AccountOperation<I, O> {
  return { servedBy: 'account', ...operation }
}

/** States a desktop operation. */
export function desktop<I extends Shape, O extends Shape>(
  operation: Omit<DesktopOperation<I, O>, 'servedBy'>,
): DesktopOperation<I, O> {
  return { servedBy: 'desktop', ...operation }
}
