import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authSession, users } from '../../../backend/database/tables/index.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { addIdentity, addUser, signIn, whoIs } from '../../support/people.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

const db = () => backend.context.database.system

describe('signing in', () => {
  it('works with the address in any letter case and the right password', async () => {
    await backend.openAccount({ email: 'ada@hartwell.test' })
    const client = backend.visitor()
    expect(await client.call('session.read', {})).toEqual({ state: 'signed-out' })
    expect(
      await client.call('session.signIn', { email: ' ADA@Hartwell.test', password: TEST_PASSWORD }),
    ).toEqual({ outcome: 'signed-in' })
    expect(await client.call('session.read', {})).toMatchObject({ state: 'signed-in' })
  })

  it('answers the same to an unknown address, a wrong password, no address at all and an inactive user', async () => {
    const opener = await backend.openAccount()
    const { accountId } = await whoIs(opener)
    const gone = 'gone@hartwell.test'
    await addUser(backend, accountId, await addIdentity(backend, gone), { email: gone, status: 'inactive' })
    await addIdentity(backend, 'nowhere@hartwell.test')
    await backend.openAccount({ email: 'known@hartwell.test' })

    const answers = []
    for (const [email, password] of [
      ['unknown@hartwell.test', TEST_PASSWORD],
      ['known@hartwell.test', 'another battery staple'],
      ['known@hartwell.test', TEST_PASSWORD.toUpperCase()],
      ['no address', TEST_PASSWORD],
      [gone, TEST_PASSWORD],
      ['nowhere@hartwell.test', TEST_PASSWORD],
    ]) {
      const response = await backend.visitor().fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      })
      const { requestId, ...body } = (await response.json()) as Record<string, unknown>
      expect(requestId).toBeTypeOf('string')
      answers.push({ status: response.status, body, cookies: response.headers.getSetCookie() })
    }
    const [first, ...others] = answers
    expect(first).toEqual({
      status: 401,
      body: { code: 'sign-in.refused', message: 'The address or the password is not right.' },
      cookies: [],
    })
    for (const other of others) expect(other).toEqual(first)
  })

  it('leaves nothing of a session that a refused sign-in began', async () => {
    const email = 'left@hartwell.test'
    const identityId = await addIdentity(backend, email)
    await expect(signIn(backend, email)).rejects.toMatchObject({ code: 'sign-in.refused' })
    expect(await db().select().from(authSession).where(eq(authSession.userId, identityId))).toEqual([])
  })

  it('ends the session that the same browser had before', async () => {
    const client = await backend.openAccount({ email: 'again@hartwell.test' })
    const { identityId } = await whoIs(client)
    await client.call('session.signIn', { email: 'again@hartwell.test', password: TEST_PASSWORD })
    expect(await db().select().from(authSession).where(eq(authSession.userId, identityId))).toHaveLength(1)
    expect(await client.call('session.read', {})).toMatchObject({ state: 'signed-in' })
  })

  it('does not take an account from the person who signs in', async () => {
    const response = await backend.visitor().fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'a@b.test', password: 'x', activeAccountId: crypto.randomUUID() }),
    })
    expect(response.status).toBe(400)
  })

  it('works from the desktop window and not from another website', async () => {
    await backend.openAccount({ email: 'origin@hartwell.test' })
    const input = { email: 'origin@hartwell.test', password: TEST_PASSWORD }
    const desktop = backend.visitor()
    await desktop.call('session.signIn', input, { origin: 'app://main' })
    expect(await desktop.call('session.read', {})).toMatchObject({ state: 'signed-in' })
    for (const origin of ['https://evil.test', 'null', 'app://other']) {
      const website = backend.visitor()
      await expect(website.call('session.signIn', input, { origin })).rejects.toMatchObject({
        code: 'request.foreign-origin',
      })
      expect(website.cookies.size).toBe(0)
    }
  })

  it('does not serve the addresses of the authentication library', async () => {
    for (const path of [
      'sign-in/email',
      'sign-up/email',
      'sign-in/username',
      'get-session',
      'list-sessions',
    ]) {
      const response = await backend.visitor().fetch(`/api/auth/${path}`, { method: 'POST' })
      expect(response.status).toBe(404)
    }
  })
})

