import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { Recorded } from '../../implement.ts'
import type { WriteScope } from '../../scope.ts'
import { requireUser } from '../users/one-user.ts'
import { handOver } from './hand-over.ts'
import { describeHandOver } from './receipts.ts'

/** Hands over what was placed. */
export async function runHandOver(
  scope: WriteScope,
  { userId, placements }: Parsed<'handOvers.run'>,
): Promise<Recorded> {
  const giver = await requireUser(scope.tx, scope.actor.accountId, userId)
  return { handOverId: await handOver(scope, giver, placements) }
}

/** The receipt of what was handed over or reversed. */
export function answerReceipt(
  { tx, actor, now }: WriteScope,
  _: unknown,
  { handOverId }: Recorded,
): Promise<Output<'handOvers.run'>> {
  return describeHandOver(tx, actor.accountId, String(handOverId), now)
}
