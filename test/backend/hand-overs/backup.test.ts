import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { openWorkOffice, review, task, type WorkOffice } from './work-office.ts'

const TABLES = ['hand_overs', 'hand_over_items', 'hand_over_drafts', 'hand_over_draft_items']

let office: WorkOffice

beforeAll(async () => {
  office = await openWorkOffice()
})
afterAll(() => office.stop())

it('brings receipts and drafts back with --replace', async () => {
  const { backend, owner } = office
  const [ana, boss] = [await office.addPerson('standard'), await whoIs(owner)]
  const caseId = await office.openCase('B-1')
  const [given, drafted] = [await office.addTask(caseId, ana), await office.addReview(caseId, ana)]
  const { handOverId } = await office.run(ana, [task(given, boss)])
  await owner.call('handOvers.saveDraft', {
    userId: ana.userId,
    placements: [review(drafted, boss)],
    version: null,
  })
  const read = () =>
    Promise.all(TABLES.map((table) => office.query(`select to_jsonb(t) as row from ${table} t`)))
  const before = await read()
  expect(before.map((rows) => rows.length)).toEqual([1, 1, 1, 1])
  const file = join(await makeTemporaryFolder(), 'hartwell.backup')
  await runRoster(backend.databaseUrl, ['backup', file])
  await owner.call('handOvers.reverse', { handOverId })
  await owner.call('handOvers.discardDraft', { userId: ana.userId, version: 1 })
  expect((await runRoster(backend.databaseUrl, ['restore', '--replace', file])).code).toBe(0)
  expect(await read()).toEqual(before)
  expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
  expect(await office.holderOf(given)).toBe(boss.userId)
})
