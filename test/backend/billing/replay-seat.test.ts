import { describe, expect, it } from 'vitest'
import {
  type RecordedChange,
  type ReplayedCycle,
  replaySeat,
} from '../../../backend/modules/billing/replay-seat.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import type { Level } from '../../../shared/rules/levels.ts'

const may: ReplayedCycle = {
  cycleNumber: 0,
  startOn: '2025-05-01',
  endOn: '2025-06-01',
  seatPriceCents: 3000,
  replacedOn: null,
}
const june: ReplayedCycle = { ...may, cycleNumber: 1, startOn: '2025-06-01', endOn: '2025-07-01' }

/** Somebody's life as date, level and status, in one cycle. */
function live(
  cycleNumber: number,
  ...states: [on: string, status: UserStatus, level?: Level][]
): RecordedChange[] {
  return states.map(([effectiveOn, status, level = 'standard'], index) => ({
    seatVersion: index + 1,
    cycleNumber: index === 0 ? -1 : cycleNumber,
    effectiveOn,
    status,
    level,
  }))
}

const told = (cycles: readonly ReplayedCycle[], changes: readonly RecordedChange[]) =>
  replaySeat(cycles, changes).map(({ kind, amountCents, reversedCents }) => [
    kind,
    amountCents,
    reversedCents,
  ])

describe('a seat that is replayed', () => {
  it('has every line of the worked example, with its own credit taken back', () => {
    const changes = live(0, ['2025-05-01', 'active'], ['2025-05-15', 'inactive'], ['2025-05-20', 'active'])
    expect(told([may, june], changes)).toEqual([
      ['renewal', 3000, 0],
      ['deactivated', -1645, 0],
      ['reactivated', 1161, 1161],
      ['renewal', 3000, 0],
    ])
  })

  it('has no renewal while inactive or a guest', () => {
    expect(told([may, june], live(0, ['2025-05-01', 'active', 'guest']))).toEqual([])
    expect(told([june], live(0, ['2025-05-01', 'active'], ['2025-05-15', 'inactive']))).toEqual([])
  })

  it('pays the day of its upgrade once, in the new cycle', () => {
    const starter = { ...may, seatPriceCents: 4000, replacedOn: '2025-05-15' }
    const standard = {
      ...may,
      cycleNumber: 1,
      startOn: '2025-05-15',
      endOn: '2025-06-15',
      seatPriceCents: 10_000,
    }
    expect(told([starter, standard], live(0, ['2025-05-01', 'active']))).toEqual([
      ['renewal', 4000, 0],
      ['plan-changed', -2194, 0],
      ['renewal', 10_000, 0],
    ])
  })

  it('gets back all of a cycle that is replaced on its first day', () => {
    const replaced = { ...may, replacedOn: '2025-05-01' }
    expect(told([replaced], live(0, ['2025-05-01', 'active'], ['2025-05-01', 'active', 'limited']))).toEqual([
      ['renewal', 3000, 0],
      ['plan-changed', -3000, 0],
    ])
  })

  it('joins with the days that are left, and keeps S and N before and after each line', () => {
    const joined = live(0, ['2025-05-15', 'active']).map((change) => ({ ...change, cycleNumber: 0 }))
    expect(replaySeat([may], joined)).toEqual([
      {
        kind: 'joined',
        cycleNumber: 0,
        seatVersion: 1,
        onDate: '2025-05-15',
        amountCents: 1645,
        sumBefore: 0,
        sumAfter: 51_000,
        days: 31,
        billedBeforeCents: 0,
        billedAfterCents: 1645,
        reversedCents: 0,
        ruleVersion: 1,
      },
    ])
  })
})
