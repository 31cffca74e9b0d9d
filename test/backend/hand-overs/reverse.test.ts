import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HandOverReceipt } from '../../../shared/model/hand-over.ts'
import { deactivate, reactivate } from '../../support/act-on-users.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { whoIs } from '../../support/people.ts'
import { findBrokenRules } from '../../support/roster-command.ts'
import { codeOf, type Person } from '../cases/case-office.ts'
import { openWorkOffice, review, task, type WorkOffice } from './work-office.ts'

const DAY_MS = 86_400_000

let office: WorkOffice
let owner: Person
let number = 0
const openCase = () => {
  number += 1
  return office.openCase(`V-${number}`)
}
const reverse = ({ handOverId }: Pick<HandOverReceipt, 'handOverId'>) =>
  office.owner.call('handOvers.reverse', { handOverId })

const read = ({ handOverId }: Pick<HandOverReceipt, 'handOverId'>) =>
  office.owner.call('handOvers.read', { handOverId })

beforeAll(async () => {
  office = await openWorkOffice()
  owner = await whoIs(office.owner)
})
afterAll(async () => {
  expect(await findBrokenRules(office.backend.databaseUrl)).toEqual([])
  await office.stop()
})

describe('reversing a hand-over', () => {
  it('gives back what nobody touched; the rest stays, each with its reason', async () => {
    const [ana, ben, lia] = [
      await office.addPerson('standard', { name: 'Ana Ruiz' }),
      await office.addPerson('standard'),
      await office.addPerson('standard'),
    ]
    const caseId = await openCase()
    const [calm, started, done, passed] = [
      await office.addTask(caseId, ana, { title: 'Calm' }),
      await office.addTask(caseId, ana, { title: 'Started' }),
      await office.addTask(caseId, ana, { title: 'Done' }),
      await office.addReview(caseId, ana, 'Passed on'),
    ]
    const receipt = await office.run(ana, [
      task(calm, ben),
      task(started, ben),
      task(done, ben),
      review(passed, ben),
    ])
    await office.owner.call('tasks.move', { taskId: started, version: 2, state: 'started' })
    await office.owner.call('tasks.move', { taskId: done, version: 2, state: 'completed' })
    await office.owner.call('documents.change', {
      documentId: passed,
      version: 2,
      name: 'Passed on',
      reviewerId: lia.userId,
    })
    const now = await read(receipt)
    expect(now.returnable).toBe(1)
    expect(Object.fromEntries(now.items.map(({ itemId, obstacle }) => [itemId, obstacle?.code]))).toEqual({
      [calm]: undefined,
      [started]: 'hand-over.kept-touched',
      [done]: 'hand-over.kept-done',
      [passed]: 'hand-over.kept-passed-on',
    })
    const reversed = await reverse(receipt)
    expect(reversed).toMatchObject({ reversedByName: 'Ada Hartwell', reversibleUntil: null, returnable: 0 })
    expect(
      Object.fromEntries(
        reversed.items.map(({ itemId, returned, keptReason }) => [itemId, [returned, keptReason?.code]]),
      ),
    ).toEqual({
      [calm]: [true, undefined],
      [started]: [false, 'hand-over.kept-touched'],
      [done]: [false, 'hand-over.kept-done'],
      [passed]: [false, 'hand-over.kept-passed-on'],
    })
    expect(await Promise.all([calm, started, done, passed].map(office.holderOf))).toEqual([
      ana.userId,
      ben.userId,
      ben.userId,
      lia.userId,
    ])
    expect(await codeOf(reverse(receipt))).toBe('hand-over.already-reversed')
    const { history } = await office.owner.call('users.read', { userId: ana.userId })
    expect(history[0]?.sentence).toBe(
      'Ada Hartwell reversed a hand-over of Ana Ruiz: 1 piece of work went back, 3 pieces stayed',
    )
  })

  it('takes receivers off the cases they joined by it, unless other work holds them there', async () => {
    const [ana, lia, ida] = [
      await office.addPerson('standard'),
      await office.addPerson('limited'),
      await office.addPerson('limited'),
    ]
    const [one, two] = [await openCase(), await openCase()]
    for (const caseId of [one, two]) {
      await office.put(caseId, ana)
      await office.owner.call('cases.removePerson', { caseId, userId: owner.userId })
    }
    const work = await office.addTask(one, ana)
    const receipt = await office.run(ana, [
      task(work, lia),
      { kind: 'case', itemId: one, receiverId: lia.userId },
      { kind: 'case', itemId: two, receiverId: ida.userId },
    ])
    await office.addTask(two, ida, { title: 'Own work' })
    const reversed = await reverse(receipt)
    expect(
      Object.fromEntries(reversed.items.map(({ itemId, keptReason }) => [itemId, keptReason?.code])),
    ).toEqual({
      [work]: undefined,
      [one]: undefined,
      [two]: 'hand-over.kept-work-there',
    })
    const peopleOn = async (caseId: string) =>
      (await office.owner.call('cases.read', { caseId })).people.map(({ userId }) => userId)
    expect(await peopleOn(one)).toEqual([ana.userId])
    expect((await peopleOn(two)).sort()).toEqual([ana.userId, ida.userId].sort())
  })

  it('gives work back to somebody inactive, but not what they cannot see any more', async () => {
    const [ana, ben] = [await office.addPerson('limited'), await office.addPerson('standard')]
    const [kept, lost] = [await openCase(), await openCase()]
    await office.put(kept, ana)
    await office.put(lost, ana)
    const [back, stays] = [await office.addTask(kept, ana), await office.addTask(lost, ana)]
    const receipt = await office.run(ana, [task(back, ben), task(stays, ben)])
    await deactivate(office.owner, ana.userId)
    await office.owner.call('cases.removePerson', { caseId: lost, userId: ana.userId })
    await reverse(receipt)
    expect(await Promise.all([back, stays].map(office.holderOf))).toEqual([ana.userId, ben.userId])
    await reactivate(office.owner, ana.userId)
    expect(await office.itemsOf(ana)).toMatchObject([{ itemId: back }])
  })

  it('returns no administrator invitation to somebody who is no administrator', async () => {
    const [ana, ben] = [await office.addPerson('administrator'), await office.addPerson('administrator')]
    const { invited } = await office.owner.call('invitations.create', {
      addresses: [`boss.${crypto.randomUUID()}@hartwell.test`],
      level: 'administrator',
    })
    const itemId = invited[0]?.invitationId ?? ''
    await office.query('update invitations set invited_by = $1 where invitation_id = $2', [
      ana.userId,
      itemId,
    ])
    const receipt = await office.run(ana, [{ kind: 'invitation', itemId, receiverId: ben.userId }])
    await deactivate(office.owner, ana.userId)
    expect((await read(receipt)).items).toMatchObject([
      { obstacle: { code: 'hand-over.kept-not-administrator' } },
    ])
    expect(await codeOf(reverse(receipt))).toBe('hand-over.nothing-to-return')
  })

  it('is possible for thirty days', async () => {
    const firm = await openWorkOffice()
    const [ana, ben] = [await firm.addPerson('standard'), await firm.addPerson('standard')]
    const itemId = await firm.addTask(await firm.openCase('T-1'), ana)
    const { handOverId, ...receipt } = await firm.run(ana, [task(itemId, ben)])
    expect(Date.parse(receipt.reversibleUntil ?? '')).toBe(Date.parse(receipt.doneAt) + 30 * DAY_MS)
    firm.backend.clock.moveBy(30 * DAY_MS)
    expect(await firm.owner.call('handOvers.read', { handOverId })).toMatchObject({
      reversibleUntil: null,
      returnable: 0,
    })
    expect(await codeOf(firm.owner.call('handOvers.reverse', { handOverId }))).toBe('hand-over.too-old')
    await firm.stop()
  })
})

