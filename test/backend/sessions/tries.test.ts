import { like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { triesCounted } from '../../../backend/database/tables/index.ts'
import { networkOf } from '../../../backend/modules/sessions/tries.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import { signIn } from '../../support/people.ts'

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend({ trustProxy: true })
})
afterAll(() => backend.stop())
beforeEach(() => backend.context.database.system.delete(triesCounted).then(() => undefined))

async function tryToSignIn(email: string, password: string, ip = '198.51.100.7') {
  try {
    await backend.visitor().call('session.signIn', { email, password }, { 'x-forwarded-for': ip })
    return 'signed-in'
  } catch (refusal) {
    return (refusal as { code: string }).code
  }
}

async function guess(email: string, times: number, ip?: string) {
  const answers: string[] = []
  for (let at = 0; at < times; at += 1) answers.push(await tryToSignIn(email, `guess ${at}`, ip))
  return answers
}

describe('guessing a password', () => {
  it('is over after ten tries, also with the right password, from another place and in other letters', async () => {
    const email = 'victim@hartwell.test'
    await backend.openAccount({ email })
    const answers = await guess(email, 12)
    expect(answers).toEqual([...Array(10).fill('sign-in.refused'), 'sign-in.locked', 'sign-in.locked'])
    expect(await tryToSignIn('VICTIM@hartwell.test', TEST_PASSWORD, '203.0.113.9')).toBe('sign-in.locked')
    await expect(signIn(backend, email)).rejects.toMatchObject({
      code: 'sign-in.locked',
      status: 429,
      details: { until: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
    })
  })

  it('is over for an address without a login in the same way', async () => {
    expect((await guess('nobody@hartwell.test', 12)).slice(9)).toEqual([
      'sign-in.refused',
      'sign-in.locked',
      'sign-in.locked',
    ])
  })

  it('is not faster when the guesses are sent all at once', async () => {
    await backend.openAccount({ email: 'storm@hartwell.test' })
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, at) => tryToSignIn('storm@hartwell.test', `guess ${at}`)),
    )
    expect(answers.filter((answer) => answer === 'sign-in.refused')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'sign-in.locked')).toHaveLength(15)
  })

  it('starts anew after the right password', async () => {
    const email = 'forgetful@hartwell.test'
    await backend.openAccount({ email })
    for (let round = 0; round < 2; round += 1) {
      expect(await guess(email, 9)).toEqual(Array(9).fill('sign-in.refused'))
      expect(await tryToSignIn(email, TEST_PASSWORD)).toBe('signed-in')
    }
  })

  it('is possible again when the time is over, not by waiting for a restart', async () => {
    const email = 'patient@hartwell.test'
    await backend.openAccount({ email })
    await guess(email, 11)
    const { system } = backend.context.database
    await system.update(triesCounted).set({ expire: sql`${triesCounted.expire} - 14 * 60 * 1000` })
    expect(await tryToSignIn(email, TEST_PASSWORD)).toBe('sign-in.locked')
    await system.update(triesCounted).set({ expire: sql`${triesCounted.expire} - 16 * 60 * 1000` })
    expect(await tryToSignIn(email, TEST_PASSWORD)).toBe('signed-in')
  })

  it('is over for a whole network that tries many addresses', async () => {
    const spray = (from: number) =>
      tryToSignIn(`spray.${from}@hartwell.test`, 'Summer2026', `192.0.2.${from}`)
    expect(await spray(1)).toBe('sign-in.refused')
    // As if 97 more had come meanwhile.
    await backend.context.database.system
      .update(triesCounted)
      .set({ points: 98 })
      .where(like(triesCounted.key, 'network:%'))
    const answers = await Promise.all([2, 3, 4, 5, 6].map(spray))
    expect(answers.sort()).toEqual([...Array(3).fill('sign-in.locked'), ...Array(2).fill('sign-in.refused')])
    await backend.openAccount({ email: 'bystander@hartwell.test' })
    expect(await tryToSignIn('bystander@hartwell.test', TEST_PASSWORD, '192.0.2.200')).toBe('sign-in.locked')
    expect(await tryToSignIn('bystander@hartwell.test', TEST_PASSWORD, '192.0.3.1')).toBe('signed-in')
  })

  it('leaves no address among the counters', async () => {
    await guess('secretive@hartwell.test', 1)
    const rows = await backend.context.database.system.select().from(triesCounted)
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('secretive')
  })
})

describe('a network', () => {
  it.each([
    ['198.51.100.7', '198.51.100'],
    ['::ffff:198.51.100.7', '198.51.100'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })
})
