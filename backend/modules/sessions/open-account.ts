import { sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Session } from '../../../shared/model/session.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import { readAddress } from '../../addresses.ts'
import { createIdentity } from '../../auth/create-identity.ts'
import { hashNewPassword } from '../../auth/new-password.ts'
import { startSession } from '../../auth/start-session.ts'
import { accounts, users } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { requireTimeZone } from '../account/time-zone.ts'
import { recordActivity } from '../activity/record.ts'
import { openBilling } from '../billing/open-billing.ts'
import { describeSession } from './describe-session.ts'
import { deleteSession, findIdentityByEmail } from './queries.ts'
import { hasAnyAccount } from './read-setup.ts'

// Any number; two first runs at once wait for one another here.
const OPENING_LOCK = 7_265_002

/** Opens an account with its first administrator and signs them in. */
export async function openAccount(request: DirectRequest, input: Parsed<'accounts.open'>): Promise<Session> {
  const { context, headers, ip } = request
  const { database, config } = context
  const address = readAddress(input.email)
  requireTimeZone(input.timeZone)
  if (!config.openAccounts && (await hasAnyAccount(database.system))) throw new AppError('account.exists')
  if (await findIdentityByEmail(database.system, address.key)) throw new AppError('address.taken')
  const personal = [input.name, input.firmName, address.address]
  const passwordHash = await hashNewPassword(input.password, personal, false)

  const opened = await database.system.transaction(async (tx) => {
    if (!config.openAccounts) {
      await tx.execute(sql`select pg_advisory_xact_lock(${OPENING_LOCK})`)
      if (await hasAnyAccount(tx)) throw new AppError('account.exists')
    }
    const now = await context.clock.now(tx)
    const { name, firmName, timeZone } = input
    const identityId = await createIdentity(tx, {
      email: address.key,
      name,
      passwordHash,
      emailVerified: false,
      now,
    })
    const accountId = uuid7()
    const userId = uuid7()
    await tx.insert(accounts).values({ accountId, firmName, timeZone, createdAt: now })
    await tx.insert(users).values({
      accountId,
      userId,
      identityId,
      name,
      nameKey: searchKey(name),
      email: address.address,
      emailKey: address.key,
      level: 'administrator',
      status: 'active',
      statusSince: now,
      joinedAt: now,
      lastActiveAt: now,
    })
    await recordActivity(tx, accountId, now, {
      kind: 'account.opened',
      actor: { userId, name, ip },
      subject: { id: userId, name },
    })
    await openBilling(context, tx, accountId, now)
    return { identityId, actor: { accountId, userId } }
  })

  if (request.session) await deleteSession(database.system, request.session.sessionId)
  request.setCookies(await startSession(context, opened.identityId, opened.actor.accountId, headers))
  return describeSession(context, opened)
}
