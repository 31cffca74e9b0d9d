import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../../backend/live.ts'
import { addDays } from '../../../shared/billing/index.ts'
import type { TaskRow } from '../../../shared/model/work.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Client } from '../../support/client.ts'
import { literalNames, refusedNames } from '../../support/hostile.ts'
import { type CaseOffice, codeOf, openCaseOffice, type Person, signInAs } from '../cases/case-office.ts'

const DAY_MS = 86_400_000

let office: CaseOffice
let owner: Client
let caseId: string
let ben: Person

beforeEach(async () => {
  office = await openCaseOffice()
  owner = office.owner
  ben = await office.addPerson('standard', { name: 'Ben Quill' })
  caseId = await office.openCase('118', 'Stone v. Harbour')
})
afterEach(() => office.stop())

const addTask = (facts: { title?: string; dueOn?: string | null; assigneeId?: string | null } = {}) =>
  owner.call('tasks.create', { caseId, title: 'File the motion', dueOn: null, assigneeId: null, ...facts })
const addDocument = (facts: { name?: string; reviewerId?: string | null } = {}) =>
  owner.call('documents.create', { caseId, name: 'Deposition', reviewerId: null, ...facts })

/** Puts the clock forward to the next noon in Greenwich, where the account is; answers its day. */
function moveToNoon(): string {
  const now = Date.now()
  const noon = Math.ceil((now - DAY_MS / 2) / DAY_MS) * DAY_MS + DAY_MS / 2
  office.backend.clock.moveBy(noon - now)
  return new Date(noon).toISOString().slice(0, 10)
}

async function onCase(level: Level): Promise<[Client, Person]> {
  const person = await office.addPerson(level)
  await office.put(caseId, person)
  return [await signInAs(office, person), person]
}

describe('a task', () => {
  it('is opened, started and completed, and opened again, each time with a new version', async () => {
    const opened = await addTask({ dueOn: '2026-12-01', assigneeId: ben.userId })
    expect(opened).toMatchObject({
      title: 'File the motion',
      dueOn: '2026-12-01',
      state: 'open',
      assignee: { userId: ben.userId, name: 'Ben Quill', status: 'active' },
      completedAt: null,
      version: 1,
    })
    const { taskId } = opened
    const started = await owner.call('tasks.move', { taskId, version: 1, state: 'started' })
    const completed = await owner.call('tasks.move', { taskId, version: started.version, state: 'completed' })
    expect(completed).toMatchObject({ state: 'completed', version: 3 })
    expect(completed.completedAt).not.toBeNull()
    expect(await owner.call('tasks.move', { taskId, version: 3, state: 'open' })).toMatchObject({
      state: 'open',
      completedAt: null,
      version: 4,
    })
    const { rows } = await office.backend.context.database.systemPool.query(
      "select kind from activity where kind like 'task.%' order by sequence",
    )
    expect(rows.map((row: { kind: string }) => row.kind)).toEqual([
      'task.created',
      'task.moved',
      'task.moved',
      'task.moved',
    ])
  })

  it('stays as it is, with its version, when nothing about it is new', async () => {
    const { taskId, title, dueOn } = await addTask()
    const same = await owner.call('tasks.change', { taskId, version: 1, title, dueOn, assigneeId: null })
    expect(same.version).toBe(1)
    expect((await owner.call('tasks.move', { taskId, version: 1, state: 'open' })).version).toBe(1)
  })

  it('is overdue from the day after its day, in the time zone of the account, until it is completed', async () => {
    const today = moveToNoon()
    const late = await addTask({ dueOn: addDays(today, -1) })
    expect(late.isOverdue).toBe(true)
    expect((await addTask({ dueOn: today })).isOverdue).toBe(false)
    expect(await owner.call('tasks.list', { caseId })).toMatchObject({ open: 2, overdue: 1 })
    // In Kiritimati the day begins 14 hours before it does in Greenwich.
    await office.query("update accounts set time_zone = 'Pacific/Kiritimati'")
    expect(await owner.call('tasks.list', { caseId })).toMatchObject({ open: 2, overdue: 2 })
    const done = await owner.call('tasks.move', { taskId: late.taskId, version: 1, state: 'completed' })
    expect(done.isOverdue).toBe(false)
    expect(await owner.call('tasks.list', { caseId })).toMatchObject({ open: 1, overdue: 1 })
  })

  it('is refused a change that was decided on an older version', async () => {
    const { taskId } = await addTask()
    await owner.call('tasks.move', { taskId, version: 1, state: 'started' })
    expect(await codeOf(owner.call('tasks.move', { taskId, version: 1, state: 'completed' }))).toBe(
      'task.stale',
    )
    expect(
      await codeOf(
        owner.call('tasks.change', { taskId, version: 1, title: 'Other', dueOn: null, assigneeId: null }),
      ),
    ).toBe('task.stale')
  })

  it('is called what somebody calls it, if that is one line of text', async () => {
    for (const title of literalNames) expect((await addTask({ title })).title).toBe(title.normalize('NFC'))
    for (const name of refusedNames as readonly string[]) {
      expect(await codeOf(addTask({ title: name }))).toMatch(/^request\./)
      expect(await codeOf(addDocument({ name }))).toMatch(/^request\./)
    }
  })

  it('is due on a day of the calendar, or on none', async () => {
    for (const dueOn of ['0000-01-01', '2026-02-30', '1899-12-31', '2100-01-01', '2026-12-01T00:00:00Z', ''])
      expect(await codeOf(addTask({ dueOn }))).toBe('request.invalid')
    expect((await addTask({ dueOn: '2028-02-29' })).dueOn).toBe('2028-02-29')
  })
})

