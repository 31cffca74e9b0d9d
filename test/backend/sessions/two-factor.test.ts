import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authSession, authTwoFactor } from '../../../backend/database/tables/index.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { setUpAuthenticator, waitForFreshCode } from '../../support/one-time-codes.ts'
import { whoIs } from '../../support/people.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

const db = () => backend.context.database.system
const password = TEST_PASSWORD

async function openWithTwoFactor() {
  await waitForFreshCode()
  const email = `two.${crypto.randomUUID()}@hartwell.test`
  const client = await backend.openAccount({ email })
  const { uri, recoveryCodes } = await client.call('twoFactor.enroll', { password })
  const app = setUpAuthenticator(uri)
  await client.call('twoFactor.confirm', { code: app.code(-1) })
  return { client, email, uri, app, recoveryCodes }
}

async function passFirstStep(email: string, typed = password) {
  const client = backend.visitor()
  expect(await client.call('session.signIn', { email, password: typed })).toEqual({ outcome: 'code-needed' })
  return client
}

describe('turning two-factor on', () => {
  it('takes effect with the first right code and replaces the session', async () => {
    await waitForFreshCode()
    const email = 'enrolling@hartwell.test'
    const client = await backend.openAccount({ email })
    const { identityId, accountId } = await whoIs(client)
    const cookieBefore = [...client.cookies.values()][0]
    const { uri, recoveryCodes } = await client.call('twoFactor.enroll', { password })
    expect(new URL(uri)).toMatchObject({ protocol: 'otpauth:' })
    expect(uri).toContain('issuer=Roster')
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await client.call('session.read', {})).toMatchObject({ identity: { twoFactorOn: false } })

    const app = setUpAuthenticator(uri)
    const wrong = app.code() === '123456' ? '654321' : '123456'
    await expect(client.call('twoFactor.confirm', { code: wrong })).rejects.toMatchObject({
      code: 'sign-in.code-refused',
    })
    await client.call('twoFactor.confirm', { code: ` ${app.code().slice(0, 3)} ${app.code().slice(3)} ` })
    expect(await client.call('session.read', {})).toMatchObject({
      state: 'signed-in',
      identity: { twoFactorOn: true },
      account: { accountId },
    })
    expect([...client.cookies.values()][0]).not.toBe(cookieBefore)
    expect(await db().select().from(authSession).where(eq(authSession.userId, identityId))).toHaveLength(1)
  })

  it('asks for the password and is refused while it is on', async () => {
    const { client } = await openWithTwoFactor()
    await expect(client.call('twoFactor.enroll', { password: 'guessed' })).rejects.toMatchObject({
      code: 'password.wrong',
    })
    await expect(client.call('twoFactor.enroll', { password })).rejects.toMatchObject({
      code: 'two-factor.already-on',
    })
    await expect(client.call('twoFactor.confirm', { code: '123456' })).rejects.toMatchObject({
      code: 'two-factor.already-on',
    })
  })

  it('cannot be confirmed before it was started', async () => {
    const client = await backend.openAccount()
    await expect(client.call('twoFactor.confirm', { code: '123456' })).rejects.toMatchObject({
      code: 'two-factor.not-on',
    })
  })

  it('stores neither the secret nor the recovery codes readably', async () => {
    const { client, uri, recoveryCodes } = await openWithTwoFactor()
    const { identityId } = await whoIs(client)
    const stored = JSON.stringify(
      await db().select().from(authTwoFactor).where(eq(authTwoFactor.userId, identityId)),
    )
    expect(stored).not.toContain(new URL(uri).searchParams.get('secret'))
    for (const code of recoveryCodes) expect(stored).not.toContain(code)
  })
})

