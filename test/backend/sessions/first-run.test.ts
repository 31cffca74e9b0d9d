import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'

const opening = {
  firmName: 'Hartwell & Moss LLP',
  name: 'Ada Hartwell',
  email: 'ada@hartwell.test',
  password: TEST_PASSWORD,
  timeZone: 'America/New_York',
}

describe('the first run of a server for one firm', () => {
  let backend: TestBackend
  let database: Pool
  beforeAll(async () => {
    backend = await startTestBackend({ openAccounts: false, mailServer: undefined })
    database = new Pool({ connectionString: backend.databaseUrl, max: 1 })
  })
  afterAll(async () => {
    await database.end()
    await backend.stop()
  })

  const count = async (table: string) =>
    Number((await database.query(`select count(*) from ${table}`)).rows[0].count)

  it('says that an account can be opened', async () => {
    expect(await backend.visitor().call('setup.read', {})).toEqual({
      product: 'roster',
      version: '0.1.0',
      isFirstRun: true,
      canOpenAccount: true,
      canSendMail: false,
      isSample: false,
    })
  })

  it.each([
    ['no address', { email: 'ada at hartwell' }, 'address.invalid'],
    [
      'an address that names a second recipient',
      { email: 'a@b.test\r\nBcc: x@evil.test' },
      'address.invalid',
    ],
    ['an address without a domain', { email: 'ada@localhost' }, 'address.invalid'],
    ['a short password', { password: 'fourteen chars' }, 'password.too-short'],
    ['an endless password', { password: 'long enough '.repeat(20) }, 'password.too-long'],
    ['a password of the published lists', { password: 'Password1234567' }, 'password.too-common'],
    ['the own name as password', { password: 'HartwellHartwell' }, 'password.too-common'],
    ['a time zone that does not exist', { timeZone: 'America/Hartwell' }, 'time-zone.unknown'],
    ['an offset for a time zone', { timeZone: '+05:00' }, 'time-zone.unknown'],
    ['an invisible name', { name: '\u200b\u200b' }, 'request.invalid'],
  ])('refuses %s and stores nothing', async (_, wrong, code) => {
    const visitor = backend.visitor()
    await expect(visitor.call('accounts.open', { ...opening, ...wrong })).rejects.toMatchObject({ code })
    expect(visitor.cookies.size).toBe(0)
    expect(await count('accounts')).toBe(0)
    expect(await count('auth_user')).toBe(0)
  })

  it('opens exactly one account when several people try at once', async () => {
    const visitors = [1, 2, 3, 4].map(() => backend.visitor())
    const outcomes = await Promise.allSettled(
      visitors.map((visitor, at) =>
        visitor.call('accounts.open', { ...opening, email: `ada${at}@hartwell.test` }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'account.exists' })
    }
    expect(await count('accounts')).toBe(1)
    expect(await count('auth_user')).toBe(1)
    expect(await count('auth_account')).toBe(1)
    expect(await count('users')).toBe(1)
    const signedIn = visitors.filter((visitor) => visitor.cookies.size > 0)
    expect(signedIn).toHaveLength(1)
    expect(await signedIn[0]?.call('session.read', {})).toMatchObject({
      state: 'signed-in',
      identity: { name: 'Ada Hartwell', twoFactorOn: false },
      account: { firmName: 'Hartwell & Moss LLP', timeZone: 'America/New_York' },
      user: { level: 'administrator' },
      administrators: ['Ada Hartwell'],
    })
  })

  it('records that the account was opened', async () => {
    const { rows } = await database.query('select kind, actor_name, sequence::int from activity')
    expect(rows).toEqual([{ kind: 'account.opened', actor_name: 'Ada Hartwell', sequence: 1 }])
  })

  it('opens no second account afterwards', async () => {
    const visitor = backend.visitor()
    expect(await visitor.call('setup.read', {})).toMatchObject({ isFirstRun: false, canOpenAccount: false })
    await expect(
      visitor.call('accounts.open', { ...opening, email: 'second@hartwell.test' }),
    ).rejects.toMatchObject({ code: 'account.exists' })
  })
})

describe('a server that hosts several firms', () => {
  let backend: TestBackend
  beforeAll(async () => {
    backend = await startTestBackend()
  })
  afterAll(() => backend.stop())

  it('opens an account for every firm', async () => {
    await backend.openAccount({ firmName: 'First' })
    const second = await backend.openAccount({ firmName: 'Second' })
    expect(await second.call('session.read', {})).toMatchObject({ account: { firmName: 'Second' } })
  })

  it('refuses an address that has a login already, whatever its letter case', async () => {
    await backend.openAccount({ email: 'grace@hopper.test' })
    await expect(backend.openAccount({ email: 'Grace@HOPPER.test' })).rejects.toMatchObject({
      code: 'address.taken',
    })
  })

  it('refuses the second of two openings with one address at once', async () => {
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => backend.openAccount({ email: 'twice@firm.test' })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'address.taken' })
    }
  })

  it('signs in people of an international domain', async () => {
    const email = 'juergen@käse.test'
    await backend.openAccount({ email })
    const visitor = backend.visitor()
    await visitor.call('session.signIn', { email, password: TEST_PASSWORD })
    expect(await visitor.call('session.read', {})).toMatchObject({
      identity: { email: 'juergen@xn--kse-qla.test' },
    })
  })
})