describe('the tasks of a case', () => {
  it('come by day, those without one last, in pages that together are all of them', async () => {
    for (const [title, dueOn] of [
      ['none a', null],
      ['later', '2026-12-02'],
      ['none b', null],
      ['sooner', '2026-12-01'],
      ['sooner too', '2026-12-01'],
    ] as const)
      await addTask({ title, dueOn })
    const titles: string[] = []
    for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
      const page = await owner.call('tasks.list', { caseId, limit: 2, ...(cursor && { cursor }) })
      expect(page.total).toBe(5)
      titles.push(...page.items.map(({ title }) => title))
      if (page.next === null) break
      cursor = page.next
    }
    expect(titles).toEqual(['sooner', 'sooner too', 'later', 'none a', 'none b'])
  })

  it('are the open ones unless all are asked for', async () => {
    const done = await addTask({ title: 'done' })
    await addTask({ title: 'open' })
    await owner.call('tasks.move', { taskId: done.taskId, version: 1, state: 'completed' })
    const titles = ({ items }: { items: TaskRow[] }) => items.map(({ title }) => title)
    const open = await owner.call('tasks.list', { caseId })
    expect(titles(open)).toEqual(['open'])
    expect(open).toMatchObject({ open: 1, total: 2 })
    expect(titles(await owner.call('tasks.list', { caseId, show: 'all' }))).toEqual(['done', 'open'])
    expect(await owner.call('cases.read', { caseId })).toMatchObject({ openTasks: 1, openReviews: 0 })
  })

  it('refuse a position of another list', async () => {
    for (const cursor of ['x', Buffer.from('["2026-01-01"]').toString('base64url')]) {
      expect(await codeOf(owner.call('tasks.list', { caseId, cursor }))).toBe('request.invalid')
      expect(await codeOf(owner.call('documents.list', { caseId, cursor }))).toBe('request.invalid')
      expect(await codeOf(owner.call('work.mine', { cursor }))).toBe('request.invalid')
    }
  })
})

