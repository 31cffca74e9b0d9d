import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { accounts } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { findSettings } from './settings.ts'
import { requireTimeZone } from './time-zone.ts'

/** What account information is, in the order in which it is told. */
const parts = ['firmName', 'address', 'phone', 'fax', 'dateFormat', 'timeZone'] as const

/**
 * Changes the account information. Screens, messages and invoices say the new from now on; issued invoices stay. A new
 * time zone counts for billing from the next cycle on, since a cycle keeps the zone it began with.
 */
export async function changeAccount(
  { tx, actor, now }: WriteScope,
  { version, ...typed }: Parsed<'account.change'>,
): Promise<Output<'account.change'>> {
  const { accountId } = actor
  requireTimeZone(typed.timeZone)
  const current = await findSettings(tx, accountId)
  if (current.version !== version) throw new AppError('account.stale')
  const changed = parts.filter((part) => current[part] !== typed[part])
  if (changed.length === 0) return current
  await tx
    .update(accounts)
    .set({ ...typed, version: version + 1 })
    .where(and(eq(accounts.accountId, accountId), eq(accounts.version, version)))
  await recordActivity(tx, accountId, now, {
    kind: 'account.changed',
    actor,
    subject: { id: null, name: typed.firmName },
    facts: Object.fromEntries(
      changed.flatMap((part) => [
        [`${part}From`, current[part]],
        [`${part}To`, typed[part]],
      ]),
    ),
  })
  await announce(tx, accountId, 'account.changed', {})
  return { ...current, ...typed, version: version + 1 }
}
