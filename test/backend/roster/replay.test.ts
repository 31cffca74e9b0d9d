import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { userStatuses } from '../../../shared/model/user.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { seededRandom } from '../../support/random.ts'
import { SEED } from '../../support/seed.ts'
import { dayOf, type PersonNow, type RecordedFirm, recordFirm } from './recorded-firm.ts'

const random = seededRandom(SEED + 1)

let firm: RecordedFirm
let days: string[]
beforeAll(async () => {
  firm = await recordFirm(SEED, 18)
  days = [...firm.endOfDay.keys()]
}, 300_000)
afterAll(() => firm.backend.stop())

type Filter = { q?: string; level?: PersonNow['level'][]; status?: PersonNow['status'][]; caseId?: string }

async function rosterOn(on: string, filter: Filter = {}) {
  const found = []
  for (let cursor: string | undefined; ; ) {
    const page = await firm.backend.read(firm.owner, 'roster.onDate', {
      on,
      limit: 3,
      ...filter,
      ...(cursor && { cursor }),
    })
    found.push(...page.items)
    if (page.next === null) return found
    cursor = page.next
  }
}

const recorded = (on: string) => firm.endOfDay.get(on) ?? []

describe(`a firm looked back at (seed ${SEED})`, () => {
  it('has lived through every kind of change', async () => {
    const { rows } = await firm.backend.context.database.systemPool.query<{ kind: string }>(
      'select distinct kind from activity',
    )
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['case.person-added', 'user.deactivated', 'user.level-changed', 'user.renamed']),
    )
    expect(days.length).toBeGreaterThanOrEqual(10)
  })

  it('is on each day what it was when that day ended', async () => {
    for (const on of days) {
      const found = await rosterOn(on)
      const expected = recorded(on).map(({ cases, ...person }) => ({
        ...person,
        caseCount: cases.length,
      }))
      expect([
        on,
        found.map(({ userId, name, level, status, caseCount }) => ({
          userId,
          name,
          level,
          status,
          caseCount,
        })),
      ]).toEqual([on, expected])
      const { total } = await firm.backend.read(firm.owner, 'roster.outline', { on })
      expect(total).toBe(expected.length)
    }
  })

  it('names the cases that somebody was on by the numbers they had', async () => {
    for (const on of days) {
      for (const { userId, cases } of recorded(on)) {
        const numbers: string[] = []
        for (let cursor: string | undefined; ; ) {
          const page = await firm.backend.read(firm.owner, 'roster.cases', {
            on,
            userId,
            limit: 2,
            ...(cursor && { cursor }),
          })
          expect(page.total).toBe(cases.length)
          numbers.push(...page.items.map(({ number }) => number))
          if (page.next === null) break
          cursor = page.next
        }
        expect(numbers.sort()).toEqual(cases.toSorted())
      }
    }
  })

  it('is narrowed by search, level, status and case of that day', async () => {
    for (let times = 0; times < 20; times += 1) {
      const on = random.pick(days)
      const q = random.pick(['', 'ann', 'ben c', 'émile', 'b'])
      const level = random.some(levels, 2)
      const status = random.some(userStatuses, 2)
      const found = await rosterOn(on, { q, level, status })
      const expected = recorded(on).filter(
        (one) =>
          level.includes(one.level) &&
          status.includes(one.status) &&
          ` ${one.name.toLowerCase()}`.includes(q === '' ? '' : ` ${q}`),
      )
      expect([on, q, found.map(({ userId }) => userId)]).toEqual([
        on,
        q,
        expected.map(({ userId }) => userId),
      ])
    }
    for (const on of days) {
      for (const caseId of firm.caseIds) {
        const found = await rosterOn(on, { caseId })
        const { number } = (await firm.backend.read(firm.owner, 'roster.caseAccess', { on, caseId })).case
        const expected = recorded(on).filter(({ cases }) => cases.includes(number))
        expect(found.map(({ userId }) => userId)).toEqual(expected.map(({ userId }) => userId))
      }
    }
  })

  it('tells what is different between any two days', async () => {
    for (let times = 0; times < 12; times += 1) {
      const [from = '', to = ''] = random.some(days, 2).sort()
      if (to === '') continue
      const found: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await firm.backend.read(firm.owner, 'roster.difference', {
          from,
          to,
          limit: 4,
          ...(cursor && { cursor }),
        })
        for (const { kind, userId, levelBefore, level, case: named } of page.items) {
          const isCase = kind === 'joined-case' || kind === 'left-case'
          const what = isCase ? named?.number : kind === 'level-changed' ? `${levelBefore} ${level}` : ''
          found.push(`${kind} ${userId} ${what}`)
        }
        if (page.next === null) break
        cursor = page.next
      }
      const expected = await differenceOf(from, to)
      expect([from, to, found.sort()]).toEqual([from, to, expected.sort()])
      const { counts } = await firm.backend.read(firm.owner, 'roster.difference', { from, to })
      expect(counts?.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length)
    }
  })

  /** What two recorded days differ in; the cases of the earlier one by the numbers of the later one. */
  async function differenceOf(from: string, to: string): Promise<string[]> {
    const numbers = new Map<string, string>()
    for (const caseId of firm.caseIds) {
      const [before, after] = await Promise.all(
        [from, to].map((on) => firm.backend.read(firm.owner, 'roster.caseAccess', { on, caseId })),
      )
      numbers.set(before?.case.number ?? '', after?.case.number ?? '')
    }
    const earlier = new Map(recorded(from).map((one) => [one.userId, one]))
    return recorded(to).flatMap((after) => {
      const before = earlier.get(after.userId)
      const { userId } = after
      const had = new Set(before?.cases.map((number) => numbers.get(number) ?? number))
      const has = new Set(after.cases)
      return [
        ...(before ? [] : [`joined ${userId} `]),
        ...(before && before.status !== after.status
          ? [`${after.status === 'active' ? 'reactivated' : 'deactivated'} ${userId} `]
          : []),
        ...(before && before.level !== after.level
          ? [`level-changed ${userId} ${before.level} ${after.level}`]
          : []),
        ...[...has].filter((number) => !had.has(number)).map((number) => `joined-case ${userId} ${number}`),
        ...[...had].filter((number) => !has.has(number)).map((number) => `left-case ${userId} ${number}`),
      ]
    })
  }

  it('names everybody who could open a case at any moment of a day, with the times', async () => {
    for (const on of days) {
      for (const caseId of firm.caseIds) {
        const answer = await firm.backend.read(firm.owner, 'roster.caseAccess', { on, caseId, limit: 200 })
        const [from, to] = [Date.parse(answer.day.from), Date.parse(answer.day.to)]
        const found = answer.items.map(({ userId, periods, wholeDay }) => {
          const merged = mergePeriods(
            periods.map((one) => [Date.parse(one.from), Date.parse(one.to)] as const),
          )
          expect(wholeDay).toBe(merged.length === 1 && merged[0]?.[0] === from && merged[0]?.[1] === to)
          return [userId, merged]
        })
        const expected = sightOn(from, to, caseId)
        expect([on, Object.fromEntries(found)]).toEqual([on, expected])
        expect(answer.total).toBe(found.length)
      }
    }
  })

  /** From the written-down history: when within a day each person could open a case. */
  function sightOn(from: number, to: number, caseId: string) {
    const found: Record<string, (readonly [number, number])[]> = {}
    for (const [index, { at, pairs }] of firm.sight.entries()) {
      const until = firm.sight[index + 1]?.at ?? Number.POSITIVE_INFINITY
      const stretch = [Math.max(at, from), Math.min(until, to)] as const
      if (stretch[1] <= stretch[0]) continue
      for (const pair of pairs) {
        const [userId = '', of] = pair.split(' ')
        if (of !== caseId) continue
        found[userId] = mergePeriods([...(found[userId] ?? []), stretch])
      }
    }
    return found
  }

  function mergePeriods(periods: readonly (readonly [number, number])[]): (readonly [number, number])[] {
    const merged: [number, number][] = []
    for (const [from, to] of periods) {
      const last = merged.at(-1)
      if (last?.[1] === from) last[1] = to
      else merged.push([from, to])
    }
    return merged
  }

  it('begins with the day on which the account was opened', () => {
    expect(days[0]).toBe(dayOf(Date.parse('2026-03-02T15:00:00Z')))
  })
})
