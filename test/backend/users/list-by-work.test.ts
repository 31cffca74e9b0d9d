import { sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { userStatuses } from '../../../shared/model/user.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { deactivate, reactivate } from '../../support/act-on-users.ts'
import { fc } from '../../support/properties.ts'
import { type CaseOffice, codeOf, openCaseOffice } from '../cases/case-office.ts'
import { answerSimply, type Question } from './people-model.ts'
import { addPeople, type Person, person } from './seeding.ts'

let office: CaseOffice
const caseIds: string[] = []
let people: Person[]

beforeAll(async () => {
  office = await openCaseOffice()
  for (let number = 1; number <= 6; number += 1) caseIds.push(await office.openCase(String(number)))
  people = fc.sample(somePerson, { numRuns: 60, seed: 20_261_124 }).map((facts, index) =>
    person({
      ...facts,
      email: `${facts.name.split(' ').join('.')}.${index}@hartwell.test`,
      caseIds: facts.caseNumbers.map((number) => caseIds[number] ?? ''),
    }),
  )
  await addPeople(
    office.backend,
    office.accountId,
    people.map(({ caseIds: _, openWork: __, ...facts }) => facts),
  )
  for (const one of people) await giveWork(one)
  const [owner] = (await office.owner.call('users.list', { sort: 'joined', direction: 'desc' })).items
  if (!owner) throw new Error('The owner is not listed.')
  people.push(
    person({
      ...owner,
      lastActiveAt: new Date(owner.lastActiveAt),
      joinedAt: new Date(owner.joinedAt),
      caseIds: [...caseIds],
      openWork: 0,
    }),
  )
})
afterAll(() => office.stop())

const somePerson = fc.record({
  name: fc.constantFrom('Ann Lee', 'Ann Stone', 'Bo Ruiz', 'José Vega', 'x'),
  level: fc.constantFrom(...levels),
  status: fc.constantFrom(...userStatuses),
  caseNumbers: fc.subarray([0, 1, 2, 3, 4, 5]),
  openWork: fc.integer({ min: 0, max: 3 }),
})

/** Lists somebody on their cases and gives them open and finished work. */
async function giveWork({ userId, caseIds: on = [], openWork = 0 }: Person): Promise<void> {
  const { system } = office.backend.context.database
  const { accountId } = office
  for (const caseId of on)
    await system.execute(sql`insert into case_people (account_id, case_id, user_id, added_at, added_by)
      values (${accountId}, ${caseId}, ${userId}, now(), ${userId})`)
  for (let number = 0; number < openWork + 1; number += 1) {
    const isDone = number === openWork
    await system.execute(sql`insert into tasks
      (account_id, task_id, case_id, title, assigner_id, assignee_id, state, created_at, completed_at)
      values (${accountId}, ${uuid7()}, ${caseIds[0]}, 'Read', ${userId}, ${userId},
        ${isDone ? 'completed' : 'open'}, now(), ${isDone ? sql`now()` : null})`)
  }
}

async function readAll(question: Question, limit: number) {
  const found: { userId: string; caseCount: number; openWork: number }[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await office.owner.call('users.list', { ...question, limit, ...(cursor && { cursor }) })
    found.push(...page.items.map(({ userId, caseCount, openWork }) => ({ userId, caseCount, openWork })))
    if (page.next === null) return found
    cursor = page.next
  }
}

const someQuestion = fc.record(
  {
    q: fc.constantFrom('', 'a', 'ann', 'stone', 'vega', '.1', 'nobody'),
    status: fc.subarray([...userStatuses]),
    level: fc.subarray([...levels]),
    caseNumber: fc.nat(5),
    sort: fc.constantFrom('cases' as const, 'openWork' as const, 'name' as const, 'lastActive' as const),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  },
  { requiredKeys: ['sort', 'direction'] },
)

it('sorts by cases and by open work and narrows to a case, as a simple list in memory does', async () => {
  await fc.assert(
    fc.asyncProperty(someQuestion, fc.integer({ min: 3, max: 70 }), async (asked, limit) => {
      const { caseNumber, ...rest } = asked
      const caseId = caseNumber === undefined ? undefined : caseIds[caseNumber]
      const question = { ...rest, ...(caseId !== undefined && { caseId }) }
      const expected = answerSimply(people, question).map(({ userId, caseIds: on = [], openWork = 0 }) => ({
        userId,
        caseCount: on.length,
        openWork,
      }))
      expect(await readAll(question, limit)).toEqual(expected)
      expect(await office.owner.call('users.outline', question)).toEqual({
        total: expected.length,
        starts: [],
      })
    }),
    { numRuns: 150 },
  )
})

it('does not know cases of other accounts', async () => {
  const other = await office.backend.openAccount()
  for (const caseId of [caseIds[0] ?? '', uuid7()])
    expect([
      await codeOf(other.call('users.list', { caseId })),
      await codeOf(other.call('users.outline', { caseId })),
    ]).toEqual(['case.not-found', 'case.not-found'])
})

it('counts the open work of people who cannot sign in', async () => {
  const counted = async () => (await office.owner.call('users.counts', {})).openWorkOfInactive
  const holders = people.filter(({ status, openWork = 0 }) => status === 'inactive' && openWork > 0)
  const items = holders.reduce((sum, { openWork = 0 }) => sum + openWork, 0)
  expect(await counted()).toEqual({ items, people: holders.length })

  const [leaver] = people.filter(({ status, openWork }) => status === 'active' && openWork === 2)
  if (!leaver) throw new Error('Nobody active holds two items.')
  await deactivate(office.owner, leaver.userId)
  expect(await counted()).toEqual({ items: items + 2, people: holders.length + 1 })
  await reactivate(office.owner, leaver.userId)
  expect(await counted()).toEqual({ items, people: holders.length })
})
