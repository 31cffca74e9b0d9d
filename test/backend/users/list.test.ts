import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import { userSorts, userStatuses } from '../../../shared/model/user.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { fc } from '../../support/properties.ts'
import { membershipOf, outcomeOf } from '../invitations/inviting.ts'
import { answerSimply, type Question } from './people-model.ts'
import { addPeople, type Person, person } from './seeding.ts'

const words = [
  'José',
  'JOSÉ',
  'Müller',
  'Łukasz',
  'Anne-Marie',
  'ann',
  'ANNA',
  'hanna',
  "O'Brien",
  'O"Neil',
  'a%b',
  '%',
  '_',
  '__x',
  'back\\slash',
  '\\',
  '王小明',
  '小明',
  '山田 太郎',
  'ﬁona',
  'Ⅳ',
  'Straße',
  'İpek',
  '🙂',
  'x',
  'Xa',
  "';--",
  '100%',
  'é',
  'e\u0301',
]

const someName = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' ').normalize('NFC'))
const someMoment = fc.integer({ min: 0, max: 40 }).map((step) => new Date(1_767_225_600_123 + step * 1_001))
const somePeople = (count: number) =>
  fc
    .sample(
      fc.record({
        name: someName,
        email: fc.constantFrom('ann', 'Jose', 'x_y', "o'neil", 'a-b', 'zoe'),
        level: fc.constantFrom(...levels),
        status: fc.constantFrom(...userStatuses),
        lastActiveAt: someMoment,
        joinedAt: someMoment,
      }),
      { numRuns: count, seed: 20_261_123 },
    )
    .map((facts, index) => person({ ...facts, email: `${facts.email}.${index}@Hartwell.test` }))

const someSearch = fc.oneof(
  fc.constantFrom(...words),
  fc
    .tuple(someName, fc.nat(8), fc.integer({ min: 1, max: 6 }))
    .map(([name, start, length]) => [...name].slice(start, start + length).join('')),
  fc.constantFrom(
    '',
    '  ',
    '.1',
    '@hart',
    'hartwell.test',
    'ANN.',
    '%%%',
    '___',
    '\\%',
    "' or 1=1",
    'nobody at all',
  ),
)
const someQuestion = fc.record(
  {
    q: someSearch,
    status: fc.subarray([...userStatuses]),
    level: fc.subarray([...levels]),
    sort: fc.constantFrom(...userSorts),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  },
  { requiredKeys: ['sort', 'direction'] },
)

const inBothDirections = userSorts.flatMap((sort) => [
  { sort, direction: 'asc' as const },
  { sort, direction: 'desc' as const },
])

