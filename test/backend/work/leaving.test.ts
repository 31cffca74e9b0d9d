import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { type CaseOffice, codeOf, openCaseOffice, type Person, signInAs } from '../cases/case-office.ts'

let office: CaseOffice
let caseId: string
let lia: Person

beforeEach(async () => {
  office = await openCaseOffice()
  caseId = await office.openCase('118', 'Stone v. Harbour')
  lia = await office.addPerson('limited', { name: 'Lia Stone' })
  await office.put(caseId, lia)
})
afterEach(() => office.stop())

/** Two tasks, one of them done, and a review. */
async function giveWorkTo({ userId }: Person): Promise<void> {
  for (const title of ['Done', 'To do']) {
    const { taskId } = await office.owner.call('tasks.create', {
      caseId,
      title,
      dueOn: null,
      assigneeId: userId,
    })
    if (title === 'Done') await office.owner.call('tasks.move', { taskId, version: 1, state: 'completed' })
  }
  await office.owner.call('documents.create', { caseId, name: 'Deposition', reviewerId: userId })
}

async function holders(): Promise<(string | undefined)[]> {
  const tasks = await office.owner.call('tasks.list', { caseId })
  const documents = await office.owner.call('documents.list', { caseId })
  return [
    ...tasks.items.map(({ assignee }) => assignee?.userId),
    ...documents.items.map(({ reviewer }) => reviewer?.userId),
  ]
}

async function lastSentence(userId: string): Promise<string | undefined> {
  const { history } = await office.owner.call('users.read', { userId })
  return history[0]?.sentence
}

describe('removing somebody who holds open work on a case', () => {
  it('is refused with the numbers until it is said who takes the work', async () => {
    await giveWorkTo(lia)
    const removed = office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    const refusal = await removed.then(
      () => undefined,
      (error: unknown) => AppError.from(error),
    )
    expect(refusal).toMatchObject({ code: 'case.person-has-work', details: { tasks: 1, reviews: 1 } })
    expect((await office.owner.call('cases.read', { caseId })).people).toHaveLength(2)
    expect(await holders()).toEqual([lia.userId, lia.userId])
  })

  it('gives it to somebody who sees the case, and says so in the history', async () => {
    await giveWorkTo(lia)
    const ben = await office.addPerson('standard', { name: 'Ben Quill' })
    const client = await signInAs(office, lia)
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId, work: { to: ben.userId } })
    expect(await holders()).toEqual([ben.userId, ben.userId])
    expect(await lastSentence(lia.userId)).toMatch(
      /removed Lia Stone from case 118, Stone v. Harbour; their open work there, 1 task and 1 review, went to Ben Quill$/,
    )
    expect(await codeOf(client.call('cases.read', { caseId }))).toBe('case.not-found')
  })

  it('leaves it to nobody when that is said', async () => {
    await giveWorkTo(lia)
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId, work: 'nobody' })
    expect(await holders()).toEqual([undefined, undefined])
    expect(await lastSentence(lia.userId)).toMatch(/1 task and 1 review, became nobody’s$/)
    expect(await office.query('select open_work from users where user_id = $1', [lia.userId])).toEqual([
      { open_work: 0 },
    ])
  })

  it('is refused with a receiver who cannot see the case afterwards, and then changes nothing', async () => {
    await giveWorkTo(lia)
    const elsewhere = await office.addPerson('limited')
    for (const { userId } of [elsewhere, lia]) {
      const removed = office.owner.call('cases.removePerson', {
        caseId,
        userId: lia.userId,
        work: { to: userId },
      })
      expect(await codeOf(removed)).toBe('work.holder-cannot-see')
    }
    expect((await office.owner.call('cases.read', { caseId })).people).toHaveLength(2)
    expect(await holders()).toEqual([lia.userId, lia.userId])
  })

  it('lets somebody who still sees the case keep it', async () => {
    const ben = await office.addPerson('standard')
    await office.put(caseId, ben)
    await giveWorkTo(ben)
    await office.owner.call('cases.removePerson', { caseId, userId: ben.userId, work: { to: ben.userId } })
    expect(await holders()).toEqual([ben.userId, ben.userId])
  })

  it('asks for nothing when all of it is done or on other cases', async () => {
    const other = await office.openCase('119')
    await office.put(other, lia)
    const fields = { title: 'Elsewhere', dueOn: null, assigneeId: lia.userId }
    await office.owner.call('tasks.create', { caseId: other, ...fields })
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    expect((await office.owner.call('users.work', { userId: lia.userId })).total).toBe(1)
  })
})

describe('a guest with open work', () => {
  it('who is swapped can leave it to the guest who comes', async () => {
    const [going, coming] = [await office.addPerson('guest'), await office.addPerson('guest')]
    await office.put(caseId, going)
    await giveWorkTo(going)
    const swap = { caseId, outUserId: going.userId, inUserId: coming.userId }
    expect(await codeOf(office.owner.call('cases.swapGuest', swap))).toBe('case.person-has-work')
    await office.owner.call('cases.swapGuest', { ...swap, work: { to: coming.userId } })
    expect(await holders()).toEqual([coming.userId, coming.userId])
  })

  it('who is moved leaves it behind, with somebody or with nobody', async () => {
    const guest = await office.addPerson('guest', { name: 'Gus Field' })
    await office.put(caseId, guest)
    await giveWorkTo(guest)
    const to = await office.openCase('119', 'Harbour')
    const move = { userId: guest.userId, fromCaseId: caseId, toCaseId: to }
    expect(await codeOf(office.owner.call('users.moveGuest', move))).toBe('case.person-has-work')
    const kept = office.owner.call('users.moveGuest', { ...move, work: { to: guest.userId } })
    expect(await codeOf(kept)).toBe('work.holder-cannot-see')
    await office.owner.call('users.moveGuest', { ...move, work: { to: lia.userId } })
    expect(await holders()).toEqual([lia.userId, lia.userId])
    expect(await lastSentence(guest.userId)).toMatch(
      /moved Gus Field from case 118, Stone v. Harbour to case 119, Harbour; their open work there, 1 task and 1 review, went to Lia Stone$/,
    )
  })
})
