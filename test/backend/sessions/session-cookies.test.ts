import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endSessions } from '../../../backend/auth/end-sessions.ts'
import { startSession } from '../../../backend/auth/start-session.ts'
import { authSession, users } from '../../../backend/database/tables/index.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, signIn, whoIs } from '../../support/people.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

const db = () => backend.context.database.system

function withCookie(name: string, value: string) {
  const client = backend.visitor()
  client.cookies.set(name, value)
  return client
}

async function signInLines(at: TestBackend, email: string): Promise<string[]> {
  const response = await at.visitor().fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: TEST_PASSWORD }),
  })
  expect(response.status).toBe(200)
  return response.headers.getSetCookie()
}

describe('the session cookie', () => {
  it('is out of reach for scripts and other websites', async () => {
    await backend.openAccount({ email: 'plain@hartwell.test' })
    const lines = await signInLines(backend, 'plain@hartwell.test')
    expect(lines).toHaveLength(1)
    const [pair = '', ...attributes] = (lines[0] ?? '').split('; ')
    expect(pair).toMatch(/^roster\.session_token=/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Strict'])
  })

  it('travels over HTTPS only where the server is reached by HTTPS', async () => {
    const secure = await startTestBackend({ publicAddress: 'https://roster.hartwell.test' })
    try {
      const client = await secure.openAccount({ email: 'secure@hartwell.test' })
      expect([...client.cookies.keys()]).toEqual(['__Secure-roster.session_token'])
      expect(await client.call('session.read', {})).toMatchObject({ state: 'signed-in' })
      const [line = ''] = await signInLines(secure, 'secure@hartwell.test')
      expect(line.split('; ')).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'SameSite=Strict']))
      await client.call('session.signOut', {})
      expect(client.cookies.size).toBe(0)
    } finally {
      await secure.stop()
    }
  })

  it('is refused when it is the bare token of the database, unsigned, altered or signed by another key', async () => {
    const client = await backend.openAccount()
    const { identityId } = await whoIs(client)
    const [row] = await db().select().from(authSession).where(eq(authSession.userId, identityId))
    const [[name = '', signed = ''] = []] = client.cookies
    const token = row?.token ?? ''
    const signature = decodeURIComponent(signed).slice(token.length + 1)
    expect(decodeURIComponent(signed)).toBe(`${token}.${signature}`)

    const otherEnd = signature.startsWith('A') ? 'B' : 'A'
    const foreign = await backend.openAccount()
    const [foreignSigned = ''] = foreign.cookies.values()
    const foreignSignature = decodeURIComponent(foreignSigned).split('.')[1]
    for (const forged of [
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${otherEnd}${signature.slice(1)}`,
      `${token}.${signature.slice(0, -2)}`,
      `${token}.${foreignSignature}`,
      `${token.slice(0, -1)}.${signature}`,
      `${token}.${signature}.${signature}`,
      `${row?.id}.${signature}`,
    ]) {
      const forger = withCookie(name, encodeURIComponent(forged))
      expect(await forger.call('session.read', {})).toEqual({ state: 'signed-out' })
      await expect(forger.call('profile.update', { name: 'Eve' })).rejects.toMatchObject({
        code: 'session.missing',
      })
    }
    expect(await withCookie(name, signed).call('session.read', {})).toMatchObject({ state: 'signed-in' })
  })

  it('is refused in a header for tokens', async () => {
    const client = await backend.openAccount()
    const { identityId } = await whoIs(client)
    const [row] = await db().select().from(authSession).where(eq(authSession.userId, identityId))
    const [signed = ''] = client.cookies.values()
    for (const credential of [row?.token, decodeURIComponent(signed)]) {
      expect(
        await backend.visitor().call('session.read', {}, { authorization: `Bearer ${credential}` }),
      ).toEqual({ state: 'signed-out' })
    }
  })

  it('is refused once the session has expired', async () => {
    const client = await backend.openAccount()
    const { identityId } = await whoIs(client)
    await db()
      .update(authSession)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(authSession.userId, identityId))
    expect(await client.call('session.read', {})).toEqual({ state: 'signed-out' })
    await expect(client.call('profile.update', { name: 'Late' })).rejects.toMatchObject({
      code: 'session.missing',
    })
  })
})

describe('somebody who is deactivated', () => {
  it('is refused at once with the cookie they have, even while their session remains', async () => {
    const { accountId } = await whoIs(await backend.openAccount())
    const client = await addSignedInUser(backend, accountId)
    const { userId } = await whoIs(client)
    await db()
      .update(users)
      .set({ status: 'inactive' })
      .where(sql`account_id = ${accountId} and user_id = ${userId}`)
    await expect(client.call('profile.update', { name: 'Still here' })).rejects.toMatchObject({
      code: 'session.no-account',
    })
    expect(await client.call('session.read', {})).toMatchObject({ state: 'choose-account', accounts: [] })
  })

  it('loses the sessions of that account and keeps those of another', async () => {
    const home = await backend.openAccount()
    const { accountId, identityId } = await whoIs(home)
    const other = await whoIs(await backend.openAccount())
    await db()
      .insert(authSession)
      .values({
        id: crypto.randomUUID(),
        token: crypto.randomUUID(),
        userId: identityId,
        activeAccountId: other.accountId,
        expiresAt: new Date(Date.now() + 60_000),
        createdAt: new Date(),
        updatedAt: new Date(),
      })
    await backend.context.database.write(accountId, (tx) => endSessions(tx, accountId, [identityId]))
    expect(await home.call('session.read', {})).toEqual({ state: 'signed-out' })
    const left = await db().select().from(authSession).where(eq(authSession.userId, identityId))
    expect(left.map(({ activeAccountId }) => activeAccountId)).toEqual([other.accountId])
  })

  it('keeps no session that began while they were being deactivated', async () => {
    const { accountId } = await whoIs(await backend.openAccount())
    const { userId, identityId, email } = await whoIs(await addSignedInUser(backend, accountId))
    const sessions = () => db().select().from(authSession).where(eq(authSession.userId, identityId))
    let late: Promise<Client> | undefined
    await db().transaction(async (tx) => {
      await tx
        .update(users)
        .set({ status: 'inactive' })
        .where(sql`account_id = ${accountId} and user_id = ${userId}`)
      await endSessions(tx, accountId, [identityId])
      late = signIn(backend, email)
      await expect.poll(async () => (await sessions()).length).toBe(2)
    })
    expect(await (await late)?.call('session.read', {})).toEqual({ state: 'signed-out' })
    expect(await sessions()).toEqual([])
  })

  it('gets no session in any other way', async () => {
    const { accountId } = await whoIs(await backend.openAccount())
    const { userId, identityId } = await whoIs(await addSignedInUser(backend, accountId))
    await db()
      .update(users)
      .set({ status: 'inactive' })
      .where(sql`account_id = ${accountId} and user_id = ${userId}`)
    await expect(startSession(backend.context, identityId, accountId, new Headers())).rejects.toThrow()
  })
})
