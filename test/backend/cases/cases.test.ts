import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { caseSorts } from '../../../shared/model/case.ts'
import { type CaseOffice, codeOf, openCaseOffice, signInAs } from './case-office.ts'

let office: CaseOffice

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.stop())

describe('a case', () => {
  it('is among the own ones only for whoever is on it, also for those who see all', async () => {
    const sam = await office.addPerson('standard')
    const client = await signInAs(office, sam)
    await office.put(await office.openCase('M-1', 'Mine'), sam)
    await office.openCase('M-2', 'Mine too, but not for Sam')
    const { items } = await client.call('cases.list', { assigned: 'me' })
    expect(items.map(({ number }) => number)).toEqual(['M-1'])
    expect((await client.call('cases.list', { assigned: 'me', q: 'mine' })).items).toHaveLength(1)
    expect((await client.call('cases.outline', { assigned: 'me' })).total).toBe(1)
    expect(await client.call('cases.counts', { assigned: 'me' })).toEqual({ open: 1, closed: 0 })
    expect((await client.call('cases.list', { q: 'mine' })).items).toHaveLength(2)
  })

  it('is opened by a Limited User, who is on it, and not by a guest', async () => {
    const lia = await office.addPerson('limited', { name: 'Lia Lind' })
    const client = await signInAs(office, lia)
    const opened = await client.call('cases.create', { number: ' A-1 ', name: ' Stone ' })
    expect(opened).toMatchObject({
      number: 'A-1',
      name: 'Stone',
      status: 'open',
      closedAt: null,
      createdByName: 'Lia Lind',
      people: [{ userId: lia.userId, level: 'limited', status: 'active' }],
      guestPlacesLeft: 2,
      mayEdit: true,
      mayAssign: false,
    })
    const guest = await signInAs(office, await office.addPerson('guest'))
    expect(await codeOf(guest.call('cases.create', { number: 'A-2', name: 'Stone' }))).toBe(
      'permission.missing',
    )
  })

  it('shows a guest who may only look that nothing can be changed', async () => {
    const caseId = await office.openCase('A-3')
    const guest = await office.addPerson('guest')
    await office.put(caseId, guest)
    const seen = await (await signInAs(office, guest)).call('cases.read', { caseId })
    expect(seen).toMatchObject({ mayEdit: false, mayAssign: false, guestPlacesLeft: 1 })
  })

  it('has a number of its own, whatever the letters’ case, said next to the field', async () => {
    await office.openCase('B-1')
    const refusal = await office.owner
      .call('cases.create', { number: 'b-1', name: 'Other' })
      .catch((error: unknown) => AppError.from(error))
    expect(refusal).toMatchObject({ code: 'case.number-taken', fields: [{ path: 'number' }] })
    const caseId = await office.openCase('B-2')
    const change = { caseId, version: 1, name: 'Case B-2' }
    expect(await codeOf(office.owner.call('cases.change', { ...change, number: 'B-1' }))).toBe(
      'case.number-taken',
    )
    expect(await codeOf(office.owner.call('cases.change', { ...change, number: 'b-2' }))).toBe('done')
  })

  it('has one number under 20 attempts at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        codeOf(office.owner.call('cases.create', { number: 'B-9', name: 'Race' })),
      ),
    )
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 19 }, () => 'case.number-taken'), 'done'])
  })

  it('is changed by whoever looked at its newest state only', async () => {
    const caseId = await office.openCase('C-1')
    const change = { caseId, version: 1, number: 'C-1', name: 'Renamed' }
    expect(await office.owner.call('cases.change', change)).toMatchObject({ name: 'Renamed', version: 2 })
    expect(await codeOf(office.owner.call('cases.change', change))).toBe('case.stale')
    expect(await codeOf(office.owner.call('cases.close', { caseId, version: 1 }))).toBe('case.stale')
    expect(await codeOf(office.owner.call('cases.reopen', { caseId, version: 1 }))).toBe('case.stale')
    const unchanged = { ...change, version: 2 }
    expect((await office.owner.call('cases.change', unchanged)).version).toBe(2)
  })

  it('is closed and opened again by people who see it', async () => {
    const caseId = await office.openCase('D-1')
    const lia = await office.addPerson('limited')
    await office.put(caseId, lia)
    const client = await signInAs(office, lia)
    expect(await codeOf(client.call('cases.reopen', { caseId, version: 1 }))).toBe('case.already-open')
    const closed = await client.call('cases.close', { caseId, version: 1 })
    expect(closed).toMatchObject({ status: 'closed', version: 2, closedAt: expect.any(String) })
    expect(await codeOf(client.call('cases.close', { caseId, version: 2 }))).toBe('case.already-closed')
    expect(await client.call('cases.reopen', { caseId, version: 2 })).toMatchObject({
      status: 'open',
      closedAt: null,
    })
  })

  it.each(['=HYPERLINK("https://evil.test")', '<b>Stone</b>', '100% of _everything_ \\ '])(
    'keeps %j as it was typed',
    async (name) => {
      const caseId = await office.openCase(`E-${crypto.randomUUID()}`.slice(0, 40), name)
      expect((await office.owner.call('cases.read', { caseId })).name).toBe(name.trim())
    },
  )
})

