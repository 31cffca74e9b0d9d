import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrokenRules } from '../../support/roster-command.ts'
import { openWorkOffice, task, type WorkOffice } from '../hand-overs/work-office.ts'

let office: WorkOffice
let handOverId: string

beforeAll(async () => {
  office = await openWorkOffice()
  const [ana, ben] = [await office.addPerson('standard'), await office.addPerson('standard')]
  const caseId = await office.openCase('H-1')
  const work = [await office.addTask(caseId, ana), await office.addTask(caseId, ana)]
  const receipt = await office.run(
    ana,
    work.map((itemId) => task(itemId, ben)),
  )
  handOverId = receipt.handOverId
})
afterAll(() => office.stop())

const broken = () => findBrokenRules(office.backend.databaseUrl)

it('finds a hand-over whose event is another one, and a receipt that lost a piece', async () => {
  expect(await broken()).toEqual([])
  const [{ activity_id: was } = { activity_id: '' }] = await office.query<{ activity_id: string }>(
    'select activity_id from hand_overs',
  )
  await office.query('update hand_overs set activity_id = gen_random_uuid()')
  expect(await broken()).toContain('Every hand-over was done, and reversed, by a recorded event.')
  await office.query('update hand_overs set activity_id = $1', [was])
  await office.query('update hand_over_items set position = 9 where position = 2')
  expect(await broken()).toEqual([
    'Every receipt has all the pieces that its event tells of, from the first one on.',
  ])
  await office.query('update hand_over_items set position = 2 where position = 9')
  expect(await broken()).toEqual([])
})

it('finds a piece that is said to have gone back though nothing was reversed', async () => {
  await office.query('update hand_over_items set returned = true where position = 1')
  expect(await broken()).toEqual([
    'Every piece of a reversed hand-over went back or says why not, and no other piece does.',
  ])
  await office.query('update hand_over_items set returned = null where position = 1')
  await office.query(
    `update hand_overs set reversed_by = done_by, reversed_by_name = 'Ada', reversed_at = now()
     where hand_over_id = $1`,
    [handOverId],
  )
  expect(await broken()).toEqual([
    'Every hand-over was done, and reversed, by a recorded event.',
    'Every piece of a reversed hand-over went back or says why not, and no other piece does.',
  ])
})
