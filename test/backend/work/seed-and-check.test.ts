import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { type CaseOffice, openCaseOffice, type Person } from '../cases/case-office.ts'

let office: CaseOffice
let caseId: string
let lia: Person

beforeEach(async () => {
  office = await openCaseOffice()
  caseId = await office.openCase('118', 'Stone v. Harbour')
  lia = await office.addPerson('limited')
  await office.put(caseId, lia)
  const { userId } = lia
  const { owner } = office
  await owner.call('tasks.create', { caseId, title: 'File it', dueOn: '2026-12-01', assigneeId: userId })
  const { documentId } = await owner.call('documents.create', {
    caseId,
    name: 'Deposition',
    reviewerId: userId,
  })
  await owner.call('documents.move', { documentId, version: 1, reviewState: 'in-review', shareViewed: 40 })
})
afterEach(() => office.stop())

const broken = () => findBrokenRules(office.backend.databaseUrl)

function readWork(backend: TestBackend) {
  const tables = ['tasks', 'documents']
  return Promise.all(
    tables.map(async (table) => {
      const { rows } = await backend.context.database.systemPool.query(
        `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
      )
      return rows
    }),
  )
}

it('a backup brings tasks and documents, and the numbers of open work are true there', async () => {
  const file = join(await makeTemporaryFolder(), 'hartwell.backup')
  const before = await readWork(office.backend)
  expect(before.map((rows) => rows.length)).toEqual([1, 1])
  await runRoster(office.backend.databaseUrl, ['backup', file])
  const other = await startTestBackend()
  expect((await runRoster(other.databaseUrl, ['restore', file])).code).toBe(0)
  expect(await readWork(other)).toEqual(before)
  const { rows } = await other.context.database.systemPool.query(
    'select case_count, open_work from users where user_id = $1',
    [lia.userId],
  )
  expect(rows).toEqual([{ case_count: 1, open_work: 2 }])
  expect(await findBrokenRules(other.databaseUrl)).toEqual([])
  await other.stop()
})

it('roster check finds nothing where all rules were kept', async () => {
  expect(await broken()).toEqual([])
})

it.each([
  ['a number of open work', 'update users set open_work = open_work + 1 where open_work > 0'],
  ['a number of cases', 'update users set case_count = 7 where open_work > 0'],
])('roster check finds %s that is not true', async (_, spoil) => {
  await office.query(spoil)
  expect((await broken()).join()).toContain('The numbers of cases and of open work of every user are true.')
})

it('roster check finds a document that is reviewed and was viewed in part', async () => {
  await office.query("update documents set review_state = 'reviewed', reviewed_at = created_at")
  expect((await broken()).join()).toContain('What is reviewed was viewed wholly')
})

it('roster seed adds tasks and documents, held by people on their cases', async () => {
  const seeded = await runRoster(office.backend.databaseUrl, [
    ...[
      'seed',
      '--users',
      '20',
      '--cases',
      '10',
      '--assignments',
      '40',
      '--tasks',
      '300',
      '--documents',
      '200',
    ],
  ])
  expect(seeded.code).toBe(0)
  expect((await readWork(office.backend)).map((rows) => rows.length)).toEqual([301, 201])
  expect(
    await office.query(
      `select 1 from tasks t where title like 'Task %' and (assignee_id is null or not exists (
         select 1 from case_people p where p.case_id = t.case_id and p.user_id = t.assignee_id))`,
    ),
  ).toEqual([])
  expect(await broken()).toEqual([])
})

it('roster seed adds no tasks without cases to have them', async () => {
  const refused = await runRoster(office.backend.databaseUrl, ['seed', '--users', '1', '--tasks', '5'])
  expect(refused.code).not.toBe(0)
})
