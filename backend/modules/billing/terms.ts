import { eq } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { DateFormat } from '../../../shared/model/account.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts, billingTerms } from '../../database/tables/index.ts'

/** How an account pays, with the facts of the account that its cycles and invoices are made with. */
export interface Terms {
  terms: typeof billingTerms.$inferSelect
  firmName: string
  timeZone: string
  dateFormat: DateFormat
}

/** Plan and interval of the next cycle, payment information, and the account's name, zone and date format as of now. */
export async function readTerms(db: Queryable, accountId: string): Promise<Terms> {
  const [found] = await db
    .select({
      terms: billingTerms,
      firmName: accounts.firmName,
      timeZone: accounts.timeZone,
      dateFormat: accounts.dateFormat,
    })
    .from(billingTerms)
    .innerJoin(accounts, eq(accounts.accountId, billingTerms.accountId))
    .where(eq(billingTerms.accountId, accountId))
  if (!found) throw new AppError('server.unavailable')
  return found
}
