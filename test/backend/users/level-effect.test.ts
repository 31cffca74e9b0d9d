import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { type CaseOffice, codeOf, openCaseOffice, type Person, signInAs } from '../cases/case-office.ts'

let office: CaseOffice
let number = 0

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.stop())

const openCases = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () => {
      number += 1
      return office.openCase(`L-${number}`)
    }),
  )

/** Gives somebody open work on a case, as somebody who was on it then. */
async function giveWork(caseId: string, { userId }: Person, { tasks = 0, reviews = 0 }) {
  await office.query(
    `insert into tasks (account_id, task_id, case_id, title, assigner_id, assignee_id, state, created_at)
     select $1, gen_random_uuid(), $2, 'Call the witness', $3, $3, 'open', now() from generate_series(1, $4::int)`,
    [office.accountId, caseId, userId, tasks],
  )
  await office.query(
    `insert into documents (account_id, document_id, case_id, name, reviewer_id, review_state, share_viewed, created_at)
     select $1, gen_random_uuid(), $2, 'Deposition', $3, 'in-review', 40, now() from generate_series(1, $4::int)`,
    [office.accountId, caseId, userId, reviews],
  )
}

const effectOf = async ({ userId }: Person, to: Level, keepCaseId?: string) => {
  const input = { userId, act: 'changeLevel' as const, to, ...(keepCaseId && { keepCaseId }) }
  const { levelEffect } = await office.owner.call('users.preview', input)
  if (!levelEffect) throw new Error('There is no effect.')
  return levelEffect
}

const quoteFor = ({ userId }: Person, level: Level, keepCaseId?: string) =>
  office.owner.call('quotes.create', {
    act: 'changeLevel',
    userIds: [userId],
    level,
    ...(keepCaseId && { keepCaseId }),
  })

async function changeTo(
  person: Person,
  level: Level,
  more: { keepCaseId?: string; leaveWork?: boolean } = {},
) {
  const { quoteId, totals } = await quoteFor(person, level, more.keepCaseId)
  return office.owner.call('users.changeLevel', {
    quoteId,
    totalCents: totals.totalCents,
    ...(more.leaveWork !== undefined && { leaveWork: more.leaveWork }),
  })
}

const casesOf = async ({ userId }: Person) =>
  (await office.owner.call('users.cases', { userId })).items.map(({ caseId }) => caseId)

