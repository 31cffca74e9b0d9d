import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Giving, giveWork } from '../../../backend/modules/work/give-work.ts'
import { findOpenWork } from '../../../backend/modules/work/open-work.ts'
import { type CaseOffice, openCaseOffice, type Person } from '../cases/case-office.ts'

let office: CaseOffice
let ben: Person
let cara: Person
let caseId: string

beforeEach(async () => {
  office = await openCaseOffice()
  ben = await office.addPerson('standard', { name: 'Ben' })
  cara = await office.addPerson('standard', { name: 'Cara' })
  caseId = await office.openCase('118', 'Stone v. Harbour')
})
afterEach(() => office.stop())

const addTask = (title: string, to: Person, dueOn: string | null = null) =>
  office.owner.call('tasks.create', { caseId, title, dueOn, assigneeId: to.userId })
const addDocument = (name: string, to: Person) =>
  office.owner.call('documents.create', { caseId, name, reviewerId: to.userId })

function openWorkOf(person: Person, today = '2026-06-10') {
  const { accountId } = office
  return office.backend.context.database.read(accountId, (db) =>
    findOpenWork(db, { accountId, holderId: person.userId }, today),
  )
}

function give(from: Person, givings: readonly Giving[]) {
  const { accountId } = office
  return office.backend.context.database.write(accountId, (tx) =>
    giveWork(tx, accountId, from.userId, givings),
  )
}

async function countersOf(...people: Person[]): Promise<number[]> {
  const rows = await office.query<{ user_id: string; open_work: number }>(
    'select user_id, open_work from users',
  )
  return people.map(({ userId }) => rows.find((row) => row.user_id === userId)?.open_work ?? -1)
}

describe('the open work of a person', () => {
  it('is what is not done, with its case: overdue first, then by day, then without one, then reviews', async () => {
    await addDocument('Deposition', ben)
    await addTask('Some day', ben)
    await addTask('Tomorrow', ben, '2026-06-11')
    await addTask('Yesterday', ben, '2026-06-09')
    await addTask('Today', ben, '2026-06-10')
    const done = await addTask('Done', ben)
    await office.owner.call('tasks.move', { taskId: done.taskId, version: 1, state: 'completed' })
    await addTask('Of somebody else', cara)
    expect((await openWorkOf(ben)).map(({ title, isOverdue }) => [title, isOverdue])).toEqual([
      ['Yesterday', true],
      ['Today', false],
      ['Tomorrow', false],
      ['Some day', false],
      ['Deposition', false],
    ])
    expect((await openWorkOf(ben)).at(-1)).toMatchObject({
      kind: 'review',
      case: { caseId, number: '118', name: 'Stone v. Harbour', status: 'open' },
      state: 'not-started',
      shareViewed: 0,
      version: 1,
    })
    expect(await countersOf(ben, cara)).toEqual([5, 1])
  })
})

describe('giving work', () => {
  it('moves tasks and reviews to others or to nobody, counts them there, and says their new versions', async () => {
    const one = await addTask('One', ben)
    const two = await addTask('Two', ben)
    const review = await addDocument('Deposition', ben)
    const versions = await give(ben, [
      { kind: 'task', itemId: one.taskId, holderId: cara.userId },
      { kind: 'task', itemId: two.taskId, holderId: null },
      { kind: 'review', itemId: review.documentId, holderId: cara.userId },
    ])
    expect([...versions.entries()].sort()).toEqual(
      [one.taskId, two.taskId, review.documentId].sort().map((itemId) => [itemId, 2]),
    )
    expect(await countersOf(ben, cara)).toEqual([0, 2])
    expect((await openWorkOf(cara)).map(({ title }) => title)).toEqual(['One', 'Deposition'])
  })

  it('leaves what is done, and what somebody else holds, where it is', async () => {
    const done = await addTask('Done', ben)
    await office.owner.call('tasks.move', { taskId: done.taskId, version: 1, state: 'completed' })
    const other = await addTask('Of somebody else', cara)
    const { userId: holderId } = ben
    expect(
      await give(ben, [
        { kind: 'task', itemId: done.taskId, holderId: cara.userId },
        { kind: 'task', itemId: other.taskId, holderId },
      ]),
    ).toEqual(new Map())
    expect(await countersOf(ben, cara)).toEqual([0, 1])
  })
})
