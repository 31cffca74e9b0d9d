import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deactivate } from '../../support/act-on-users.ts'
import { whoIs } from '../../support/people.ts'
import { codeOf } from '../cases/case-office.ts'
import { openWorkOffice, review, task, type WorkOffice } from './work-office.ts'

let office: WorkOffice

beforeAll(async () => {
  office = await openWorkOffice()
})
afterAll(() => office.stop())

describe('the inventory', () => {
  it('lists open tasks, reviews, cases with nobody else active and own invitations, overdue first', async () => {
    const [ana, gone] = [
      await office.addPerson('administrator', { name: 'Ana Ruiz' }),
      await office.addPerson('limited', { name: 'Gone Person' }),
    ]
    const shared = await office.openCase('I-10')
    const alone = await office.openCase('I-9', 'Quiet matter')
    await office.put(shared, ana)
    await office.put(alone, ana, gone)
    const { userId: ownerId } = await whoIs(office.owner)
    await office.owner.call('cases.removePerson', { caseId: alone, userId: ownerId })
    await deactivate(office.owner, gone.userId)
    const later = await office.addTask(shared, ana, { title: 'Later', dueOn: '2099-01-01' })
    const late = await office.addTask(shared, ana, { title: 'Late', dueOn: '2020-01-01' })
    const done = await office.addTask(shared, ana, { title: 'Done' })
    await office.owner.call('tasks.move', { taskId: done, version: 1, state: 'completed' })
    const read = await office.addReview(shared, ana, 'Exhibit 4')
    const { invited } = await office.owner.call('invitations.create', {
      addresses: ['new.person@hartwell.test'],
      level: 'standard',
    })
    await office.query(`update invitations set invited_by = $1 where invitation_id = $2`, [
      ana.userId,
      invited[0]?.invitationId,
    ])
    const inventory = await office.owner.call('handOvers.inventory', { userId: ana.userId })
    expect(inventory.person).toMatchObject({ name: 'Ana Ruiz', level: 'administrator', status: 'active' })
    expect(inventory.items.map(({ kind, title, isOverdue }) => [kind, title, isOverdue])).toEqual([
      ['task', 'Late', true],
      ['case', 'Quiet matter', false],
      ['task', 'Later', false],
      ['review', 'Exhibit 4', false],
      ['invitation', 'new.person@hartwell.test', false],
    ])
    expect(inventory.items.map(({ itemId }) => itemId)).toEqual([
      late,
      alone,
      later,
      read,
      invited[0]?.invitationId,
    ])
    expect(inventory.items.map(({ standing }) => standing)).toEqual([
      'Open',
      'Nobody else is active on it',
      'Open',
      'Not started',
      expect.stringMatching(/^Expires \w{3} \d/),
    ])
    expect(inventory).toMatchObject({ gone: [], draft: null })
    const preview = await office.owner.call('users.preview', { userId: ana.userId, act: 'deactivate' })
    expect(preview.work).toEqual({
      openTasks: 2,
      openReviews: 1,
      casesWithNobodyElse: 1,
      ownInvitations: 1,
      overdue: 1,
    })
  })

  it('lists work on closed cases too', async () => {
    const ana = await office.addPerson('standard')
    const caseId = await office.openCase('I-20')
    const taskId = await office.addTask(caseId, ana)
    await office.owner.call('cases.close', { caseId, version: 1 })
    expect(await office.itemsOf(ana)).toMatchObject([{ itemId: taskId, case: { status: 'closed' } }])
  })
})

