import type { Context } from '../../context.ts'

/** Delivers the messages that are due. */
export async function deliverDueMessages(_context: Context): Promise<void> {}