describe('signing out', () => {
  it('ends the session, also for a copy of the cookie', async () => {
    const client = await backend.openAccount()
    const copy = backend.visitor()
    for (const [name, value] of client.cookies) copy.cookies.set(name, value)
    expect(await copy.call('session.read', {})).toMatchObject({ state: 'signed-in' })
    await client.call('session.signOut', {})
    expect(client.cookies.size).toBe(0)
    expect(await copy.call('session.read', {})).toEqual({ state: 'signed-out' })
  })

  it('does nothing without a session', async () => {
    expect(await backend.visitor().call('session.signOut', {})).toEqual({})
  })
})

describe('a person in several accounts', () => {
  async function personInTwo() {
    const [first, second] = [
      await backend.openAccount({ firmName: 'A' }),
      await backend.openAccount({ firmName: 'B' }),
    ]
    const [a, b] = [await whoIs(first), await whoIs(second)]
    const email = `both.${crypto.randomUUID()}@firm.test`
    const identityId = await addIdentity(backend, email)
    await addUser(backend, a.accountId, identityId, { email, level: 'guest' })
    await addUser(backend, b.accountId, identityId, { email, level: 'administrator' })
    return { a: a.accountId, b: b.accountId, email, identityId }
  }

  it('chooses one of them and can switch', async () => {
    const { a, b, email } = await personInTwo()
    const client = await signIn(backend, email)
    expect(await client.call('session.read', {})).toMatchObject({
      state: 'choose-account',
      accounts: [
        { accountId: a, firmName: 'A', level: 'guest' },
        { accountId: b, firmName: 'B', level: 'administrator' },
      ],
    })
    await expect(client.call('profile.update', { name: 'Nobody yet' })).rejects.toMatchObject({
      code: 'session.no-account',
    })
    expect(await client.call('session.chooseAccount', { accountId: a })).toMatchObject({
      state: 'signed-in',
      account: { accountId: a },
      user: { level: 'guest' },
    })
    await client.call('session.chooseAccount', { accountId: b })
    expect(await client.call('session.read', {})).toMatchObject({
      account: { accountId: b },
      user: { level: 'administrator' },
    })
  })

  it('is offered and can choose only accounts in which they are active', async () => {
    const { a, b, email, identityId } = await personInTwo()
    await db()
      .update(users)
      .set({ status: 'inactive' })
      .where(sql`account_id = ${b} and identity_id = ${identityId}`)
    const client = await signIn(backend, email)
    const session = await client.call('session.read', {})
    expect(session).toMatchObject({ state: 'signed-in', account: { accountId: a } })
    expect(session.state === 'signed-in' && session.accounts).toHaveLength(1)
    await expect(client.call('session.chooseAccount', { accountId: b })).rejects.toMatchObject({
      code: 'account.not-found',
    })
  })

  it('cannot choose an account of others, and a visitor none at all', async () => {
    const { a } = await personInTwo()
    const stranger = await backend.openAccount()
    await expect(stranger.call('session.chooseAccount', { accountId: a })).rejects.toMatchObject({
      code: 'account.not-found',
    })
    await expect(backend.visitor().call('session.chooseAccount', { accountId: a })).rejects.toMatchObject({
      code: 'session.missing',
    })
  })

  it('is renamed in all of them', async () => {
    const { a, b, email, identityId } = await personInTwo()
    const client = await signIn(backend, email)
    await client.call('session.chooseAccount', { accountId: a })
    await client.call('profile.update', { name: 'Zoë  Ångström' })
    const renamed = await db().select().from(users).where(eq(users.identityId, identityId))
    expect(renamed.map(({ name, nameKey, version }) => ({ name, nameKey, version }))).toEqual([
      { name: 'Zoë  Ångström', nameKey: 'zoë  ångström', version: 2 },
      { name: 'Zoë  Ångström', nameKey: 'zoë  ångström', version: 2 },
    ])
    expect(await client.call('session.read', {})).toMatchObject({ identity: { name: 'Zoë  Ångström' } })
    const { rows } = await db().execute(sql`
      select account_id, actor_name, facts from activity
      where kind = 'user.renamed' and account_id in (${a}, ${b}) order by account_id`)
    const facts = { before: 'Ben Carter', after: 'Zoë  Ångström' }
    expect(rows).toEqual([a, b].sort().map((account_id) => ({ account_id, actor_name: 'Ben Carter', facts })))
    await client.call('profile.update', { name: 'Zoë  Ångström' })
    expect((await db().select().from(users).where(eq(users.identityId, identityId)))[0]?.version).toBe(2)
  })
})