describe('receivers', () => {
  it('are active, without the person, the lightest load first, with true loads and the cases they see', async () => {
    const firm = await openWorkOffice()
    const { userId: ownerId } = await whoIs(firm.owner)
    const [ana, ben, lia, ida] = [
      await firm.addPerson('standard', { name: 'Ana Ruiz' }),
      await firm.addPerson('standard', { name: 'Ben Carter' }),
      await firm.addPerson('limited', { name: 'Lia Lindgren' }),
      await firm.addPerson('limited', { name: 'Ida Blind' }),
    ]
    const gone = await firm.addPerson('standard', { status: 'inactive' })
    const caseId = await firm.openCase('R-1')
    await firm.put(caseId, lia, ana)
    await firm.addTask(caseId, ana)
    await firm.addTask(caseId, ben, { dueOn: '2020-01-01' })
    await firm.addTask(caseId, ben, { dueOn: '2099-01-01' })
    await firm.addReview(caseId, lia)
    const { items } = await firm.owner.call('handOvers.receivers', { userId: ana.userId })
    expect(items.map(({ userId, openWork, dueSoon }) => [userId, openWork, dueSoon])).toEqual([
      [ownerId, 0, 0],
      [lia.userId, 1, 0],
      [ben.userId, 2, 1],
      [ida.userId, 0, 0],
    ])
    expect(items.map(({ seesAll, cases, takesInvitations }) => [seesAll, cases, takesInvitations])).toEqual([
      [true, [], true],
      [false, [caseId], false],
      [true, [], false],
      [false, [], false],
    ])
    expect(items.map(({ userId }) => userId)).not.toContain(gone.userId)
    const found = await firm.owner.call('handOvers.receivers', { userId: ana.userId, q: 'lia' })
    expect(found.items.map(({ userId }) => userId)).toEqual([lia.userId])
    expect((await firm.owner.call('handOvers.receivers', { userId: ana.userId, q: 'ana' })).items).toEqual([])
    await firm.stop()
  })

  it('are suggested by load among those who see the case, and never a guest', async () => {
    const firm = await openWorkOffice()
    const { userId: ownerId } = await whoIs(firm.owner)
    const [ana, lia, guest] = [
      await firm.addPerson('standard'),
      await firm.addPerson('limited', { name: 'Lia Lindgren' }),
      await firm.addPerson('guest'),
    ]
    const [there, elsewhere] = [await firm.openCase('S-1'), await firm.openCase('S-2')]
    await firm.owner.call('cases.removePerson', { caseId: there, userId: ownerId })
    await firm.put(there, lia, guest)
    const mine = [
      await firm.addTask(there, ana, { dueOn: '2030-01-01' }),
      await firm.addTask(there, ana, { dueOn: '2030-01-02' }),
      await firm.addReview(there, ana),
      await firm.addTask(elsewhere, ana),
    ]
    const { placements } = await firm.owner.call('handOvers.suggest', { userId: ana.userId })
    expect(placements.map(({ itemId, receiverId }) => [itemId, receiverId])).toEqual([
      [mine[0], lia.userId],
      [mine[1], ownerId],
      [mine[2], lia.userId],
      [mine[3], ownerId],
    ])
    expect(await firm.itemsOf(ana)).toHaveLength(4)
    await firm.stop()
  })
})

