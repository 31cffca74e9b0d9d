import { describe, expect, it } from 'vitest'
import {
  type Bearer,
  type Bearers,
  type Suggested,
  suggestReceivers,
  type Unplaced,
} from '../../shared/rules/suggest-receivers.ts'
import { fc } from '../support/properties.ts'

const bearer = (userId: string, load: number, nameKey = userId): Bearer => ({ userId, nameKey, load })
const nobody: Bearers = { seeingAll: [], onCase: new Map(), administrators: [] }
const tasks = (caseId: string, ...itemIds: string[]): Unplaced[] =>
  itemIds.map((itemId) => ({ kind: 'task', itemId, caseId }))
const receiversOf = (suggested: readonly Suggested[]) => suggested.map(({ receiverId }) => receiverId)

describe('suggested receivers', () => {
  it('take turns as their loads grow', () => {
    const seeingAll = [bearer('ana', 2), bearer('ben', 0)]
    const work = tasks('c', '1', '2', '3', '4', '5')
    expect(receiversOf(suggestReceivers(work, { ...nobody, seeingAll }))).toEqual([
      'ben',
      'ben',
      'ana',
      'ben',
      'ana',
    ])
  })

  it('are people on the case before others with the same load, then by name', () => {
    const seeingAll = [bearer('ana', 0), bearer('ben', 0)]
    const onCase = new Map([['c', [bearer('zoe', 0), bearer('yan', 0)]]])
    expect(
      receiversOf(suggestReceivers(tasks('c', '1', '2', '3'), { ...nobody, seeingAll, onCase })),
    ).toEqual(['yan', 'zoe', 'ana'])
  })

  it('never include somebody who cannot see the case', () => {
    const onCase = new Map([['c', [bearer('lia', 9)]]])
    const work = [...tasks('c', '1'), ...tasks('d', '2')]
    expect(suggestReceivers(work, { ...nobody, onCase })).toEqual([
      { kind: 'task', itemId: '1', receiverId: 'lia' },
    ])
  })

  it('are administrators for invitations', () => {
    const work: Unplaced[] = [{ kind: 'invitation', itemId: 'i', caseId: null }]
    const seeingAll = [bearer('ben', 0)]
    expect(
      receiversOf(suggestReceivers(work, { ...nobody, seeingAll, administrators: [bearer('ada', 7)] })),
    ).toEqual(['ada'])
  })

  it('have the work of a case that they take over, where that is no heavier', () => {
    const work: Unplaced[] = [...tasks('c', '1'), { kind: 'case', itemId: 'c', caseId: 'c' }]
    const seeingAll = [bearer('ana', 0), bearer('ben', 1)]
    expect(suggestReceivers(work, { ...nobody, seeingAll })).toEqual([
      { kind: 'task', itemId: '1', receiverId: 'ana' },
      { kind: 'case', itemId: 'c', receiverId: 'ana' },
    ])
  })

  it('are those of looking at everybody for each piece, whatever the order in which people are listed', () => {
    fc.assert(
      fc.property(firm, ({ work, bearers }) => {
        const expected = suggestOneByOne(work, bearers)
        expect(suggestReceivers(work, bearers)).toEqual(expected)
        const backwards = {
          seeingAll: bearers.seeingAll.toReversed(),
          onCase: new Map([...bearers.onCase].map(([caseId, people]) => [caseId, people.toReversed()])),
          administrators: bearers.administrators.toReversed(),
        }
        expect(suggestReceivers(work, backwards)).toEqual(expected)
      }),
    )
  })
})

const cases = ['c0', 'c1', 'c2']
const people = fc.array(fc.record({ load: fc.nat(4), place: fc.nat(3), level: fc.nat(2) }), { maxLength: 8 })
const firm = fc
  .record({ people, pieces: fc.array(fc.nat(11), { maxLength: 25 }) })
  .map(({ people, pieces }) => {
    const all = people.map(({ load, place, level }, number) => ({
      ...bearer(`u${number}`, load, `n${number % 3}`),
      caseId: cases[place],
      level,
    }))
    const toBearer = ({ userId, nameKey, load }: Bearer) => ({ userId, nameKey, load })
    const bearers: Bearers = {
      seeingAll: all.filter(({ level }) => level > 0).map(toBearer),
      administrators: all.filter(({ level }) => level === 2).map(toBearer),
      onCase: new Map(
        cases.map((caseId) => [caseId, all.filter((one) => one.caseId === caseId).map(toBearer)]),
      ),
    }
    const work = pieces.map((piece, number): Unplaced => {
      const caseId = cases[piece % 3] ?? ''
      const isInvitation = piece > 9
      return isInvitation
        ? { kind: 'invitation', itemId: `i${number}`, caseId: null }
        : { kind: piece > 5 ? 'review' : 'task', itemId: `w${number}`, caseId }
    })
    return { work, bearers }
  })

/** The rule as it is said: for each piece everybody is looked at, and whoever is best has one more. */
function suggestOneByOne(work: readonly Unplaced[], bearers: Bearers): Suggested[] {
  const placed = new Map<string, number>()
  return work.flatMap(({ kind, itemId, caseId }) => {
    const there = caseId === null ? [] : (bearers.onCase.get(caseId) ?? [])
    const able = kind === 'invitation' ? bearers.administrators : [...bearers.seeingAll, ...there]
    const isThere = new Set(there.map(({ userId }) => userId))
    const [best] = able
      .map((one) => ({
        one,
        rank: [
          String(one.load + (placed.get(one.userId) ?? 0)).padStart(4, '0'),
          kind !== 'invitation' && isThere.has(one.userId) ? '0' : '1',
          one.nameKey,
          one.userId,
        ].join(' '),
      }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    if (!best) return []
    const { userId } = best.one
    placed.set(userId, (placed.get(userId) ?? 0) + 1)
    return [{ kind, itemId, receiverId: userId }]
  })
}
