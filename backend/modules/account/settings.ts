import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { ReadScope, WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'

/** Name and rules of the account. */
export async function readAccount({ db, actor }: ReadScope): Promise<Output<'account.read'>> {
  return findSettings(db, actor.accountId)
}

/** Decides whether administrators may copy registration links. */
export async function changeLinkRule(
  { tx, actor, now }: WriteScope,
  { linksByEmailOnly, version }: Parsed<'account.changeLinkRule'>,
): Promise<Output<'account.changeLinkRule'>> {
  const { accountId } = actor
  const current = await findSettings(tx, accountId)
  if (current.version !== version) throw new AppError('account.stale')
  if (current.linksByEmailOnly === linksByEmailOnly) return current
  await tx
    .update(accounts)
    .set({ linksByEmailOnly, version: version + 1 })
    .where(and(eq(accounts.accountId, accountId), eq(accounts.version, version)))
  await recordActivity(tx, accountId, now, {
    kind: 'account.link-rule-changed',
    actor,
    subject: { id: null, name: current.firmName },
    facts: { linksByEmailOnly },
  })
  await announce(tx, accountId, 'account.changed', {})
  return { ...current, linksByEmailOnly, version: version + 1 }
}

/** The account as screens see it. */
export async function findSettings(db: Queryable, accountId: string): Promise<Output<'account.read'>> {
  const [settings] = await db
    .select({
      firmName: accounts.firmName,
      address: accounts.address,
      phone: accounts.phone,
      fax: accounts.fax,
      dateFormat: accounts.dateFormat,
      timeZone: accounts.timeZone,
      linksByEmailOnly: accounts.linksByEmailOnly,
      version: accounts.version,
    })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  if (!settings) throw new AppError('account.not-found')
  return settings
}