describe('a document', () => {
  it('is viewed to a share while it is in review, wholly when it is reviewed, not at all before', async () => {
    const { documentId } = await addDocument({ reviewerId: ben.userId })
    const move = (
      version: number,
      reviewState: 'not-started' | 'in-review' | 'reviewed',
      shareViewed?: number,
    ) =>
      owner.call('documents.move', {
        documentId,
        version,
        reviewState,
        ...(shareViewed !== undefined && { shareViewed }),
      })
    expect(await move(1, 'in-review', 40)).toMatchObject({ reviewState: 'in-review', shareViewed: 40 })
    expect(await move(2, 'reviewed', 40)).toMatchObject({ reviewState: 'reviewed', shareViewed: 100 })
    expect((await owner.call('documents.list', { caseId })).items).toEqual([])
    expect((await owner.call('documents.list', { caseId, show: 'all' })).items).toHaveLength(1)
    expect(await move(3, 'in-review')).toMatchObject({ shareViewed: 100 })
    expect(await move(4, 'not-started')).toMatchObject({ shareViewed: 0, version: 5 })
    expect(await codeOf(move(4, 'reviewed'))).toBe('document.stale')
    for (const share of [-1, 101, 1.5, Number.NaN])
      expect(await codeOf(move(5, 'in-review', share))).toBe('request.invalid')
  })

  it('comes in pages, oldest first', async () => {
    for (const name of ['one', 'two', 'three']) await addDocument({ name })
    const first = await owner.call('documents.list', { caseId, limit: 2 })
    const second = await owner.call('documents.list', { caseId, limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['one', 'two', 'three'])
    expect(second).toMatchObject({ next: null, open: 3, total: 3 })
  })

  it('gets another name and another reviewer', async () => {
    const { documentId } = await addDocument({ reviewerId: ben.userId })
    const changed = await owner.call('documents.change', {
      documentId,
      version: 1,
      name: 'Second deposition',
      reviewerId: null,
    })
    expect(changed).toMatchObject({ name: 'Second deposition', reviewer: null, version: 2 })
  })
})

describe('whoever is given work', () => {
  it('is active and sees the case', async () => {
    const [limited, gone] = [
      await office.addPerson('limited'),
      await office.addPerson('standard', { status: 'inactive' }),
    ]
    for (const { userId } of [limited, gone]) {
      expect(await codeOf(addTask({ assigneeId: userId }))).toBe('work.holder-cannot-see')
      expect(await codeOf(addDocument({ reviewerId: userId }))).toBe('work.holder-cannot-see')
    }
    const [, member] = await onCase('limited')
    const [, guest] = await onCase('guest')
    expect((await addTask({ assigneeId: member.userId })).assignee?.userId).toBe(member.userId)
    expect((await addDocument({ reviewerId: guest.userId })).reviewer?.userId).toBe(guest.userId)
  })

  it('may keep it when they cannot see the case any more', async () => {
    const { taskId } = await addTask({ assigneeId: ben.userId })
    await office.query("update users set status = 'inactive' where user_id = $1", [ben.userId])
    const changed = await owner.call('tasks.change', {
      taskId,
      version: 1,
      title: 'File it today',
      dueOn: null,
      assigneeId: ben.userId,
    })
    expect(changed.assignee).toEqual({ userId: ben.userId, name: 'Ben Quill', status: 'inactive' })
  })

  it('is among the candidates: everybody active who sees the case, by name or by load', async () => {
    await office.addPerson('limited', { name: 'Not here' })
    await office.addPerson('standard', { name: 'Gone', status: 'inactive' })
    const [limited, zoe] = await onCase('limited')
    await addTask({ assigneeId: ben.userId })
    const { items } = await owner.call('work.candidates', { caseId, order: 'load' })
    expect(items).toHaveLength(3)
    expect(items.at(-1)).toMatchObject({ userId: ben.userId, openWork: 1 })
    expect((await owner.call('work.candidates', { caseId, q: 'quill' })).items).toHaveLength(1)
    const seen = await limited.call('work.candidates', { caseId, order: 'load' })
    expect(seen.items.map(({ userId }) => userId)).toContain(zoe.userId)
    expect(new Set(seen.items.map(({ openWork }) => openWork))).toEqual(new Set([null]))
  })
})

describe('who may do what', () => {
  it('lets everybody move their own work on, a guest too, and only editors that of others', async () => {
    const [guest, { userId }] = await onCase('guest')
    const [limited] = await onCase('limited')
    const own = await addTask({ assigneeId: userId })
    const other = await addTask({ assigneeId: ben.userId })
    const review = await addDocument({ reviewerId: userId })
    const otherReview = await addDocument({ reviewerId: ben.userId })
    const start = (by: Client, taskId: string) =>
      codeOf(by.call('tasks.move', { taskId, version: 1, state: 'started' }))
    const view = (by: Client, documentId: string) =>
      codeOf(by.call('documents.move', { documentId, version: 1, reviewState: 'in-review', shareViewed: 10 }))
    expect(await start(guest, own.taskId)).toBe('done')
    expect(await start(guest, other.taskId)).toBe('work.not-yours')
    expect(await view(guest, review.documentId)).toBe('done')
    expect(await view(guest, otherReview.documentId)).toBe('work.not-yours')
    expect(await start(limited, other.taskId)).toBe('done')
    expect(await view(limited, otherReview.documentId)).toBe('done')
  })

  it('lets a Limited User give what nobody holds, and nobody but others take work from somebody', async () => {
    const [limited, { userId }] = await onCase('limited')
    const give = (by: Client, taskId: string, version: number, assigneeId: string | null) =>
      codeOf(by.call('tasks.change', { taskId, version, title: 'File the motion', dueOn: null, assigneeId }))
    const { taskId } = await addTask()
    expect(await give(limited, taskId, 1, userId)).toBe('done')
    expect(await give(limited, taskId, 2, ben.userId)).toBe('work.transfer-not-allowed')
    expect(await give(limited, taskId, 2, null)).toBe('work.transfer-not-allowed')
    expect(await give(await signInAs(office, ben), taskId, 2, ben.userId)).toBe('done')
    const { documentId } = await addDocument({ reviewerId: ben.userId })
    expect(
      await codeOf(
        limited.call('documents.change', { documentId, version: 1, name: 'Deposition', reviewerId: userId }),
      ),
    ).toBe('work.transfer-not-allowed')
  })

  it('finds nothing on a case that one does not see', async () => {
    const hidden = await office.openCase('119')
    const task = await owner.call('tasks.create', {
      caseId: hidden,
      title: 'Secret',
      dueOn: null,
      assigneeId: null,
    })
    const { taskId } = task
    const document = await owner.call('documents.create', {
      caseId: hidden,
      name: 'Secret',
      reviewerId: null,
    })
    const { documentId } = document
    const [limited] = await onCase('limited')
    expect(await codeOf(limited.call('tasks.list', { caseId: hidden }))).toBe('case.not-found')
    expect(await codeOf(limited.call('documents.list', { caseId: hidden }))).toBe('case.not-found')
    expect(await codeOf(limited.call('work.candidates', { caseId: hidden }))).toBe('case.not-found')
    const fields = { title: 'Mine', dueOn: null, assigneeId: null }
    expect(await codeOf(limited.call('tasks.create', { caseId: hidden, ...fields }))).toBe('case.not-found')
    expect(await codeOf(limited.call('tasks.change', { taskId, version: 1, ...fields }))).toBe(
      'task.not-found',
    )
    expect(await codeOf(limited.call('tasks.move', { taskId, version: 1, state: 'started' }))).toBe(
      'task.not-found',
    )
    const moved = limited.call('documents.move', { documentId, version: 1, reviewState: 'reviewed' })
    expect(await codeOf(moved)).toBe('document.not-found')
    const renamed = limited.call('documents.change', {
      documentId,
      version: 1,
      name: 'Mine',
      reviewerId: null,
    })
    expect(await codeOf(renamed)).toBe('document.not-found')
  })
})

describe('one’s own open work', () => {
  it('is listed with its cases, overdue first, in pages, with true numbers', async () => {
    const client = await signInAs(office, ben)
    await addTask({ title: 'some day', assigneeId: ben.userId })
    await addTask({ title: 'late', dueOn: '2020-01-01', assigneeId: ben.userId })
    await addTask({ title: 'soon', dueOn: '2090-01-01', assigneeId: ben.userId })
    await addDocument({ name: 'a review', reviewerId: ben.userId })
    await owner.call('cases.close', { caseId, version: 1 })
    const first = await client.call('work.mine', { limit: 2 })
    expect(first).toMatchObject({ total: 4, overdue: 1 })
    const second = await client.call('work.mine', { limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      'late',
      'soon',
      'some day',
      'a review',
    ])
    expect(first.items[0]?.case).toEqual({
      caseId,
      number: '118',
      name: 'Stone v. Harbour',
      status: 'closed',
    })
    expect(second.next).toBeNull()
    expect((await owner.call('users.work', { userId: ben.userId })).items).toHaveLength(4)
  })

  it('is not shown of a case that one does not see any more', async () => {
    const [client, { userId }] = await onCase('limited')
    await addTask({ assigneeId: userId })
    expect((await client.call('work.mine', {})).total).toBe(1)
    await office.query('delete from case_people where user_id = $1', [userId])
    expect(await client.call('work.mine', {})).toMatchObject({ total: 0, items: [] })
    expect((await owner.call('users.work', { userId })).total).toBe(1)
  })
})

it('tells every open window that work changed', async () => {
  const heard: LiveEvent[] = []
  office.backend.context.live.on('event', (event) => heard.push(event))
  await addTask()
  const { accountId } = office
  await expect.poll(() => heard).toContainEqual({ accountId, name: 'work.changed', payload: {} })
})