describe('the list of users', () => {
  let backend: TestBackend
  beforeAll(async () => {
    backend = await startTestBackend()
  })
  afterAll(() => backend.stop())

  async function openFirm(people: readonly Person[]) {
    const admin = await backend.openAccount({ name: 'Zz Administrator' })
    const { accountId, userId } = await membershipOf(admin)
    await addPeople(backend, accountId, people)
    const [you] = (await admin.call('users.list', { q: 'zz administrator' })).items
    if (!you) throw new Error('the administrator is not listed')
    const opener = person({
      ...you,
      lastActiveAt: new Date(you.lastActiveAt),
      joinedAt: new Date(you.joinedAt),
    })
    return { admin, accountId, userId, everybody: [...people, opener] }
  }

  async function readAll(client: Client, question: Question, limit: number): Promise<string[]> {
    const found: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await client.call('users.list', { ...question, limit, ...(cursor && { cursor }) })
      found.push(...page.items.map(({ userId }) => userId))
      if (page.next === null) return found
      cursor = page.next
    }
  }

  describe('in a firm with names of all kinds', () => {
    let firm: Awaited<ReturnType<typeof openFirm>>
    beforeAll(async () => {
      firm = await openFirm(somePeople(230))
    })

    it('answers every search, filter and order as a simple list in memory does', async () => {
      await fc.assert(
        fc.asyncProperty(
          someQuestion,
          fc.integer({ min: 20, max: OUTLINE_STEP }),
          async (question, limit) => {
            const expected = answerSimply(firm.everybody, question).map(({ userId }) => userId)
            expect(await readAll(firm.admin, question, limit)).toEqual(expected)
            const { total, starts } = await firm.admin.call('users.outline', question)
            expect(total).toBe(expected.length)
            expect(starts).toHaveLength(Math.max(0, Math.ceil(expected.length / OUTLINE_STEP) - 1))
          },
        ),
        { numRuns: 120 },
      )
    })

    it.each(words)('finds people by %j as it is written', async (word) => {
      const question: Question = { q: word, sort: 'name', direction: 'asc' }
      const expected = answerSimply(firm.everybody, question).map(({ userId }) => userId)
      expect(await readAll(firm.admin, question, 200)).toEqual(expected)
    })

    it('shows of each person what is stored', async () => {
      const [somebody] = firm.everybody
      if (!somebody) throw new Error('nobody')
      const { items } = await firm.admin.call('users.list', { q: somebody.email })
      expect(items).toEqual([
        {
          userId: somebody.userId,
          name: somebody.name,
          email: somebody.email,
          level: somebody.level,
          status: somebody.status,
          statusSince: somebody.joinedAt.toISOString(),
          lastActiveAt: somebody.lastActiveAt.toISOString(),
          joinedAt: somebody.joinedAt.toISOString(),
          caseCount: 0,
          openWork: 0,
          version: 1,
        },
      ])
    })
  })

  describe('in a firm of 3,100 people', () => {
    let firm: Awaited<ReturnType<typeof openFirm>>
    beforeAll(async () => {
      firm = await openFirm(somePeople(3_100))
    })

    it.each(inBothDirections)('can be entered at every start by $sort $direction', async (order) => {
      const expected = answerSimply(firm.everybody, order).map(({ userId }) => userId)
      const { total, starts } = await firm.admin.call('users.outline', order)
      expect(total).toBe(expected.length)
      expect(starts).toHaveLength(Math.ceil(total / OUTLINE_STEP) - 1)
      for (const [index, cursor] of starts.entries()) {
        const { items } = await firm.admin.call('users.list', { ...order, cursor, limit: 3 })
        const first = (index + 1) * OUTLINE_STEP
        expect(items.map(({ userId }) => userId)).toEqual(expected.slice(first, first + 3))
      }
    })

    it.each([
      { q: 'ann' },
      { q: 'x' },
      { level: ['guest' as const] },
      { q: 'a', status: ['active' as const] },
    ])('can be entered at every start when narrowed to %j', async (narrowed) => {
      const question: Question = { ...narrowed, sort: 'joined', direction: 'desc' }
      const expected = answerSimply(firm.everybody, question).map(({ userId }) => userId)
      const { total, starts } = await firm.admin.call('users.outline', question)
      expect(total).toBe(expected.length)
      const pages = [undefined, ...starts].map((cursor) =>
        firm.admin.call('users.list', { ...question, limit: OUTLINE_STEP, ...(cursor && { cursor }) }),
      )
      const found = (await Promise.all(pages)).flatMap(({ items }) => items.map(({ userId }) => userId))
      expect(found).toEqual(expected)
    })

    it.each(inBothDirections)(
      'finds what few match, deep in the order, by $sort $direction',
      async (order) => {
        const question: Question = { ...order, q: '.30' }
        const expected = answerSimply(firm.everybody, question).map(({ userId }) => userId)
        expect(await readAll(firm.admin, question, 20)).toEqual(expected)
      },
    )
  })

  it('has no start behind the last row', async () => {
    const { admin } = await openFirm(somePeople(OUTLINE_STEP - 1))
    expect(await admin.call('users.outline', {})).toEqual({ total: OUTLINE_STEP, starts: [] })
    expect((await admin.call('users.list', { limit: OUTLINE_STEP })).next).toBeNull()
  })

  it.each(inBothDirections)(
    'covers everybody once by $sort $direction while people are added',
    async (order) => {
      const { admin, accountId, everybody } = await openFirm(somePeople(45))
      const added = somePeople(60).map((one, index) => ({ ...one, email: `new.${index}@x.test` }))
      const found: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await admin.call('users.list', { ...order, limit: 4, ...(cursor && { cursor }) })
        found.push(...page.items.map(({ userId }) => userId))
        if (page.next === null) break
        cursor = page.next
        await addPeople(backend, accountId, added.splice(0, 1))
      }
      expect(new Set(found).size).toBe(found.length)
      expect(found).toEqual(expect.arrayContaining(everybody.map(({ userId }) => userId)))
    },
  )

  describe('refuses a cursor', () => {
    let admin: Client
    let genuine: string
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const someId = '019a0000-0000-7000-8000-000000000000'

    beforeAll(async () => {
      const firm = await openFirm(somePeople(5))
      admin = firm.admin
      genuine = (await admin.call('users.list', { limit: 2 })).next ?? ''
    })

    it('of another order or direction', async () => {
      for (const order of inBothDirections.filter(
        ({ sort, direction }) => sort !== 'name' || direction !== 'asc',
      )) {
        expect(await outcomeOf(admin.call('users.list', { ...order, cursor: genuine }))).toBe(
          'request.invalid',
        )
      }
    })

    it.each([
      ['that is no text of ours', 'hello'],
      ['cut short', 'WyJuYW1l'],
      ['of nothing', encode(null)],
      ['of an object', encode({ sort: 'name' })],
      ['without an id', encode(['name', 'asc', ['a']])],
      ['with a made-up id', encode(['name', 'asc', ['a'], 'x'])],
      ['with a number for a name', encode(['name', 'asc', [1], someId])],
      ['with too many values', encode(['name', 'asc', ['a', 'b'], someId])],
      ['with an end-of-text character', encode(['name', 'asc', ['a\0'], someId])],
      ['with half a character', Buffer.from(`["name","asc",["\\ud800"],"${someId}"]`).toString('base64url')],
      ['with SQL in place of the id', encode(['name', 'asc', ['a'], "'; drop table users; --"])],
    ])('%s', async (_, cursor) => {
      expect(await outcomeOf(admin.call('users.list', { cursor }))).toBe('request.invalid')
    })

    it.each([
      ['lastActive', ['yesterday']],
      ['joined', ['2026-02-31T00:00:00.000Z']],
      ['joined', ['999999-01-01T00:00:00.000Z']],
      ['level', [4_000_000_000, 'a']],
      ['level', [1.5, 'a']],
      ['status', ['active', 'a']],
      ['cases', ['3', 'a']],
      ['openWork', [-1, 'a']],
    ] as const)('by %s with the values %j', async (sort, values) => {
      const cursor = encode([sort, 'asc', values, someId])
      expect(await outcomeOf(admin.call('users.list', { sort, cursor }))).toBe('request.invalid')
    })
  })

  it('refuses unknown orders, limits and fields, and characters that cannot be searched for', async () => {
    const { admin } = await openFirm([])
    for (const query of [
      'sort=password',
      'direction=up',
      'limit=0',
      'limit=201',
      'limit=1e309',
      'level=owner',
      'status=gone',
      'account=1',
      'q=%00',
      'q=a%00b%00c',
      'q=carter%01%20ben',
      `q=${'x'.repeat(201)}`,
    ]) {
      expect([query, (await admin.fetch(`/api/users?${query}`)).status]).toEqual([query, 400])
      if (!query.startsWith('limit'))
        expect((await admin.fetch(`/api/users/outline?${query}`)).status).toBe(400)
    }
    for (const query of ['q=%ED%A0%80', 'q=%ff', 'q=%', 'q=a&q=b']) {
      expect((await admin.fetch(`/api/users?${query}`)).status).toBeLessThan(500)
    }
  })

  it.each(['carter ben', 'carter\nben', 'carter\n ben', 'carterben'])(
    'does not find %j across the end of a name and the beginning of an address',
    async (q) => {
      const { admin } = await openFirm([person({ name: 'Amy Carter', email: 'ben@hartwell.test' })])
      expect((await admin.call('users.list', { q })).items).toEqual([])
      expect(await admin.call('users.outline', { q })).toEqual({ total: 0, starts: [] })
      expect((await admin.call('users.list', { q: 'my carter' })).items).toHaveLength(1)
    },
  )

  it('shows nobody of another account, not even to its cursor', async () => {
    const ours = await openFirm(somePeople(8))
    const theirs = await openFirm(somePeople(8))
    const cursor = (await theirs.admin.call('users.list', { limit: 1 })).next ?? ''
    const own = new Set(ours.everybody.map(({ userId }) => userId))
    for (const question of [{}, { q: 'ann' }, { q: 'a' }, { cursor }, { q: 'hart', cursor }]) {
      const { items } = await ours.admin.call('users.list', { ...question, limit: 200 })
      expect(items.filter(({ userId }) => !own.has(userId))).toEqual([])
    }
    expect(await ours.admin.call('users.outline', { q: 'hartwell.test' })).toMatchObject({ total: 9 })
  })
})
