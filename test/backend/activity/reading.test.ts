import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActivityKind } from '../../../backend/modules/activity/record.ts'
import { AppError } from '../../../shared/errors.ts'
import { activityTopics } from '../../../shared/model/activity.ts'
import { deactivate } from '../../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { whoIs } from '../../support/people.ts'
import { freshAddress, invite } from '../invitations/inviting.ts'
import { addPeople, person } from '../users/seeding.ts'
import { readAll, record } from './events.ts'

let backend: TestBackend

beforeAll(async () => {
  // No mail server and a long trial: nothing happens by itself.
  backend = await startTestBackend({ mailServer: undefined, trialDays: 365 })
})
afterAll(() => backend.stop())

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => AppError.from(error),
  )

describe('what an office did', () => {
  let admin: Client
  let accountId: string
  let ben: ReturnType<typeof person>
  let ana: ReturnType<typeof person>

  beforeAll(async () => {
    admin = await backend.openAccount({ name: 'Ada Hartwell' })
    accountId = (await whoIs(admin)).accountId
    ben = person({ name: 'Ben Carter' })
    ana = person({ name: 'Ana Ruiz', level: 'administrator' })
    await addPeople(backend, accountId, [ben, ana])
    await deactivate(admin, ben.userId, 'Left for Stone LLP')
    await admin.call('cases.create', { number: '118', name: 'Stone v. Harbour' })
    await invite(admin, 'nina@client.test')
    await record(backend, accountId, [
      {
        kind: 'user.renamed',
        actor: { userId: ben.userId, name: 'Ben Carter', ip: '203.0.113.9' },
        subject: { id: ben.userId, name: 'Ben A. Carter' },
        facts: { before: 'Ben Carter', after: 'Ben A. Carter' },
      },
      {
        kind: 'user.reactivated',
        actor: { userId: ana.userId, name: 'Ana Ruiz', ip: null },
        subject: { id: ben.userId, name: 'Ben Carter' },
      },
      {
        kind: 'payment.changed',
        actor: { userId: ana.userId, name: 'Ana Ruiz', ip: null },
        subject: { id: null, name: '' },
      },
    ])
  })

  const sentences = async (filter: Parameters<typeof readAll>[1]) =>
    (await readAll(admin, filter)).map(({ sentence }) => sentence)

  it('is told newest first, numbered without gaps', async () => {
    const rows = await readAll(admin, {})
    expect(rows.map(({ number, sentence }) => [number, sentence])).toEqual([
      [7, 'Ana Ruiz changed the payment information'],
      [6, 'Ana Ruiz reactivated Ben Carter'],
      [5, 'Ben Carter changed the name from Ben Carter to Ben A. Carter'],
      [4, 'Ada Hartwell invited nina@client.test as Standard User'],
      [3, 'Ada Hartwell opened case 118, Stone v. Harbour'],
      [2, 'Ada Hartwell deactivated Ben Carter: Left for Stone LLP'],
      [1, 'Ada Hartwell opened the account'],
    ])
    expect(rows.map(({ topic }) => topic)).toEqual([
      'payments',
      'users',
      'users',
      'invitations',
      'cases',
      'users',
      'account',
    ])
    expect(rows[2]).toMatchObject({ actorId: ben.userId, actorName: 'Ben Carter', ip: '203.0.113.9' })
    expect(rows[0]?.seal).toMatch(/^[0-9a-f]{64}$/)
  })

  it('leads to what still exists, and nowhere else', async () => {
    const { invitationId } = await invite(admin, freshAddress())
    const linked = async () =>
      (await admin.call('activity.list', {})).items.map(({ number, links }) => [
        number,
        ...links.map(({ to, name }) => `${to} ${name}`),
      ])
    const before = await linked()
    expect(before.find(([number]) => number === 8)?.[1]).toMatch(/^invitation /)
    expect(before.slice(1)).toEqual([
      [7],
      [6, 'user Ben Carter'],
      [5, 'user Ben Carter'],
      [4, 'invitation nina@client.test'],
      [3, 'case 118 Stone v. Harbour'],
      [2, 'user Ben Carter'],
      [1, 'user Ada Hartwell'],
    ])
    await admin.call('invitations.delete', { invitationId })
    expect((await linked()).find(([number]) => number === 8)).toEqual([8])
  })

  it('is narrowed to a person: what they did, and what was about them, once each', async () => {
    expect(await sentences({ userId: ben.userId })).toEqual([
      'Ana Ruiz reactivated Ben Carter',
      'Ben Carter changed the name from Ben Carter to Ben A. Carter',
      'Ada Hartwell deactivated Ben Carter: Left for Stone LLP',
    ])
    expect(await admin.call('activity.count', { userId: ben.userId })).toEqual({ total: 3 })
    expect(await sentences({ userId: ana.userId, topic: ['payments'] })).toEqual([
      'Ana Ruiz changed the payment information',
    ])
    expect(await admin.call('activity.count', { userId: ana.userId, topic: ['payments', 'mail'] })).toEqual({
      total: 1,
    })
  })

  it('is narrowed to topics', async () => {
    expect(await sentences({ topic: ['cases', 'account'] })).toEqual([
      'Ada Hartwell opened case 118, Stone v. Harbour',
      'Ada Hartwell opened the account',
    ])
    expect(await admin.call('activity.count', { topic: ['cases', 'account'] })).toEqual({ total: 2 })
    expect(await sentences({ topic: ['templates'] })).toEqual([])
  })

  it('is whole with all topics, kinds of a newer version included', async () => {
    const client = await backend.openAccount()
    await record(backend, (await whoIs(client)).accountId, [{ kind: 'moon.reached' as ActivityKind }])
    expect(await readAll(client, { topic: [...activityTopics] })).toMatchObject([
      { topic: null, sentence: 'Roster changed Nobody' },
      { topic: 'account' },
    ])
    expect(await client.call('activity.count', { topic: [...activityTopics] })).toEqual({ total: 2 })
  })

  it.each([
    ['ben cart', 3],
    ['BEN CART', 3],
    ['stone v. harb', 1],
    ['118', 1],
    ['nina@', 1],
    ['left for', 1],
    ['ar', 0],
    ['ca', 3],
    ['ben carter stone', 0],
    ['100%', 0],
    ['b_n', 0],
    ['b%n', 0],
    ['\\', 0],
    ['%', 0],
    ['_', 0],
  ])('is searched for "%s"', async (q, found) => {
    const matches = await sentences({ q })
    expect(matches.length).toBe(found)
    expect(await admin.call('activity.count', { q })).toEqual({ total: found })
  })

  it('is searched together with the other filters', async () => {
    expect(await sentences({ q: 'carter', userId: ana.userId, topic: ['users'] })).toEqual([
      'Ana Ruiz reactivated Ben Carter',
    ])
    expect(await sentences({ q: 'carter', to: '2020-01-01' })).toEqual([])
  })

  it('is searched by no id that the facts hold', async () => {
    const { items } = await admin.call('activity.list', { topic: ['cases'] })
    const caseId = items[0]?.links[0]?.id ?? ''
    expect(caseId).not.toBe('')
    expect(await sentences({ q: caseId.slice(0, 8) })).toEqual([])
  })

  it.each(['a\0b', 'a\x01b'])('refuses to search for %j', async (q) => {
    const refusal = await refusalOf(admin.call('activity.list', { q }))
    expect(refusal?.status).toBe(400)
  })

  it.each([
    'made-up',
    Buffer.from('["activity","yesterday",1]').toString('base64url'),
    Buffer.from('["number",{"at":1}]').toString('base64url'),
  ])('refuses the place %s', async (cursor) => {
    expect((await refusalOf(admin.call('activity.list', { cursor })))?.code).toBe('request.invalid')
  })

  it('knows nobody of another account', async () => {
    const stranger = await backend.openAccount({ firmName: 'Stone LLP', name: 'Abigail Stone' })
    for (const name of ['activity.list', 'activity.count', 'activity.export'] as const)
      expect((await refusalOf(stranger.call(name, { userId: ben.userId })))?.code).toBe('user.not-found')
    expect((await readAll(stranger, {})).map(({ sentence }) => sentence)).toEqual([
      'Abigail Stone opened the account',
    ])
    expect(await readAll(stranger, { q: 'carter' })).toEqual([])
    expect(await stranger.call('activity.count', {})).toEqual({ total: 1 })
    expect(await stranger.call('activity.verify', {})).toMatchObject({ state: 'unbroken', events: 1 })
  })
})

