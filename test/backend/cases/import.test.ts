import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAX_IMPORTED_CASES } from '../../../shared/rules/cases.ts'
import { literalNames } from '../../support/hostile.ts'
import { type CaseOffice, codeOf, openCaseOffice } from './case-office.ts'

let office: CaseOffice

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.stop())

type Row = { number: string; name: string; status: string }
const row = (number: string, name = `Case ${number}`, status = ''): Row => ({ number, name, status })
const check = (rows: Row[]) => office.owner.call('cases.import', { rows, dryRun: true })
const take = (rows: Row[], seal?: string) =>
  office.owner.call('cases.import', { rows, dryRun: false, ...(seal && { check: seal }) })
const countCases = async () => (await office.query('select from cases')).length

it('says of every row what would happen to it, and changes nothing by that', async () => {
  await office.openCase('10', 'Stone')
  const before = await countCases()
  const answer = await check([
    row('11', ' Harbour ', 'Open'),
    row('12', 'Harbour', 'closed'),
    row('10', 'Stone'),
    row('10', 'Stone'),
    row('', 'Nameless'),
    row('13', '  '),
    row('14', 'Stone', 'pending'),
  ])
  expect(answer.rows).toEqual([
    { row: 1, verdict: 'create', reason: null },
    { row: 2, verdict: 'create', reason: null },
    { row: 3, verdict: 'no-change', reason: 'This case is in Roster already.' },
    { row: 4, verdict: 'blocked', reason: 'Row 3 has the same number.' },
    { row: 5, verdict: 'blocked', reason: 'Enter a number.' },
    { row: 6, verdict: 'blocked', reason: 'Enter a name.' },
    { row: 7, verdict: 'blocked', reason: 'The status is open or closed; empty means open.' },
  ])
  expect(answer).toMatchObject({ create: 2, noChange: 1, blocked: 4 })
  expect(await countCases()).toBe(before)
})

it('names what a case that is there already differs in', async () => {
  await office.openCase('20', 'Stone')
  expect(
    (await check([row('20', 'Harbour'), row('10', 'Stone', 'closed')])).rows.map(({ reason }) => reason),
  ).toEqual([
    'A case with this number is in Roster already, under another name.',
    'This case is in Roster already, and it is open.',
  ])
})

it('imports what was checked, once, and leaves out the rest', async () => {
  const rows = [row('30'), row('31', 'Old', 'CLOSED'), row('30', 'Twice')]
  const { check: seal } = await check(rows)
  expect(await take(rows, seal)).toMatchObject({ create: 2, blocked: 1 })
  const { items } = await office.owner.call('cases.list', { q: '3', sort: 'number' })
  expect(items.map(({ number, name, status, people }) => [number, name, status, people])).toEqual([
    ['30', 'Case 30', 'open', 0],
    ['31', 'Old', 'closed', 0],
  ])
  const after = await check(rows)
  expect(after).toMatchObject({ create: 0, noChange: 2, blocked: 1 })
  expect(await codeOf(take(rows, seal))).toBe('case.import-changed')
})

it('imports nothing without a check, with that of another list, or after somebody changed what it stands on', async () => {
  const rows = [row('40'), row('41')]
  const { check: seal } = await check(rows)
  const before = await countCases()
  expect(await codeOf(take(rows))).toBe('case.import-changed')
  expect(await codeOf(take([row('40'), row('42')], seal))).toBe('case.import-changed')
  expect(await countCases()).toBe(before)
  await office.openCase('41', 'Somebody was faster')
  expect(await codeOf(take(rows, seal))).toBe('case.import-changed')
  expect(await countCases()).toBe(before + 1)
})

it.each(literalNames)('takes %j as the literal name of a case', async (name) => {
  const number = `H-${crypto.randomUUID()}`
  const rows = [row(number, name)]
  const { check: seal } = await check(rows)
  await take(rows, seal)
  const { items } = await office.owner.call('cases.list', { q: number })
  expect(items).toMatchObject([{ number, name }])
})

it('says what is wrong with names and numbers that are none', async () => {
  const bad = ['', '\u200b', 'a\nb', '\u202eabc', 'x'.repeat(201)]
  const rows = bad.flatMap((text, at) => [row(text, 'Fine'), row(`B-${at}`, text)])
  const { rows: verdicts } = await check(rows)
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(rows.map(() => 'blocked'))
  for (const { reason } of verdicts) expect(reason).toMatch(/\.$/)
})

it('refuses columns it does not know, and names no other prototype', async () => {
  const rows = [{ ...row('50'), client: 'Ada' }]
  expect(await codeOf(office.owner.call('cases.import', { rows, dryRun: true }))).toBe('request.invalid')
  const body = '{"dryRun":true,"rows":[{"number":"1","name":"x","status":"","__proto__":{"admin":true}}]}'
  const response = await office.owner.fetch('/api/cases/import', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(response.status).toBe(400)
})

it('takes ten thousand rows and not one more', async () => {
  const rows = Array.from({ length: MAX_IMPORTED_CASES }, (_, at) =>
    row(`M-${at}`, `Many ${at} ${'x'.repeat(100)}`),
  )
  const before = await countCases()
  expect(await codeOf(check([...rows, row('one more')]))).toBe('request.invalid')
  const { check: seal, create } = await check(rows)
  expect(create).toBe(MAX_IMPORTED_CASES)
  await take(rows, seal)
  expect(await countCases()).toBe(before + MAX_IMPORTED_CASES)
}, 60_000)
