import { and, eq, isNull } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { Tx } from '../../database/open.ts'
import { collections } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import { cardPages } from '../../plugins/card-pages.ts'
import type { EnteredCard } from '../../ports/payments.ts'
import type { Actor, DirectRequest } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { currentCycle } from '../billing/cycles.ts'
import { readTerms } from '../billing/terms.ts'
import { findBillingAddress } from './announce-invoice.ts'
import { describePayment, updateTerms } from './describe-payment.ts'

/** Begins entering a card: answers the provider's own page. Nothing is stored until the card is there. */
export async function beginCard({ context, actor }: DirectRequest): Promise<Output<'payment.beginCard'>> {
  const { accountId } = requireActor(actor)
  const payer = await context.database.read(accountId, async (db) => ({
    accountId,
    email: await findBillingAddress(db, accountId),
    customerReference: (await readTerms(db, accountId)).terms.customerReference,
  }))
  return context.payments.beginCard(payer, cardPages(context.publicAddress()))
}

/** Asks the provider for the card that was entered and pays with it from now on. */
export async function finishCard(
  { context, actor: asking }: DirectRequest,
  { setupId }: Parsed<'payment.finishCard'>,
): Promise<Output<'payment.finishCard'>> {
  const actor = requireActor(asking)
  const card = await context.payments.finishCard(setupId, actor.accountId)
  if (!card) throw new AppError('payment.not-finished')
  return context.database.write(actor.accountId, (tx) => keepCard(context, tx, actor, card))
}

async function keepCard(
  context: Context,
  tx: Tx,
  actor: Actor,
  card: EnteredCard,
): Promise<Output<'payment.finishCard'>> {
  const { accountId } = actor
  const now = await lockAccount(context, tx, accountId)
  await currentCycle(context, tx, accountId, now)
  const { terms } = await readTerms(tx, accountId)
  // Asking twice for the same result changes nothing the second time.
  if (terms.cardReference === card.cardReference) return describePayment(context, terms)
  const changed = await updateTerms(tx, terms, {
    paymentMethod: 'card',
    customerReference: card.customerReference,
    cardReference: card.cardReference,
    cardBrand: card.brand,
    cardLast4: card.last4,
    cardExpires: card.expires,
  })
  await tryAgainWithNewCard(tx, accountId, now)
  await recordActivity(tx, accountId, now, {
    kind: 'payment.card-entered',
    actor,
    subject: { id: null, name: `${card.brand} ending in ${card.last4}` },
  })
  await announce(tx, accountId, 'billing.changed', {})
  return describePayment(context, changed)
}

async function tryAgainWithNewCard(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .update(collections)
    .set({ nextAt: now, attempts: 0 })
    .where(and(eq(collections.accountId, accountId), isNull(collections.nextAt)))
}

function requireActor(actor: Actor | null): Actor {
  if (!actor) throw new AppError('session.missing')
  return actor
}
