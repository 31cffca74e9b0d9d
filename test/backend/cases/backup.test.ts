import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { signIn } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { type CaseOffice, openCaseOffice, type Person } from './case-office.ts'

const TABLES = ['cases', 'case_people', 'case_changes']

let office: CaseOffice
let caseId: string
let lia: Person
let guest: Person

beforeEach(async () => {
  office = await openCaseOffice()
  caseId = await office.openCase('118', 'Stone v. Harbour')
  lia = await office.addPerson('limited')
  guest = await office.addPerson('guest')
  await office.put(caseId, lia, guest)
})
afterEach(() => office.stop())

async function readTables(backend: TestBackend) {
  return Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await backend.context.database.systemPool.query(
        `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
      )
      return [table, rows] as const
    }),
  )
}

describe('a backup', () => {
  it('brings cases, and who is on them, to another computer', async () => {
    const file = join(await makeTemporaryFolder(), 'hartwell.backup')
    const before = await readTables(office.backend)
    expect(before.map(([, rows]) => rows.length)).toEqual([1, 3, 3])
    await runRoster(office.backend.databaseUrl, ['backup', file])
    const other = await startTestBackend()
    expect((await runRoster(other.databaseUrl, ['restore', file])).code).toBe(0)
    expect(await readTables(other)).toEqual(before)
    const client = await signIn(other, lia.email)
    expect((await client.call('cases.list', {})).items).toMatchObject([
      { number: '118', people: 3, guests: 1 },
    ])
    expect(await findBrokenRules(other.databaseUrl)).toEqual([])
    await other.stop()
  })

  it('brings the cases that open invitations offer', async () => {
    const input = { addresses: ['nora@client.test'], level: 'limited' as const, caseIds: [caseId] }
    await office.owner.call('invitations.create', input)
    const file = join(await makeTemporaryFolder(), 'hartwell.backup')
    await runRoster(office.backend.databaseUrl, ['backup', file])
    expect((await runRoster(office.backend.databaseUrl, ['restore', '--replace', file])).code).toBe(0)
    const { rows } = await office.backend.context.database.systemPool.query(
      'select case_id from invitation_cases join invitations using (account_id, invitation_id) where email = $1',
      input.addresses,
    )
    expect(rows).toEqual([{ case_id: caseId }])
    expect(await findBrokenRules(office.backend.databaseUrl)).toEqual([])
  })

  it('puts back with --replace what was, and the changes are guarded again', async () => {
    const file = join(await makeTemporaryFolder(), 'hartwell.backup')
    await runRoster(office.backend.databaseUrl, ['backup', file])
    const before = await readTables(office.backend)
    await office.openCase('119')
    await office.put(caseId, await office.addPerson('limited'))
    expect((await runRoster(office.backend.databaseUrl, ['restore', '--replace', file])).code).toBe(0)
    expect(await readTables(office.backend)).toEqual(before)
    await expect(office.query('delete from case_changes')).rejects.toThrow('never changed or removed')
  })
})

it('gives nobody back a case that was taken from them since', async () => {
  const file = join(await makeTemporaryFolder(), 'hartwell.backup')
  await runRoster(office.backend.databaseUrl, ['backup', file])
  await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
  const to = await office.openCase('119')
  await office.owner.call('users.moveGuest', { userId: guest.userId, fromCaseId: caseId, toCaseId: to })
  expect((await runRoster(office.backend.databaseUrl, ['restore', '--replace', file])).code).toBe(0)
  for (const { email } of [lia, guest]) {
    const client = await signIn(office.backend, email)
    expect((await client.call('cases.list', {})).items).toEqual([])
  }
  expect(await findBrokenRules(office.backend.databaseUrl)).toEqual([])
})

describe('roster check', () => {
  const broken = () => findBrokenRules(office.backend.databaseUrl)

  it('finds nothing where all rules were kept', async () => {
    expect(await broken()).toEqual([])
  })

  it('finds a guest on two cases and a case with three guests', async () => {
    const other = await office.openCase('119')
    const [two, three] = [await office.addPerson('guest'), await office.addPerson('guest')]
    const join = (on: string, { userId }: Person) =>
      office.query(
        `with one as (select account_id, user_id, added_at, added_by from case_people where user_id = $2),
           put as (insert into case_people select account_id, $1, $3, added_at, added_by from one)
         insert into case_changes
         select c.account_id, gen_random_uuid(), $1, $3, 'joined', c.at, c.activity_id from case_changes c where c.user_id = $2 limit 1`,
        [on, lia.userId, userId],
      )
    await join(other, guest)
    expect((await broken()).join()).toContain('Every guest is on one case at most.')
    await join(caseId, two)
    await join(caseId, three)
    expect((await broken()).join()).toContain('Every case has two guests at most.')
  })

  it.each([
    [
      'somebody on a case who never joined it',
      'insert into case_people select account_id, case_id, $1, added_at, added_by from case_people limit 1',
    ],
    ['somebody missing who joined', 'delete from case_people where user_id <> $1'],
  ])('finds %s', async (_, spoil) => {
    const { userId } = await office.addPerson('limited')
    await office.query(spoil, [userId])
    expect((await broken()).join()).toContain('On every case are those who joined it and did not leave.')
  })

  it('finds a change without its recorded event', async () => {
    await office.query(
      `insert into case_changes select account_id, gen_random_uuid(), case_id, user_id, change_of, at, gen_random_uuid()
       from case_changes, unnest('{left,joined}'::case_change[]) as change_of where user_id = $1`,
      [lia.userId],
    )
    expect((await broken()).join()).toContain('by a recorded event')
  })
})