describe('signing in with two-factor', () => {
  it('gives no session before the code', async () => {
    const { email, app } = await openWithTwoFactor()
    const client = await passFirstStep(email)
    expect([...client.cookies.keys()]).toEqual(['roster.two_factor'])
    expect(await client.call('session.read', {})).toEqual({ state: 'signed-out' })
    expect(await client.call('session.verifyCode', { code: app.code(), kind: 'authenticator' })).toEqual({
      outcome: 'signed-in',
    })
    expect(await client.call('session.read', {})).toMatchObject({ state: 'signed-in' })
    expect([...client.cookies.keys()]).toEqual(['roster.session_token'])
  })

  it('leaves no session of the first step behind', async () => {
    const { client, email } = await openWithTwoFactor()
    const { identityId } = await whoIs(client)
    await passFirstStep(email)
    expect(await db().select().from(authSession).where(eq(authSession.userId, identityId))).toHaveLength(1)
  })

  it('takes a code once', async () => {
    const { email, app } = await openWithTwoFactor()
    const code = app.code()
    await (await passFirstStep(email)).call('session.verifyCode', { code, kind: 'authenticator' })
    const second = await passFirstStep(email)
    await expect(second.call('session.verifyCode', { code, kind: 'authenticator' })).rejects.toMatchObject({
      code: 'sign-in.code-refused',
    })
    await second.call('session.verifyCode', { code: app.code(1), kind: 'authenticator' })
  })

  it('takes every recovery code once', async () => {
    const { email, recoveryCodes } = await openWithTwoFactor()
    const code = recoveryCodes[3] ?? ''
    await (await passFirstStep(email)).call('session.verifyCode', { code: ` ${code}`, kind: 'recovery' })
    await expect(
      (await passFirstStep(email)).call('session.verifyCode', { code, kind: 'recovery' }),
    ).rejects.toMatchObject({ code: 'sign-in.code-refused' })
  })

  it('refuses a code without the first step, and with a challenge that was forged', async () => {
    const { email, app } = await openWithTwoFactor()
    await expect(
      backend.visitor().call('session.verifyCode', { code: app.code(), kind: 'authenticator' }),
    ).rejects.toMatchObject({ code: 'sign-in.code-expired' })
    const client = await passFirstStep(email)
    const challenge = client.cookies.get('roster.two_factor') ?? ''
    client.cookies.set('roster.two_factor', challenge.replace('2fa-', '2fb-'))
    await expect(
      client.call('session.verifyCode', { code: app.code(), kind: 'authenticator' }),
    ).rejects.toMatchObject({ code: 'sign-in.code-expired' })
  })

  it('ends the challenge after five wrong codes', async () => {
    const { email, app } = await openWithTwoFactor()
    const client = await passFirstStep(email)
    for (let guess = 0; guess < 5; guess += 1) {
      await expect(
        client.call('session.verifyCode', { code: `12345${guess}x`, kind: 'authenticator' }),
      ).rejects.toMatchObject({ code: 'sign-in.code-refused' })
    }
    await expect(
      client.call('session.verifyCode', { code: app.code(), kind: 'authenticator' }),
    ).rejects.toMatchObject({ code: 'sign-in.code-expired' })
    await (await passFirstStep(email)).call('session.verifyCode', {
      code: app.code(1),
      kind: 'authenticator',
    })
  })

  it('locks after ten wrong codes, over however many challenges', async () => {
    const { email, app } = await openWithTwoFactor()
    let refused = 0
    for (let round = 0; round < 4 && refused < 10; round += 1) {
      const client = await passFirstStep(email)
      for (let guess = 0; guess < 4 && refused < 10; guess += 1) {
        await expect(
          client.call('session.verifyCode', { code: `wrong-${refused}`, kind: 'recovery' }),
        ).rejects.toMatchObject({ code: 'sign-in.code-refused' })
        refused += 1
      }
    }
    const client = await passFirstStep(email)
    const locked = client.call('session.verifyCode', { code: app.code(), kind: 'authenticator' })
    await expect(locked).rejects.toMatchObject({
      code: 'sign-in.locked',
      details: { until: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
    })
  })
})

describe('living with two-factor', () => {
  it('renews the recovery codes; the old ones stop working', async () => {
    const { client, email, recoveryCodes } = await openWithTwoFactor()
    await expect(client.call('twoFactor.renewRecoveryCodes', { password: 'guessed' })).rejects.toMatchObject({
      code: 'password.wrong',
    })
    const renewed = await client.call('twoFactor.renewRecoveryCodes', { password })
    expect(renewed.recoveryCodes).toHaveLength(10)
    const signingIn = await passFirstStep(email)
    await expect(
      signingIn.call('session.verifyCode', { code: recoveryCodes[0] ?? '', kind: 'recovery' }),
    ).rejects.toMatchObject({ code: 'sign-in.code-refused' })
    await signingIn.call('session.verifyCode', { code: renewed.recoveryCodes[0] ?? '', kind: 'recovery' })
  })

  it('is turned off with the password and replaces the session', async () => {
    const { client, email } = await openWithTwoFactor()
    const cookieBefore = [...client.cookies.values()][0]
    await expect(client.call('twoFactor.turnOff', { password: 'guessed' })).rejects.toMatchObject({
      code: 'password.wrong',
    })
    await client.call('twoFactor.turnOff', { password })
    expect(await client.call('session.read', {})).toMatchObject({
      state: 'signed-in',
      identity: { twoFactorOn: false },
    })
    expect([...client.cookies.values()][0]).not.toBe(cookieBefore)
    const visitor = backend.visitor()
    expect(await visitor.call('session.signIn', { email, password })).toEqual({ outcome: 'signed-in' })
    for (const call of ['twoFactor.turnOff', 'twoFactor.renewRecoveryCodes'] as const)
      await expect(client.call(call, { password })).rejects.toMatchObject({ code: 'two-factor.not-on' })
  })

  it('allows a shorter password, which must be lengthened before turning it off', async () => {
    const { client, email } = await openWithTwoFactor()
    const short = 'tulip 94 x'
    await client.call('password.change', { current: password, password: short })
    await passFirstStep(email, short)
    await expect(client.call('twoFactor.turnOff', { password: short })).rejects.toMatchObject({
      code: 'password.too-short',
    })
    await client.call('password.change', { current: short, password })
    await client.call('twoFactor.turnOff', { password })
  })
})
