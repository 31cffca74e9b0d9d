import type { AccountOperationName } from '../shared/contract/index.ts'
import { AppError } from '../shared/errors.ts'
import type { Context } from './context.ts'

/** Below this, writes are refused: what is left is for the database to go on, and to recover after a crash. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024

/** What must work on a full disk too: somebody has to get in, look, and leave. These write next to nothing. */
const alwaysPossible: ReadonlySet<AccountOperationName> = new Set<AccountOperationName>([
  'session.signIn',
  'session.verifyCode',
  'session.chooseAccount',
  'session.signOut',
  'registration.read',
])

/** Refuses a write while the disk is nearly full (`server.disk-full`); works again by itself as soon as it is not. */
export async function requireDiskSpace(context: Context, name: AccountOperationName): Promise<void> {
  if (alwaysPossible.has(name)) return
  if ((await context.disk.freeBytes()) < LEAST_FREE_BYTES) throw new AppError('server.disk-full')
}
