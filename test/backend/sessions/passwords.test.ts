import { eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePasswordToken } from '../../../backend/auth/password-links.ts'
import { authUser, authVerification, outbox } from '../../../backend/database/tables/index.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { addIdentity, addUser, signIn, whoIs } from '../../support/people.ts'

const NEW_PASSWORD = 'seven green lanterns'

let backend: TestBackend
beforeAll(async () => {
  // In a trial no bill is among the messages.
  backend = await startTestBackend({ trialDays: 365 })
})
afterAll(() => backend.stop())

const db = () => backend.context.database.system

describe('changing the own password', () => {
  it('ends every other session and keeps this one', async () => {
    const email = 'changer@hartwell.test'
    const here = await backend.openAccount({ email })
    const elsewhere = await signIn(backend, email)
    await here.call('password.change', { current: TEST_PASSWORD, password: NEW_PASSWORD })
    expect(await here.call('session.read', {})).toMatchObject({ state: 'signed-in' })
    expect(await elsewhere.call('session.read', {})).toEqual({ state: 'signed-out' })
    await expect(signIn(backend, email)).rejects.toMatchObject({ code: 'sign-in.refused' })
    await signIn(backend, email, NEW_PASSWORD)
  })

  it('asks for the current password and judges the new one', async () => {
    const email = 'careful@hartwell.test'
    const client = await backend.openAccount({ email, name: 'Marguerite Whitcombe' })
    for (const [current, password, code] of [
      ['not the password', NEW_PASSWORD, 'password.wrong'],
      [TEST_PASSWORD, 'too short', 'password.too-short'],
      [TEST_PASSWORD, '000000000000000', 'password.too-common'],
      [TEST_PASSWORD, 'Marguerite Whitcombe', 'password.too-common'],
      [TEST_PASSWORD, 'careful@hartwell.test', 'password.too-common'],
    ] as const) {
      await expect(client.call('password.change', { current, password })).rejects.toMatchObject({ code })
    }
    await signIn(backend, email)
  })

  it('locks after ten wrong guesses, also for the right password', async () => {
    const client = await backend.openAccount()
    const guess = (current: string) => client.call('password.change', { current, password: NEW_PASSWORD })
    const refusals = await Promise.allSettled(Array.from({ length: 14 }, (_, at) => guess(`guess ${at}`)))
    const codes = refusals.map((refusal) => refusal.status === 'rejected' && refusal.reason.code)
    expect(codes.filter((code) => code === 'password.wrong')).toHaveLength(10)
    expect(codes.filter((code) => code === 'sign-in.locked')).toHaveLength(4)
    await expect(guess(TEST_PASSWORD)).rejects.toMatchObject({ code: 'sign-in.locked' })
  })

  it('needs somebody who is signed in', async () => {
    await expect(
      backend.visitor().call('password.change', { current: TEST_PASSWORD, password: NEW_PASSWORD }),
    ).rejects.toMatchObject({ code: 'session.missing' })
  })
})

