import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { findAddress } from '../../addresses.ts'
import type { Tx } from '../../database/open.ts'
import { collections } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { currentCycle } from '../billing/cycles.ts'
import { readTerms } from '../billing/terms.ts'
import { describePayment, updateTerms } from './describe-payment.ts'

/** Changes where bills go and how they are paid, from the next one on; issued ones stay as they are. */
export async function changePayment(
  { context, tx, actor, now }: WriteScope,
  { version, method, ...typed }: Parsed<'payment.change'>,
): Promise<Output<'payment.change'>> {
  const { accountId } = actor
  await currentCycle(context, tx, accountId, now)
  const { terms } = await readTerms(tx, accountId)
  if (terms.version !== version) throw new AppError('payment.stale')
  const contactEmail = readContactAddress(typed.contactEmail)
  if (method === 'card' && !context.payments.takesCards) throw new AppError('payment.no-cards')
  if (method === 'card' && terms.cardReference === null) throw new AppError('payment.no-card')
  const changed = await updateTerms(tx, terms, { ...typed, contactEmail, paymentMethod: method })
  if (method === 'invoice') await stopCollecting(tx, accountId)
  await recordActivity(tx, accountId, now, {
    kind: 'payment.changed',
    actor,
    subject: { id: null, name: '' },
    facts: { method, contactEmail },
  })
  await announce(tx, accountId, 'billing.changed', {})
  return describePayment(context, changed)
}

/** Nobody has to be named: bills go to the administrator who is here longest then. */
function readContactAddress(typed: string): string {
  if (typed.trim() === '') return ''
  const found = findAddress(typed)
  if (found) return found.address
  throw new AppError('address.invalid', undefined, {
    fields: [{ path: 'contactEmail', message: 'This is not a complete e-mail address.' }],
  })
}

/** What was already asked of the provider is followed up: the money may have been taken. */
async function stopCollecting(tx: Tx, accountId: string): Promise<void> {
  await tx
    .delete(collections)
    .where(and(eq(collections.accountId, accountId), eq(collections.awaitsAnswer, false)))
}
