import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CaseOffice, codeOf, openCaseOffice } from '../cases/case-office.ts'
import { addPeople, person } from './seeding.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.stop())

async function exported(input: Parameters<typeof office.owner.call<'users.export'>>[1]) {
  const file = await office.owner.call('users.export', input)
  const text = Buffer.from(file.content, 'base64').toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  return { name: file.name, lines: text.slice(1).trimEnd().split('\r\n') }
}

it('holds everybody of the filter in its order, with the chosen columns', async () => {
  const at = new Date('2026-03-08T03:30:00.000Z')
  await addPeople(office.backend, office.accountId, [
    person({ name: '=HYPERLINK("http://x")', email: 'a@hartwell.test', level: 'limited', joinedAt: at }),
    person({
      name: 'José Vega',
      email: 'b@hartwell.test',
      level: 'limited',
      status: 'inactive',
      joinedAt: at,
    }),
    person({ name: 'Ann, "the" Lee', email: 'c@hartwell.test', level: 'standard' }),
  ])
  await office.query(`update accounts set time_zone = 'America/New_York'`)
  const file = await exported({
    level: ['limited'],
    direction: 'desc',
    columns: ['name', 'level', 'status', 'cases', 'openWork', 'joined'],
  })
  expect(file.name).toMatch(/^Users - .*\.csv$/)
  expect(file.lines).toEqual([
    'Name,Permission level,Status,Cases,Open work,Joined',
    'José Vega,Limited User,Inactive,0,0,2026-03-07',
    `"'=HYPERLINK(""http://x"")",Limited User,Active,0,0,2026-03-07`,
  ])
  expect((await exported({ q: 'the', columns: ['name', 'email'] })).lines).toEqual([
    'Name,E-mail',
    '"Ann, ""the"" Lee",c@hartwell.test',
  ])
})

it('holds every column when none is named, and all pages', async () => {
  await addPeople(
    office.backend,
    office.accountId,
    Array.from({ length: 450 }, (_, index) => person({ name: `Many ${index}` })),
  )
  const { lines } = await exported({ q: 'many ' })
  expect(lines[0]).toBe('Name,E-mail,Permission level,Status,Cases,Open work,Last active,Joined')
  expect(new Set(lines).size).toBe(451)
})

it('refuses columns there are not', async () => {
  const unknown = { columns: ['password'] } as unknown as { columns: ['name'] }
  expect(await codeOf(office.owner.call('users.export', unknown))).toBe('request.invalid')
})