describe('a receipt', () => {
  it('is saved as CSV and PDF, with titles that are text', async () => {
    const [ana, ben] = [
      await office.addPerson('standard', { name: 'Ana Ruiz' }),
      await office.addPerson('standard', { name: 'Ben Carter' }),
    ]
    const itemId = await office.addTask(await openCase(), ana, {
      title: '=HYPERLINK("evil")',
      dueOn: '2030-05-01',
    })
    const { handOverId } = await office.run(ana, [task(itemId, ben)])
    const csv = await office.owner.call('handOvers.csv', { handOverId })
    expect(csv).toMatchObject({ mediaType: 'text/csv; charset=utf-8' })
    expect(csv.name).toMatch(/^Hand-over of Ana Ruiz - \d{4}-\d\d-\d\d\.csv$/)
    const text = Buffer.from(csv.content, 'base64').toString('utf8')
    expect(text).toContain(`"'=HYPERLINK(""evil"")"`)
    expect(text).toContain('Ana Ruiz,Ben Carter,Task')
    const pdf = await office.owner.call('handOvers.pdf', { handOverId })
    expect(pdf.mediaType).toBe('application/pdf')
    const printed = (await readPdf(pdf.content)).pages.join('\n')
    for (const said of ['Hand-over of Ana Ruiz', 'Ben Carter', 'May 1, 2030', 'Handed over'])
      expect(printed).toContain(said)
  })
})

describe('the list of hand-overs', () => {
  it('is read in pages, newest first, of one person or of all', async () => {
    const [ana, ben] = [await office.addPerson('standard'), await office.addPerson('standard')]
    const caseId = await openCase()
    const done: string[] = []
    for (let count = 0; count < 3; count += 1) {
      const itemId = await office.addTask(caseId, ana)
      done.unshift((await office.run(ana, [task(itemId, ben)])).handOverId)
    }
    const { userId } = ana
    const first = await office.owner.call('handOvers.list', { userId, limit: 2 })
    const second = await office.owner.call('handOvers.list', { userId, limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ handOverId }) => handOverId)).toEqual(done)
    expect(second.next).toBeNull()
    const { items } = await office.owner.call('handOvers.list', {})
    expect(items.slice(0, 3).map(({ handOverId }) => handOverId)).toEqual(done)
  })
})
