import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePasswordToken } from '../../../backend/auth/password-links.ts'
import {
  authAccount,
  authSession,
  authTwoFactor,
  authVerification,
} from '../../../backend/database/tables/index.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { setUpAuthenticator, waitForFreshCode } from '../../support/one-time-codes.ts'

const NEW_PASSWORD = 'seven green lanterns'
const email = 'canary@hartwell.test'

let backend: TestBackend
let log = ''
beforeAll(async () => {
  const logTo = {
    write(line: string) {
      log += line
    },
  }
  backend = await startTestBackend({ logLevel: 'debug' }, { logTo })
})
afterAll(() => backend.stop())

async function storedSecrets(): Promise<string[]> {
  const db = backend.context.database.system
  const [sessions, passwords, proofs, factors] = await Promise.all([
    db.select().from(authSession),
    db.select().from(authAccount),
    db.select().from(authVerification),
    db.select().from(authTwoFactor),
  ])
  return [
    ...sessions.map(({ token }) => token),
    ...passwords.map(({ password }) => password ?? ''),
    ...proofs.map(({ identifier }) => identifier),
    ...factors.flatMap(({ secret, backupCodes }) => [secret, backupCodes]),
  ].filter((secret) => secret.length > 8)
}

it('writes no password, hash, token, code or address into the log, also when the database fails', async () => {
  const db = backend.context.database.system
  const secrets = [TEST_PASSWORD, NEW_PASSWORD, 'a wrong password', email]
  await waitForFreshCode()
  const client = await backend.openAccount({ email })
  const { uri, recoveryCodes } = await client.call('twoFactor.enroll', { password: TEST_PASSWORD })
  const app = setUpAuthenticator(uri)
  secrets.push(new URL(uri).searchParams.get('secret') ?? '', ...recoveryCodes, ...(await storedSecrets()))
  await client.call('twoFactor.confirm', { code: app.code(-1) })

  const visitor = backend.visitor()
  const wrong = visitor.call('session.signIn', { email, password: 'a wrong password' })
  await expect(wrong).rejects.toThrow()
  await visitor.call('session.signIn', { email, password: TEST_PASSWORD })
  secrets.push(...(await storedSecrets()))
  await expect(visitor.call('session.verifyCode', { code: 'no code', kind: 'recovery' })).rejects.toThrow()
  await visitor.call('session.verifyCode', { code: app.code(), kind: 'authenticator' })
  await visitor.call('password.forget', { email })
  const [proof] = await db
    .select()
    .from(authVerification)
    .where(eq(authVerification.identifier, 'password link'))
  const token = makePasswordToken(backend.context.keys.passwordLinks, proof?.id ?? '')
  secrets.push(token, ...(await storedSecrets()))
  await client.call('password.change', { current: TEST_PASSWORD, password: NEW_PASSWORD })
  secrets.push(...(await storedSecrets()))

  const failures: unknown[] = []
  await db.execute(sql`alter table auth_account rename to auth_account_gone`)
  await db.execute(sql`alter table auth_verification rename to auth_verification_gone`)
  for (const attempt of [
    () => visitor.call('session.signIn', { email, password: NEW_PASSWORD }),
    () => client.call('password.change', { current: NEW_PASSWORD, password: TEST_PASSWORD }),
    () => visitor.call('password.forget', { email }),
    () => visitor.call('password.reset', { token, password: TEST_PASSWORD }),
    () => backend.openAccount({ email: 'second.canary@hartwell.test' }),
  ])
    failures.push(await attempt().catch((error: unknown) => error))
  for (const failure of failures)
    expect(failure).toMatchObject({ code: 'unexpected', message: expect.stringMatching(/our side/) })

  expect(log.match(/"level":50/g)?.length).toBeGreaterThanOrEqual(5)
  expect(secrets.length).toBeGreaterThan(20)
  for (const secret of [...secrets, 'second.canary']) expect(log).not.toContain(secret)
})
