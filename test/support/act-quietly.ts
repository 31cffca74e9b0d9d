import type { Actor } from '../../backend/scope.ts'
import type { Input } from '../../shared/contract/index.ts'
import type { Quote } from '../../shared/model/quote.ts'
import type { QuietBackend } from './quiet-backend.ts'

/** How each act of a quote is confirmed. */
export const confirming = {
  deactivate: 'users.deactivate',
  reactivate: 'users.reactivate',
  changeLevel: 'users.changeLevel',
  changePlan: 'billing.changePlan',
} as const

/** Quotes and confirms at once; answers what was quoted. */
export async function actOn(
  backend: QuietBackend,
  actor: Actor,
  request: Input<'quotes.create'>,
): Promise<Quote> {
  const quote = await backend.write(actor, 'quotes.create', request)
  await backend.write(actor, confirming[request.act], { ...confirmationOf(quote), ...leaving(request.act) })
  return quote
}

/** What a confirming request repeats of a quote. */
export function confirmationOf({ quoteId, totals }: Quote): { quoteId: string; totalCents: number } {
  return { quoteId, totalCents: totals.totalCents }
}

/** Open work on what a change of level takes from sight stays with its holder. */
export function leaving(act: Quote['act']): { leaveWork?: true } {
  return act === 'changeLevel' ? { leaveWork: true } : {}
}