describe('a forgotten password', () => {
  const forget = (email: string) => backend.visitor().call('password.forget', { email })
  const reset = (token: string, password = NEW_PASSWORD) =>
    backend.visitor().call('password.reset', { token, password })

  async function readToken(identityId: string): Promise<string> {
    const [proof] = await db().select().from(authVerification).where(eq(authVerification.value, identityId))
    return proof ? makePasswordToken(backend.context.keys.passwordLinks, proof.id) : ''
  }

  async function openAndForget(email: string) {
    const client = await backend.openAccount({ email })
    const who = await whoIs(client)
    await forget(email)
    return { client, ...who, token: await readToken(who.identityId) }
  }

  it('is replaced with the link, which ends every session and works once', async () => {
    const { client, token, identityId } = await openAndForget('forgot@hartwell.test')
    await reset(token)
    expect(await client.call('session.read', {})).toEqual({ state: 'signed-out' })
    await expect(signIn(backend, 'forgot@hartwell.test')).rejects.toMatchObject({ code: 'sign-in.refused' })
    await signIn(backend, 'forgot@hartwell.test', NEW_PASSWORD)
    await expect(reset(token, 'another four words')).rejects.toMatchObject({ code: 'password.link-invalid' })
    const [identity] = await db().select().from(authUser).where(eq(authUser.id, identityId))
    expect(identity?.emailVerified).toBe(true)
  })

  it('is replaced with the link as it is mailed', async () => {
    const email = 'mailed@hartwell.test'
    await backend.openAccount({ email })
    await forget(email)
    await expect.poll(() => backend.mail.sent.map(({ to }) => to), { timeout: 10_000 }).toContain(email)
    const text = backend.mail.sent.find(({ to }) => to === email)?.text ?? ''
    const link = new URL(/https?:\S+\/password#\S+/.exec(text)?.[0] ?? '')
    await reset(link.hash.slice(1))
    await signIn(backend, email, NEW_PASSWORD)
  })

  it('is replaced once when the link is used twice at the same moment', async () => {
    const { token } = await openAndForget('twice@hartwell.test')
    const outcomes = await Promise.allSettled([
      reset(token, 'first of two wishes'),
      reset(token, 'second of two wishes'),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('queues a message, and nothing stored opens the login', async () => {
    const { accountId, identityId, token } = await openAndForget('queued@hartwell.test')
    const queued = await db().select().from(outbox).where(eq(outbox.accountId, accountId))
    expect(queued).toHaveLength(1)
    expect(queued[0]).toMatchObject({ kind: 'password-reset', recipient: 'queued@hartwell.test' })
    expect(token.length).toBeGreaterThan(40)
    const proofs = await db().select().from(authVerification).where(eq(authVerification.value, identityId))
    expect(proofs).toHaveLength(1)
    expect(JSON.stringify([queued, proofs])).not.toContain(token)
  })

  it('keeps the link when the new password is refused', async () => {
    const { token } = await openAndForget('refused@hartwell.test')
    await expect(reset(token, 'too short')).rejects.toMatchObject({ code: 'password.too-short' })
    await reset(token)
  })

  it('cannot be replaced with a link that expired, was cut short or was made up', async () => {
    const { token } = await openAndForget('late@hartwell.test')
    for (const wrong of [token.slice(1), `${token}x`, token.toLowerCase(), 'x', '%', 'password link']) {
      await expect(reset(wrong)).rejects.toMatchObject({ code: 'password.link-invalid' })
    }
    backend.clock.moveBy(3_601_000)
    await expect(reset(token)).rejects.toMatchObject({ code: 'password.link-invalid' })
    backend.clock.moveBy(-3_601_000)
  })

  it('is answered alike whether the address is known, unknown or of an inactive user', async () => {
    const { accountId } = await whoIs(await backend.openAccount({ email: 'known@firm.test' }))
    const gone = 'gone@firm.test'
    await addUser(backend, accountId, await addIdentity(backend, gone), { email: gone, status: 'inactive' })
    const answers = []
    for (const email of ['known@firm.test', 'unknown@firm.test', gone]) {
      const response = await backend.visitor().fetch('/api/password/forgotten', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
      })
      answers.push([response.status, await response.text(), response.headers.getSetCookie()])
    }
    expect(answers).toEqual(answers.map(() => [200, '{}', []]))
    const queued = await db().select().from(outbox).where(like(outbox.recipient, '%@firm.test'))
    expect(queued.map(({ recipient }) => recipient)).toEqual(['known@firm.test'])
  })

  it('mails at most three links to one address and does not say so', async () => {
    const { accountId } = await openAndForget('often@hartwell.test')
    for (let wish = 2; wish <= 5; wish += 1) await forget('often@hartwell.test')
    expect(await db().select().from(outbox).where(eq(outbox.accountId, accountId))).toHaveLength(3)
  })

  it('refuses what is no address', async () => {
    await expect(forget('nobody')).rejects.toMatchObject({ code: 'address.invalid' })
  })
})