describe('the list of cases', () => {
  let listed: CaseOffice
  const TOTAL = 431

  beforeAll(async () => {
    listed = await openCaseOffice()
    const rows = Array.from({ length: TOTAL }, (_, at) => ({
      number: `${at % 7}/${at}`,
      name: at % 10 === 0 ? `Über_100% ${at}` : `Stone & Sons ${at % 5}`,
      status: at % 3 === 0 ? 'closed' : 'open',
    }))
    const { check } = await listed.owner.call('cases.import', { rows, dryRun: true })
    await listed.owner.call('cases.import', { rows, dryRun: false, check })
    await listed.query(`update cases set opened_at = opened_at + (status_rank * interval '1 day')`)
  })
  afterAll(() => listed.stop())

  it.each(caseSorts.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
    'sorted by %s %s shows every case once, page by page, and can be entered where its outline says',
    async (sort, direction) => {
      const numbers: string[] = []
      let cursor: string | undefined
      do {
        const page = await listed.owner.call('cases.list', {
          sort,
          direction,
          limit: 60,
          ...(cursor && { cursor }),
        })
        numbers.push(...page.items.map(({ number }) => number))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(new Set(numbers).size).toBe(TOTAL)
      expect(numbers).toHaveLength(TOTAL)
      const { total, starts } = await listed.owner.call('cases.outline', { sort, direction })
      expect(total).toBe(TOTAL)
      const entered = await Promise.all(
        starts.map((start) => listed.owner.call('cases.list', { sort, direction, limit: 1, cursor: start })),
      )
      expect(entered.map(({ items }) => items[0]?.number)).toEqual([numbers[200], numbers[400]])
    },
  )

  it('counts numbers as people do, and turns round', async () => {
    const list = (direction: 'asc' | 'desc') =>
      listed.owner.call('cases.list', { sort: 'number', direction, limit: 2 })
    expect((await list('asc')).items.map(({ number }) => number)).toEqual(['0/0', '0/7'])
    expect((await list('desc')).items.map(({ number }) => number)).toEqual(['6/426', '6/419'])
  })

  it.each([
    ['über', 44],
    ['ÜBER_100%', 44],
    ['%', 0],
    ['_', 0],
    ['_100%', 44],
    ['sons', 387],
    ['so', 387],
    ['ons', 387],
    ['on', 0],
    ['0/42', 3],
    ['\\', 0],
    ['', TOTAL],
  ])('finds %j in %i cases, as literal text', async (q, total) => {
    expect((await listed.owner.call('cases.outline', { q })).total).toBe(total)
    expect((await listed.owner.call('cases.list', { q, limit: 200 })).items).toHaveLength(
      Math.min(total, 200),
    )
  })

  it('is narrowed by status, and the numbers are true', async () => {
    expect(await listed.owner.call('cases.counts', {})).toEqual({ open: 287, closed: 144 })
    expect((await listed.owner.call('cases.outline', { status: ['closed'] })).total).toBe(144)
    expect((await listed.owner.call('cases.outline', { status: ['closed', 'open'] })).total).toBe(TOTAL)
    const { items } = await listed.owner.call('cases.list', { status: ['closed'], q: 'über' })
    expect(items.length).toBe(15)
  })

  it('refuses positions of another order and characters nobody can search for', async () => {
    const { next } = await listed.owner.call('cases.list', { sort: 'name' })
    for (const wrong of [
      { sort: 'number' as const, cursor: next ?? '' },
      { sort: 'name' as const, direction: 'desc' as const, cursor: next ?? '' },
      { cursor: 'made up' },
      { q: '\x01' },
    ])
      expect(await codeOf(listed.owner.call('cases.list', wrong))).toBe('request.invalid')
  })
})
