import { eq } from 'drizzle-orm'
import { addDays, localDate, startOfLocalDay } from '../../../shared/billing/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { accounts } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'

/** A past day of an account, in its time zone. */
export interface PastDay {
  accountId: string
  firmName: string
  on: string
  timeZone: string
  /** The day's first moment. */
  from: Date
  /** The first moment of the next day: what happened before it is what the day's end shows. */
  to: Date
}

/** A day that is over and that the account has seen; refuses others. */
export async function requirePastDay(
  { context, db, actor: { accountId } }: ReadScope,
  on: string,
): Promise<PastDay> {
  const [account] = await db
    .select({
      firmName: accounts.firmName,
      timeZone: accounts.timeZone,
      createdAt: accounts.createdAt,
    })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  if (!account) throw new AppError('account.not-found')
  const { firmName, timeZone, createdAt } = account
  const now = await context.clock.now(db)
  const opened = localDate(createdAt.toISOString(), timeZone)
  const today = localDate(now.toISOString(), timeZone)
  if (on < opened) throw new AppError('roster.before-opening', { opened })
  if (on >= today) throw new AppError('roster.day-not-over', { latest: addDays(today, -1) })
  return {
    accountId,
    firmName,
    on,
    timeZone,
    from: new Date(startOfLocalDay(on, timeZone)),
    to: new Date(startOfLocalDay(addDays(on, 1), timeZone)),
  }
}

/** The day as an answer names it. */
export function describeDay({ on, from, to, timeZone }: PastDay) {
  return { on, from: from.toISOString(), to: to.toISOString(), timeZone }
}
