import { v7 as uuid7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Client } from '../../support/client.ts'
import { type CaseOffice, codeOf, openCaseOffice, type Person, signInAs } from '../cases/case-office.ts'

const DAY = 86_400_000

let office: CaseOffice
let caseId: string
let lia: Person
let opened: string
let yesterday: string
let today: string

const dayIn = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(at)

beforeAll(async () => {
  office = await openCaseOffice()
  caseId = await office.openCase('118', '=Stone v. Harbour')
  lia = await office.addPerson('limited', { name: '=Lia Moss' })
  await office.put(caseId, lia)
  await office.query(`update users set joined_at = now() where user_id = $1`, [lia.userId])
  const [clock] = await office.query<{ now: Date }>('select now()')
  const now = clock?.now.getTime() ?? 0
  opened = dayIn(now)
  office.backend.clock.moveBy(3 * DAY)
  yesterday = dayIn(now + 2 * DAY)
  today = dayIn(now + 3 * DAY)
})
afterAll(() => office.stop())

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => AppError.from(error).message,
  )

it('shows days that are over, from the first one on', async () => {
  const on = (day: string) => office.owner.call('roster.onDate', { on: day })
  expect((await on(opened)).items.map(({ name }) => name)).toEqual(['=Lia Moss', 'Ada Hartwell'])
  expect((await on(yesterday)).items).toMatchObject([
    { name: '=Lia Moss', level: 'limited', status: 'active', caseCount: 1, cases: [{ number: '118' }] },
    { name: 'Ada Hartwell', level: 'administrator', caseCount: 1 },
  ])
  const before = dayIn(Date.parse(`${opened}T12:00:00Z`) - DAY)
  expect(await refusalOf(on(before))).toBe(
    `The account was opened on ${opened}. There is nothing to show from before that day.`,
  )
  for (const future of [today, '2999-12-31'])
    expect(await refusalOf(on(future))).toBe(
      `A day can be shown once it is over. The latest one is ${yesterday}.`,
    )
})

it('refuses a difference that runs backwards', async () => {
  const { owner } = office
  expect(await codeOf(owner.call('roster.difference', { from: yesterday, to: opened }))).toBe(
    'roster.days-reversed',
  )
  expect(await codeOf(owner.call('roster.difference', { from: opened, to: opened }))).toBe(
    'roster.days-reversed',
  )
  expect(await codeOf(owner.call('roster.difference', { from: opened, to: today }))).toBe(
    'roster.day-not-over',
  )
})

it('knows nothing of other accounts', async () => {
  const other = await office.backend.openAccount()
  office.backend.clock.moveBy(3 * DAY)
  const on = dayIn(Date.parse(`${today}T12:00:00Z`) + DAY)
  const answers = [
    other.call('roster.caseAccess', { on, caseId }),
    other.call('roster.exportCaseAccess', { on, caseId }),
    other.call('roster.onDate', { on, caseId }),
    other.call('roster.outline', { on, caseId: uuid7() }),
    other.call('roster.cases', { on, userId: lia.userId }),
  ]
  expect(await Promise.all(answers.map(codeOf))).toEqual([
    'case.not-found',
    'case.not-found',
    'case.not-found',
    'case.not-found',
    'user.not-found',
  ])
  const { items } = await other.call('roster.onDate', { on })
  expect(items.map(({ userId }) => userId)).not.toContain(lia.userId)
  office.backend.clock.moveBy(-3 * DAY)
})

it('is for administrators', async () => {
  const client = await signInAs(office, lia)
  const answers = [
    client.call('roster.onDate', { on: yesterday }),
    client.call('roster.caseAccess', { on: yesterday, caseId }),
    client.call('roster.exportDifference', { from: opened, to: yesterday }),
  ]
  expect(new Set(await Promise.all(answers.map(codeOf)))).toEqual(new Set(['permission.missing']))
})

describe('a made-up place in a list', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  it.each([
    ['that is no text of ours', 'hello'],
    ['of nothing', encode(null)],
    ['of another list', encode(['name', 'asc', ['a'], uuid7()])],
    ['with a control character', encode(['roster', 'a\u0000', uuid7()])],
    ['with half a character', Buffer.from(`["roster","\\ud800","${uuid7()}"]`).toString('base64url')],
    ['with SQL in place of the id', encode(['roster', 'a', "'; drop table users; --"])],
    ['with too much', encode(['difference', 'a', uuid7(), 99, '', null])],
    ['with a number below zero', encode(['cases', -1])],
  ])('%s is refused', async (_, cursor) => {
    const { owner } = office
    const on = yesterday
    const calls = [
      owner.call('roster.onDate', { on, cursor }),
      owner.call('roster.caseAccess', { on, caseId, cursor }),
      owner.call('roster.cases', { on, userId: lia.userId, cursor }),
      owner.call('roster.difference', { from: opened, to: yesterday, cursor }),
    ]
    expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set(['request.invalid']))
  })
})

describe('a file', () => {
  const read = async (file: ReturnType<Client['call']>) => {
    const { name, content } = (await file) as { name: string; content: string }
    return { name, lines: Buffer.from(content, 'base64').toString('utf8').trim().split('\r\n') }
  }

  it('of a day holds everybody with their cases, and no formulas', async () => {
    const { name, lines } = await read(office.owner.call('roster.export', { on: yesterday }))
    expect(name).toBe(`Users on ${yesterday} - Hartwell & Moss LLP.csv`)
    expect(lines).toEqual([
      'Day,Name,E-mail,Permission level,Status,Cases,Case numbers',
      `${yesterday},"'=Lia Moss",${lia.email},Limited User,Active,1,118`,
      expect.stringContaining('Ada Hartwell'),
    ])
  })

  it('of a case says when and why each person could open it', async () => {
    const { lines } = await read(office.owner.call('roster.exportCaseAccess', { on: yesterday, caseId }))
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain(
      `"'=Lia Moss",${lia.email},Limited User,On the case,Yes,${yesterday}T00:00:00-`,
    )
  })

  it('of a difference names what changed', async () => {
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    office.backend.clock.moveBy(2 * DAY)
    const { lines } = await read(office.owner.call('roster.exportDifference', { from: yesterday, to: today }))
    expect(lines.slice(1)).toEqual([
      `"'=Lia Moss",${lia.email},Left a case,,Limited User,Active,118,"'=Stone v. Harbour"`,
    ])
  })
})