describe('the days of an account', () => {
  let admin: Client

  beforeAll(async () => {
    admin = await backend.openAccount()
    const { accountId } = await whoIs(admin)
    const at = (instant: string) => ({ at: instant, subject: { id: null, name: instant } })
    // New York: the clock goes forward on 9 March 2025, and back on 2 November.
    await record(backend, accountId, [
      at('2025-03-09T04:59:59.999Z'),
      at('2025-03-09T05:00:00.000Z'),
      at('2025-03-10T03:59:59.999Z'),
      at('2025-03-10T04:00:00.000Z'),
      at('2025-11-02T03:59:59.999Z'),
      at('2025-11-02T04:00:00.000Z'),
      at('2025-11-03T04:59:59.999Z'),
      at('2025-11-03T05:00:00.000Z'),
    ])
  })

  it.each([
    [
      'the day of 23 hours',
      '2025-03-09',
      '2025-03-09',
      ['2025-03-10T03:59:59.999Z', '2025-03-09T05:00:00.000Z'],
    ],
    [
      'the day of 25 hours',
      '2025-11-02',
      '2025-11-02',
      ['2025-11-03T04:59:59.999Z', '2025-11-02T04:00:00.000Z'],
    ],
    ['a day before which nothing was', undefined, '2025-03-08', ['2025-03-09T04:59:59.999Z']],
    ['a turned range', '2025-11-03', '2025-11-02', []],
  ])('begin and end at its midnights: %s', async (_, from, to, expected) => {
    const filter = { topic: ['users' as const], ...(from && { from }), to }
    const rows = await readAll(admin, { ...filter, limit: 1 })
    expect(rows.map(({ at }) => at)).toEqual(expected)
    expect(await admin.call('activity.count', filter)).toEqual({ total: expected.length })
  })

  it('are open to the past and to now', async () => {
    const from = await readAll(admin, { from: '2025-11-03', topic: ['users'] })
    expect(from.map(({ at }) => at)).toEqual(['2025-11-03T05:00:00.000Z'])
  })

  it.each(['2025-02-30', '2025-2-3', 'today'])('do not include %s', async (from) => {
    expect((await refusalOf(admin.call('activity.list', { from })))?.code).toBe('request.invalid')
  })
})

