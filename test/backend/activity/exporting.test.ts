import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { whoIs } from '../../support/people.ts'
import { addPeople, person } from '../users/seeding.ts'
import { record } from './events.ts'

let backend: TestBackend
let admin: Client
let accountId: string
const ben = person({ name: 'Ben Carter' })

beforeAll(async () => {
  backend = await startTestBackend({ mailServer: undefined, trialDays: 365 })
  admin = await backend.openAccount({ firmName: 'Hartwell / Moss: "LLP"', name: '=HYPERLINK("http://x")' })
  accountId = (await whoIs(admin)).accountId
  await addPeople(backend, accountId, [ben])
  const actor = { userId: ben.userId, name: '+Ben', ip: '203.0.113.9' }
  await record(backend, accountId, [
    { at: '2025-01-15T17:00:00.000Z', kind: 'user.reactivated', actor, subject: { id: null, name: '@sum' } },
    { at: '2025-07-15T16:00:00.000Z', kind: 'case.closed', actor, subject: { id: null, name: '-1+1' } },
    { at: '2025-11-02T05:30:00.000Z', actor, subject: { id: null, name: 'a "quoted", one\tline' } },
    { at: '2025-11-02T06:30:00.000Z', actor, subject: { id: null, name: 'Zoë 李小龍' } },
  ])
})
afterAll(() => backend.stop())

async function exported(filter: Parameters<typeof admin.call<'activity.export'>>[1]) {
  const file = await admin.call('activity.export', filter)
  const text = Buffer.from(file.content, 'base64').toString('utf8')
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true })
  return { file, text, data }
}

describe('the activity as a file', () => {
  it('has a name that every computer takes, and opens in an office program', async () => {
    const { file, text } = await exported({})
    expect(file.name).toBe('Activity - Hartwell Moss LLP.csv')
    expect(file.mediaType).toBe('text/csv; charset=utf-8')
    expect(text.startsWith('\uFEFFNumber,Time (America/New_York),Who,')).toBe(true)
  })

  it('is ordered from the oldest on, at local times that say their distance from UTC', async () => {
    const { data } = await exported({ userId: ben.userId })
    expect(data.map((row) => [row.Number, row['Time (America/New_York)'], row.Topic])).toEqual([
      ['2', '2025-01-15T12:00:00-05:00', 'Users'],
      ['3', '2025-07-15T12:00:00-04:00', 'Cases'],
      ['4', '2025-11-02T01:30:00-04:00', 'Users'],
      ['5', '2025-11-02T01:30:00-05:00', 'Users'],
    ])
    expect(data[3]).toMatchObject({ About: 'Zoë 李小龍', 'Network address': '203.0.113.9' })
    expect(data[3]?.['Seal (SHA-256)']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('holds no text that a spreadsheet would calculate', async () => {
    const { data } = await exported({})
    const cells = data.flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(data.map((row) => row.Who)).toContain(`'=HYPERLINK("http://x")`)
    expect(data.map((row) => row.About)).toEqual(expect.arrayContaining([`'@sum`, `'-1+1`]))
  })

  it('holds what the filter shows and nothing else', async () => {
    expect((await exported({ topic: ['cases'] })).data.map((row) => row.Number)).toEqual(['3'])
    expect((await exported({ q: 'zoë' })).data.map((row) => row.Number)).toEqual(['5'])
    expect((await exported({ from: '2025-11-02', to: '2025-11-02' })).data.map((row) => row.Number)).toEqual([
      '4',
      '5',
    ])
    expect((await exported({ topic: ['templates'] })).data).toEqual([])
  })
})
