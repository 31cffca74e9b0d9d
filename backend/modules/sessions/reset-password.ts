import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, gt } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { readAddress } from '../../addresses.ts'
import { endEverySession } from '../../auth/end-every-session.ts'
import { hashNewPassword } from '../../auth/new-password.ts'
import { readPasswordToken } from '../../auth/password-links.ts'
import { setPassword } from '../../auth/set-password.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../database/open.ts'
import { authUser, authVerification } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { queuePasswordReset } from '../outbox/queue.ts'
import { findActiveAccounts, findIdentity, findIdentityByEmail } from './queries.ts'
import { countResetMail, forgetTries } from './tries.ts'

const LINK_LIVES_MS = 3_600_000
const PROOF_KIND = 'password link'
// Longer than the work for a known address takes, so that time does not tell who has a login.
const ANSWER_AFTER_MS = 400

/** Mails a link to choose a new password. The answer and its time are the same for an unknown address. */
export async function forgetPassword(
  { context, ip }: DirectRequest,
  { email }: Parsed<'password.forget'>,
): Promise<Output<'password.forget'>> {
  const { key } = readAddress(email)
  await Promise.all([mailLink(context, key, ip), pause(ANSWER_AFTER_MS)])
  return {}
}

async function mailLink(context: Context, emailKey: string, ip: string): Promise<void> {
  const db = context.database.system
  if (!(await countResetMail(context, emailKey, ip))) return
  const identity = await findIdentityByEmail(db, emailKey)
  if (!identity || (await findActiveAccounts(db, identity.id)).length === 0) return
  const proofId = await storePasswordProof(db, identity.id, await context.clock.now(db))
  await queuePasswordReset(context, identity, proofId)
}

/** Stores the proof that a link to choose a new password names; one hour later it proves nothing. */
export async function storePasswordProof(db: Queryable, identityId: string, now: Date): Promise<string> {
  const proofId = uuid7()
  await db.insert(authVerification).values({
    id: proofId,
    identifier: PROOF_KIND,
    value: identityId,
    expiresAt: new Date(now.getTime() + LINK_LIVES_MS),
    createdAt: now,
    updatedAt: now,
  })
  return proofId
}

/** Sets a new password with the link that was mailed, once, and ends every session. */
export async function resetPassword(
  { context }: DirectRequest,
  { token, password }: Parsed<'password.reset'>,
): Promise<Output<'password.reset'>> {
  const db = context.database.system
  const proofId = readPasswordToken(context.keys.passwordLinks, token)
  if (proofId === null) throw new AppError('password.link-invalid')
  const [proof] = await db
    .select({ identityId: authVerification.value })
    .from(authVerification)
    .where(isLiveProof(proofId, await context.clock.now(db)))
  const identity = proof && (await findIdentity(db, proof.identityId))
  if (!identity) throw new AppError('password.link-invalid')
  const personal = [identity.name, identity.email]
  const passwordHash = await hashNewPassword(password, personal, identity.twoFactorEnabled === true)

  await db.transaction(async (tx) => {
    const now = await context.clock.now(tx)
    const used = await tx.delete(authVerification).where(isLiveProof(proofId, now)).returning()
    if (used.length === 0) throw new AppError('password.link-invalid')
    await setPassword(tx, identity.id, passwordHash, now)
    // The link came by e-mail, so the address is theirs.
    await tx.update(authUser).set({ emailVerified: true, updatedAt: now }).where(eq(authUser.id, identity.id))
    await endEverySession(tx, identity.id)
  })
  await forgetTries(context, `address ${identity.email}`)
  return {}
}

function isLiveProof(proofId: string, now: Date) {
  return and(
    eq(authVerification.id, proofId),
    eq(authVerification.identifier, PROOF_KIND),
    gt(authVerification.expiresAt, now),
  )
}
