import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  type AccountOperationName,
  accountOperation,
  accountOperationNames,
  type Input,
} from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { caseSorts, caseStatuses } from '../../../shared/model/case.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { may, type Permission } from '../../../shared/rules/permissions.ts'
import type { Client } from '../../support/client.ts'
import { type CaseOffice, openCaseOffice, type Person, signInAs } from './case-office.ts'

const CASES = 30

let office: CaseOffice
let caseIds: string[]

/** Thirty cases, every fourth of them closed; some words stand in several names. */
beforeEach(async () => {
  office = await openCaseOffice()
  caseIds = []
  for (let number = 1; number <= CASES; number += 1) {
    const caseId = await office.openCase(
      `26-${number}`,
      number % 3 === 0 ? `Harbour 100% ${number}` : `Stone_v ${number}`,
    )
    caseIds.push(caseId)
    if (number % 4 === 0) await office.owner.call('cases.close', { caseId, version: 1 })
  }
})
afterEach(() => office.stop())

type Asked = { [N in AccountOperationName]?: (cursors: string[]) => Input<N>[] }

/** What is asked of every read of cases. */
const questions: Asked = {
  'cases.list': (cursors) => [
    ...caseSorts.flatMap((sort) =>
      (['asc', 'desc'] as const).flatMap((direction) => [
        { sort, direction },
        { sort, direction, limit: 2 },
        ...caseStatuses.map((status) => ({ sort, direction, status: [status] })),
        ...['harbour', '100%', 'stone_v', '_', '2', '26-1', 'v', 'nothing'].map((q) => ({
          sort,
          direction,
          q,
        })),
      ]),
    ),
    { assigned: 'me' },
    { assigned: 'me', q: 'harbour' },
    ...cursors.map((cursor) => ({ cursor, limit: 3 })),
  ],
  'cases.outline': () => [{}, { assigned: 'me' }, { status: ['closed'] }, { q: 'stone' }, { q: '6' }],
  'cases.counts': () => [{}, { assigned: 'me' }],
  'cases.read': () => caseIds.map((caseId) => ({ caseId })),
  'tasks.list': () =>
    caseIds.flatMap((caseId) => [{ caseId }, { caseId, show: 'all' as const }, { caseId, limit: 1 }]),
  'documents.list': () =>
    caseIds.flatMap((caseId) => [{ caseId }, { caseId, show: 'all' as const }, { caseId, limit: 1 }]),
  'work.candidates': () =>
    caseIds.flatMap((caseId) => [{ caseId }, { caseId, order: 'load' as const }, { caseId, q: 'e' }]),
  'work.mine': () => [{}, { limit: 1 }],
}

/** The reads of cases and of the work on them that a level may ask; each has to be among the questions. */
function readsOf(level: Level): AccountOperationName[] {
  return accountOperationNames.filter((name) => {
    const { access, route } = accountOperation(name)
    return /^GET \/(cases|work)\b/.test(route) && may(level, access as Permission)
  })
}

async function answersTo(client: Client, level: Level, cursors: string[]): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const name of readsOf(level)) {
    const inputs = (questions[name] as ((cursors: string[]) => never[]) | undefined)?.(cursors)
    if (!inputs) throw new Error(`Nobody asks ${name} here.`)
    for (const input of inputs)
      answers.push([
        name,
        input,
        await client.call(name, input).catch((error: unknown) => AppError.from(error).code),
      ])
  }
  return answers
}

/**
 * Two tasks and two documents on every case, one of each done. The open ones are somebody's, whether they see the case
 * or not: it may have been taken from them since.
 */
async function addWorkOf({ userId }: Person): Promise<void> {
  await office.query(
    `insert into tasks (account_id, task_id, case_id, title, due_on, assigner_id, assignee_id, state, created_at, completed_at)
     select account_id, gen_random_uuid(), case_id, 'Motion ' || number, date '2026-01-01' + length(number),
       created_by, $1, state, opened_at, case when state = 'completed' then opened_at end
     from cases, unnest('{open,completed}'::task_state[]) as state`,
    [userId],
  )
  await office.query(
    `insert into documents (account_id, document_id, case_id, name, reviewer_id, review_state, share_viewed, created_at, reviewed_at)
     select account_id, gen_random_uuid(), case_id, 'Exhibit ' || number, $1, state, 0, opened_at,
       case when state = 'reviewed' then opened_at end
     from cases, unnest('{not-started,reviewed}'::review_state[]) as state`,
    [userId],
  )
}

/** Leaves the cases that somebody is on, and nothing of any other. */
async function keepOnlyCasesOf({ userId }: Person): Promise<void> {
  const others = 'case_id not in (select case_id from case_people where user_id = $1)'
  await office.query('alter table case_changes disable trigger insert_only')
  for (const table of ['case_changes', 'tasks', 'documents'])
    await office.query(`delete from ${table} where ${others}`, [userId])
  await office.query(
    `delete from case_people p where case_id not in (select case_id from case_people where user_id = $1)`,
    [userId],
  )
  await office.query(`delete from cases where ${others}`, [userId])
}

it.each([
  ['limited', [1, 3, 4, 8, 11, 12, 29]],
  ['limited', []],
  ['guest', [9]],
] as const)(
  'a %s user on cases %j reads what a database with only these would answer',
  async (level, on) => {
    const person = await office.addPerson(level)
    for (const number of on) await office.put(caseIds[number - 1] ?? '', person)
    await addWorkOf(person)
    const client = await signInAs(office, person)
    const cursors: string[] = []
    for (let cursor: string | undefined; cursors.length < 5; ) {
      const page = await office.owner.call('cases.list', { limit: 5, ...(cursor && { cursor }) })
      cursor = page.next ?? undefined
      if (cursor === undefined) break
      cursors.push(cursor)
    }
    const before = await answersTo(client, level, cursors)
    await keepOnlyCasesOf(person)
    expect(await office.query('select case_id from cases')).toHaveLength(on.length)
    expect(await answersTo(client, level, cursors)).toEqual(before)
    expect(await client.call('work.mine', {})).toMatchObject({ total: on.length * 2 })
    expect(await client.call('cases.list', { limit: 200 })).toMatchObject({
      items: on.map((n) => ({ number: `26-${n}` })),
    })
  },
  60_000,
)

it.each(['administrator', 'standard'] as const)('an %s sees every case', async (level) => {
  const client = await signInAs(office, await office.addPerson(level))
  expect((await client.call('cases.outline', {})).total).toBe(CASES)
  expect(await client.call('cases.counts', {})).toEqual({ open: 23, closed: 7 })
})