describe('a long history', () => {
  let admin: Client
  let accountId: string
  let ana: ReturnType<typeof person>

  beforeAll(async () => {
    admin = await backend.openAccount()
    accountId = (await whoIs(admin)).accountId
    ana = person({ name: 'Ana Ruiz' })
    await addPeople(backend, accountId, [ana])
    const actor = { userId: ana.userId, name: 'Ana Ruiz', ip: null }
    await record(
      backend,
      accountId,
      Array.from({ length: 40 }, (_, index) => ({
        // Ten events at the same instant each.
        at: new Date(Date.parse('2026-01-01T12:00:00Z') + Math.floor(index / 10) * 1000).toISOString(),
        kind: index % 3 === 0 ? ('case.closed' as const) : ('user.reactivated' as const),
        actor,
        subject: { id: index % 2 === 0 ? ana.userId : null, name: `Person ${index}` },
      })),
    )
  })

  it.each([
    ['all', {}],
    ['one person', { userId: true }],
    ['some topics', { topic: ['users' as const, 'cases' as const] }],
    ['a search', { q: 'person' }],
    [
      'everything at once',
      { userId: true, topic: ['users' as const], q: 'ana', from: '2026-01-01', to: '2026-01-02' },
    ],
  ])('is read page by page without gaps and without repeats while more happens: %s', async (_, given) => {
    const { userId, ...rest } = given as { userId?: true; topic?: ['users']; q?: string }
    const filter = { ...rest, ...(userId && { userId: ana.userId }) }
    const whole = (await admin.call('activity.list', { ...filter, limit: 200 })).items
    expect(whole.length).toBeGreaterThan(20)
    const paged = await readAll(admin, { ...filter, limit: 7 }, async () => {
      await record(backend, accountId, [
        {
          kind: 'user.reactivated',
          actor: { userId: ana.userId, name: 'Ana Ruiz', ip: null },
          subject: { id: ana.userId, name: 'Person of today' },
        },
      ])
    })
    expect(paged).toEqual(whole)
  })
})