describe('a draft', () => {
  it('is saved, gone on with by another administrator, and discarded; an older version is refused', async () => {
    const [ana, ben] = [
      await office.addPerson('standard'),
      await office.addPerson('standard', { name: 'Ben Carter' }),
    ]
    const caseId = await office.openCase('D-1')
    const [one, two] = [await office.addTask(caseId, ana), await office.addReview(caseId, ana)]
    const { userId } = ana
    const draft = { userId, placements: [task(one, ben)], version: null }
    const saved = await office.owner.call('handOvers.saveDraft', draft)
    expect(saved).toMatchObject({ version: 1, savedByName: 'Ada Hartwell' })
    expect(await codeOf(office.owner.call('handOvers.saveDraft', draft))).toBe('hand-over.draft-stale')
    const placements = [task(one, ben), review(two, ben)]
    expect(await office.owner.call('handOvers.saveDraft', { userId, placements, version: 1 })).toMatchObject({
      version: 2,
    })
    expect((await office.itemsOf(ana)).map(({ draft: placed }) => placed)).toEqual([
      { receiverId: ben.userId, receiverName: 'Ben Carter', refusal: null },
      { receiverId: ben.userId, receiverName: 'Ben Carter', refusal: null },
    ])
    expect(await codeOf(office.owner.call('handOvers.discardDraft', { userId, version: 1 }))).toBe(
      'hand-over.draft-stale',
    )
    await office.owner.call('handOvers.discardDraft', { userId, version: 2 })
    expect((await office.itemsOf(ana)).map(({ draft: placed }) => placed)).toEqual([null, null])
    expect(await codeOf(office.owner.call('handOvers.discardDraft', { userId, version: 2 }))).toBe(
      'hand-over.draft-not-found',
    )
  })

  it('says of each piece whether it still holds: the case closed, the receiver left, the work done', async () => {
    const [ana, ben, lia] = [
      await office.addPerson('standard'),
      await office.addPerson('standard'),
      await office.addPerson('limited'),
    ]
    const { userId } = ana
    const [closing, staying] = [await office.openCase('D-2'), await office.openCase('D-3')]
    await office.put(staying, lia)
    const closed = await office.addTask(closing, ana)
    const left = await office.addTask(staying, ana)
    const unseen = await office.addReview(staying, ana)
    const done = await office.addTask(staying, ana, { title: 'Soon done' })
    const owner = await whoIs(office.owner)
    const placements = [
      { kind: 'task' as const, itemId: closed, receiverId: owner.userId },
      task(left, ben),
      review(unseen, lia),
      task(done, ben),
    ]
    await office.owner.call('handOvers.saveDraft', { userId, placements, version: null })
    await office.owner.call('cases.close', { caseId: closing, version: 1 })
    await deactivate(office.owner, ben.userId)
    await office.owner.call('cases.removePerson', { caseId: staying, userId: lia.userId })
    await office.owner.call('tasks.move', { taskId: done, version: 1, state: 'completed' })
    const inventory = await office.owner.call('handOvers.inventory', { userId })
    expect(
      Object.fromEntries(inventory.items.map(({ itemId, draft }) => [itemId, draft?.refusal?.code])),
    ).toEqual({
      [closed]: 'hand-over.case-closed',
      [left]: 'hand-over.receiver-inactive',
      [unseen]: 'hand-over.receiver-cannot-see',
    })
    expect(inventory.gone).toMatchObject([
      { itemId: done, title: 'Soon done', refusal: { code: 'hand-over.item-done' } },
    ])
    expect(await office.refusalsOf(office.run(ana, placements))).toEqual([
      { itemId: closed, code: 'hand-over.case-closed' },
      { itemId: left, code: 'hand-over.receiver-inactive' },
      { itemId: unseen, code: 'hand-over.receiver-cannot-see' },
      { itemId: done, code: 'hand-over.item-done' },
    ])
    expect(await office.holderOf(closed)).toBe(userId)
    const confirmed = [{ ...placements[0], caseStatus: 'closed' as const }] as typeof placements
    expect(await office.refusalsOf(office.run(ana, confirmed))).toEqual([])
    expect(await office.holderOf(closed)).toBe(owner.userId)
    expect((await office.owner.call('handOvers.inventory', { userId })).draft).toBeNull()
  })

  it('refuses what is not of this account', async () => {
    const [ana, ben] = [await office.addPerson('standard'), await office.addPerson('standard')]
    const unknown = crypto.randomUUID()
    const known = await office.addTask(await office.openCase('D-4'), ana)
    const placements = [task(unknown, ben), { ...task(known, ben), receiverId: unknown }]
    const saving = office.owner.call('handOvers.saveDraft', { userId: ana.userId, placements, version: null })
    expect(await office.refusalsOf(saving)).toEqual([
      { itemId: unknown, code: 'hand-over.item-not-found' },
      { itemId: known, code: 'user.not-found' },
    ])
  })
})
