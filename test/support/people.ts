import { v7 as uuid7 } from 'uuid'
import { createIdentity } from '../../backend/auth/create-identity.ts'
import { hashLimited } from '../../backend/auth/limited-hashing.ts'
import { lockAccount } from '../../backend/database/lock-account.ts'
import { users } from '../../backend/database/tables/index.ts'
import { adoptUsers } from '../../backend/modules/billing/adopt-users.ts'
import type { Level } from '../../shared/rules/levels.ts'
import { searchKey } from '../../shared/rules/text.ts'
import { TEST_PASSWORD, type TestBackend } from './backend.ts'
import type { Client } from './client.ts'

/** The account that a signed-in client works in, and as whom. */
export async function whoIs(client: Client) {
  const session = await client.call('session.read', {})
  if (session.state !== 'signed-in') throw new Error(`This client is ${session.state}.`)
  return {
    accountId: session.account.accountId,
    userId: session.user.userId,
    identityId: session.identity.identityId,
    email: session.identity.email,
  }
}

let hash: Promise<string> | undefined

/** A login with the password of all tests, as yet a user of no account. */
export async function addIdentity(backend: TestBackend, email: string, name = 'Ben Carter'): Promise<string> {
  hash ??= hashLimited(TEST_PASSWORD)
  const passwordHash = await hash
  return backend.context.database.system.transaction((tx) =>
    createIdentity(tx, { email, name, passwordHash, emailVerified: true, now: new Date() }),
  )
}

/** Makes a login a user of an account, without an invitation. Answers the user's id. */
export async function addUser(
  backend: TestBackend,
  accountId: string,
  identityId: string,
  facts: { email: string; name?: string; level?: Level; status?: 'active' | 'inactive' },
): Promise<string> {
  const { email, name = 'Ben Carter', level = 'standard', status = 'active' } = facts
  const userId = uuid7()
  const now = new Date()
  await addWithSeats(backend, accountId, {
    accountId,
    userId,
    identityId,
    name,
    nameKey: searchKey(name),
    email,
    emailKey: email.toLowerCase(),
    level,
    status,
    statusSince: now,
    joinedAt: now,
    lastActiveAt: now,
  })
  return userId
}

/** Writes users into an account, each with the seat they have from now on. */
export async function addWithSeats(
  backend: TestBackend,
  accountId: string,
  ...people: (typeof users.$inferInsert)[]
): Promise<void> {
  const { context } = backend
  await context.database.write(accountId, async (tx) => {
    const now = await lockAccount(context, tx, accountId)
    await tx.insert(users).values(people)
    await adoptUsers(context, tx, accountId, now)
  })
}

/** A new person in an account, signed in. */
export async function addSignedInUser(
  backend: TestBackend,
  accountId: string,
  facts: { name?: string; level?: Level } = {},
): Promise<Client> {
  const email = `person.${uuid7()}@hartwell.test`
  const identityId = await addIdentity(backend, email, facts.name)
  await addUser(backend, accountId, identityId, { email, ...facts })
  return signIn(backend, email)
}

/** Signs in with the password of all tests. */
export async function signIn(backend: TestBackend, email: string, password = TEST_PASSWORD): Promise<Client> {
  const client = backend.visitor()
  await client.call('session.signIn', { email, password })
  return client
}