describe('a history longer than anybody reads', () => {
  let admin: Client
  let ana: ReturnType<typeof person>
  const LENGTH = 21_000

  beforeAll(async () => {
    admin = await backend.openAccount()
    const { accountId } = await whoIs(admin)
    ana = person({ name: 'Ana Ruiz' })
    await addPeople(backend, accountId, [ana])
    await record(
      backend,
      accountId,
      Array.from({ length: LENGTH }, (_, index) => {
        const isOld = index < 100 && index % 2 === 0
        const isNew = index >= LENGTH - 5
        return {
          kind: index % 2 === 0 ? ('user.reactivated' as const) : ('case.closed' as const),
          actor: { userId: index < 10_000 ? ana.userId : null, name: 'Person', ip: null },
          subject: { id: null, name: isOld || isNew ? 'Quentin' : 'Nobody' },
        }
      }),
    )
  })

  it('is searched from the newest events to the oldest, page by page', async () => {
    const found = await readAll(admin, { q: 'quentin', limit: 20 })
    expect(found.length).toBe(55)
    const numbers = found.map(({ number }) => number)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(new Set(numbers).size).toBe(55)
    expect(await admin.call('activity.count', { q: 'quentin' })).toEqual({ total: 55 })
  })

  it.each([
    ['a topic', { topic: ['cases' as const] }, 3],
    ['another topic', { topic: ['users' as const] }, 52],
    ['days without any', { to: '2020-01-01' }, 0],
  ])('is searched within %s', async (_, narrowed, total) => {
    expect((await readAll(admin, { q: 'quentin', ...narrowed, limit: 20 })).length).toBe(total)
    expect(await admin.call('activity.count', { q: 'quentin', ...narrowed })).toEqual({ total })
  })

  it('is searched within what one person did', async () => {
    const filter = { q: 'quentin', userId: ana.userId }
    expect((await readAll(admin, { ...filter, limit: 20 })).length).toBe(50)
    expect(await admin.call('activity.count', filter)).toEqual({ total: 50 })
    expect(await admin.call('activity.count', { userId: ana.userId })).toEqual({ total: 10_000 })
  })

  it('has a true number, but not for a search that finds very many', async () => {
    expect(await admin.call('activity.count', {})).toEqual({ total: LENGTH + 1 })
    expect(await admin.call('activity.count', { topic: ['users'] })).toEqual({ total: LENGTH / 2 })
    expect(await admin.call('activity.count', { q: 'person' })).toEqual({ total: null })
    expect((await admin.call('activity.list', { q: 'person' })).items.length).toBe(100)
  })

  it('is checked part by part', async () => {
    const first = await admin.call('activity.verify', {})
    expect(first).toMatchObject({ state: 'going-on', newest: LENGTH + 1 })
    const states: string[] = []
    let after = first.state === 'going-on' ? first.checked : 0
    for (;;) {
      const part = await admin.call('activity.verify', { after })
      states.push(part.state)
      if (part.state !== 'going-on') {
        expect(part).toMatchObject({ state: 'unbroken', events: LENGTH + 1 })
        break
      }
      after = part.checked
    }
    expect(states).toEqual(['going-on', 'unbroken'])
  })
})
