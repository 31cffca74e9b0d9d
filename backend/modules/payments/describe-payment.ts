import { eq } from 'drizzle-orm'
import type { Output } from '../../../shared/contract/index.ts'
import type { Payment } from '../../../shared/model/billing.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../database/open.ts'
import { billingTerms } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { readTerms } from '../billing/terms.ts'

type StoredTerms = typeof billingTerms.$inferSelect

/** Where bills go and how they are paid. */
export async function readPayment({ context, db, actor }: ReadScope): Promise<Output<'payment.read'>> {
  const { terms } = await readTerms(db, actor.accountId)
  return describePayment(context, terms)
}

/** Payment information as people see it: of a card, what is printed on every receipt. */
export function describePayment(context: Context, terms: StoredTerms): Payment {
  const { contactName, contactEmail, address, purchaseOrder, taxId, paymentMethod, version } = terms
  const { cardReference, cardBrand, cardLast4, cardExpires } = terms
  return {
    contactName,
    contactEmail,
    address,
    purchaseOrder,
    taxId,
    method: paymentMethod,
    takesCards: context.payments.takesCards,
    card:
      cardReference === null
        ? null
        : { brand: cardBrand ?? '', last4: cardLast4 ?? '', expires: cardExpires ?? '' },
    version,
  }
}

/** Changes payment information and answers it as it is now. */
export async function updateTerms(
  db: Queryable,
  terms: StoredTerms,
  change: Partial<StoredTerms>,
): Promise<StoredTerms> {
  const changed = { ...change, version: terms.version + 1 }
  await db.update(billingTerms).set(changed).where(eq(billingTerms.accountId, terms.accountId))
  return { ...terms, ...changed }
}