describe('another level', () => {
  it('says how many cases are kept and lost, and the open work on what is lost', async () => {
    const [one = '', two = '', three = ''] = await openCases(3)
    const sam = await office.addPerson('standard')
    await office.put(one, sam)
    await giveWork(one, sam, { tasks: 4 })
    await giveWork(three, sam, { tasks: 2, reviews: 1 })
    const { total } = await office.owner.call('cases.outline', {})
    const effect = await effectOf(sam, 'limited')
    expect(effect).toMatchObject({
      from: 'standard',
      to: 'limited',
      keeps: { count: 1, first: [{ caseId: one }] },
      gains: { count: 0, first: [] },
      loses: { count: total - 1 },
      lostWork: { cases: 1, tasks: 2, reviews: 1 },
      listed: 1,
    })
    expect(effect.loses.first[0]).toMatchObject({ caseId: three, tasks: 2, reviews: 1 })
    expect(effect.loses.first.map(({ caseId }) => caseId)).toContain(two)
    const { users } = await office.owner.call('users.previewLevels', {
      userIds: [sam.userId],
      level: 'limited',
    })
    expect(users).toEqual([
      {
        userId: sam.userId,
        keeps: 1,
        gains: 0,
        loses: total - 1,
        lostWork: { cases: 1, tasks: 2, reviews: 1 },
        listed: 1,
      },
    ])
  })

  it('says what is gained, and that the other administrative levels lose nothing', async () => {
    const [one = ''] = await openCases(2)
    const lia = await office.addPerson('limited')
    await office.put(one, lia)
    const { total } = await office.owner.call('cases.outline', {})
    expect(await effectOf(lia, 'standard')).toMatchObject({
      keeps: { count: 1 },
      gains: { count: total - 1 },
      loses: { count: 0, first: [] },
    })
    const sam = await office.addPerson('standard')
    expect(await effectOf(sam, 'administrator')).toMatchObject({
      keeps: { count: total },
      gains: { count: 0 },
      loses: { count: 0 },
    })
  })

  it('is not taken with open work out of sight unless that is said, and the work stays with its holder', async () => {
    const [one = ''] = await openCases(1)
    const sam = await office.addPerson('standard')
    await giveWork(one, sam, { tasks: 1, reviews: 1 })
    const refusal = await changeTo(sam, 'limited').catch((error: unknown) => AppError.from(error))
    expect(refusal).toMatchObject({
      code: 'user.work-on-lost-cases',
      message: expect.stringContaining('2 items on 1 case'),
      details: { userIds: [sam.userId] },
    })
    expect((await changeTo(sam, 'limited', { leaveWork: true })).users[0]?.level).toBe('limited')
    const [work] = await office.query<{ open_work: number }>(
      'select open_work from users where user_id = $1',
      [sam.userId],
    )
    expect(work?.open_work).toBe(2)
  })

  it('as guest keeps the one case that is chosen, and leaves the others in the same act', async () => {
    const [one = '', two = '', three = ''] = await openCases(3)
    const eve = await office.addPerson('limited', {
      name: 'Eve Out',
      email: `eve@${crypto.randomUUID()}.test`,
    })
    for (const caseId of [one, two, three]) await office.put(caseId, eve)
    expect(await codeOf(quoteFor(eve, 'guest'))).toBe('guest.several-cases')
    const [foreign = ''] = await openCases(1)
    expect(await codeOf(quoteFor(eve, 'guest', foreign))).toBe('case.person-not-there')
    expect(await codeOf(quoteFor(eve, 'standard', two))).toBe('request.invalid')
    await giveWork(three, eve, { tasks: 1 })
    expect(await effectOf(eve, 'guest', two)).toMatchObject({
      keeps: { count: 1, first: [{ caseId: two }] },
      loses: { count: 2, first: [{ caseId: three, tasks: 1 }, { caseId: one }] },
      lostWork: { cases: 1, tasks: 1, reviews: 0 },
      listed: 3,
    })
    await changeTo(eve, 'guest', { keepCaseId: two, leaveWork: true })
    expect(await casesOf(eve)).toEqual([two])
    const client = await signInAs(office, eve)
    expect((await client.call('cases.list', {})).items.map(({ caseId }) => caseId)).toEqual([two])
    const { history } = await office.owner.call('users.read', { userId: eve.userId })
    expect(history[0]?.sentence).toMatch(
      /to Free Guest User, who keeps case L-\d+, Case L-\d+ and left 2 others/,
    )
    const changes = await office.query<{ change: string }>(
      `select change from case_changes where user_id = $1 and change = 'left'`,
      [eve.userId],
    )
    expect(changes).toHaveLength(2)
  })

  it('as guest is refused on a full case, and possible on another one of theirs', async () => {
    const [full = '', free = ''] = await openCases(2)
    const eve = await office.addPerson('limited', { email: `eve@${crypto.randomUUID()}.test` })
    for (const caseId of [full, free]) await office.put(caseId, eve)
    await office.put(full, await office.addPerson('guest'), await office.addPerson('guest'))
    expect(await codeOf(quoteFor(eve, 'guest', full))).toBe('guest.case-full')
    expect(await codeOf(quoteFor(eve, 'guest', free))).toBe('done')
  })

  it('makes two guests of one case at most when 50 confirm at once', async () => {
    const [shared = '', own = ''] = await openCases(2)
    const people = await Promise.all(
      Array.from({ length: 50 }, () =>
        office.addPerson('limited', { email: `p@${crypto.randomUUID()}.test` }),
      ),
    )
    for (const caseId of [shared, own]) await office.put(caseId, ...people)
    const quotes = await Promise.all(people.map((person) => quoteFor(person, 'guest', shared)))
    const outcomes = await Promise.all(
      quotes.map(({ quoteId, totals }) =>
        codeOf(office.owner.call('users.changeLevel', { quoteId, totalCents: totals.totalCents })),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(2)
    expect((await office.owner.call('cases.read', { caseId: shared })).guests).toBe(2)
    expect((await office.owner.call('cases.read', { caseId: own })).guests).toBe(0)
  })

  it('is told of nobody of another firm', async () => {
    const stranger = await office.backend.openAccount()
    const sam = await office.addPerson('standard')
    const input = { userIds: [sam.userId], level: 'limited' as const }
    expect(await codeOf(stranger.call('users.previewLevels', input))).toBe('user.not-found')
  })
})

describe('the cases of a user', () => {
  it('are searched, and say how many guests each has', async () => {
    const lia = await office.addPerson('limited')
    const [one, two] = [
      await office.openCase('S-1', 'Harbour Lights'),
      await office.openCase('S-2', 'Stone Mill'),
    ]
    await office.put(one, lia)
    await office.put(two, lia, await office.addPerson('guest'))
    const found = await office.owner.call('users.cases', { userId: lia.userId, q: 'mill' })
    expect(found.items.map(({ caseId, guests }) => [caseId, guests])).toEqual([[two, 1]])
    expect(found.assigned).toBe(2)
  })
})
