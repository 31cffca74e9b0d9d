import { v7 as uuid7 } from 'uuid'
import { AppError } from '../../shared/errors.ts'
import { type Tx, violatedConstraint } from '../database/open.ts'
import { authAccount, authUser } from '../database/tables/index.ts'

/** A person's new login. `email` is the comparable form of the address (`Address.key`). */
export interface NewIdentity {
  email: string
  name: string
  passwordHash: string
  emailVerified: boolean
  now: Date
}

/** Writes a login with its password as part of the caller's transaction; throws `address.taken`. */
export async function createIdentity(tx: Tx, identity: NewIdentity): Promise<string> {
  const { email, name, passwordHash, emailVerified, now } = identity
  const id = uuid7()
  const written = { createdAt: now, updatedAt: now }
  try {
    await tx.insert(authUser).values({ id, name, email, emailVerified, twoFactorEnabled: false, ...written })
  } catch (error) {
    if (violatedConstraint(error) === 'auth_user_email_unique') throw new AppError('address.taken')
    throw error
  }
  await tx.insert(authAccount).values({
    id: uuid7(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: passwordHash,
    ...written,
  })
  return id
}
