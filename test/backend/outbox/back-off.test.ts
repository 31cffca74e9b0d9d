import { expect, it } from 'vitest'
import { pauseAfter } from '../../../backend/modules/outbox/back-off.ts'

it('waits longer after each try, then an hour each time, and gives up after three days', () => {
  const pauses: number[] = []
  for (let attempts = 1; ; attempts += 1) {
    const pause = pauseAfter(attempts)
    if (pause === null) break
    pauses.push(pause / 1_000)
  }
  expect(pauses.slice(0, 7)).toEqual([10, 30, 120, 600, 1_800, 3_600, 3_600])
  const hours = pauses.reduce((sum, seconds) => sum + seconds, 0) / 3_600
  expect(Math.floor(hours / 24)).toBe(3)
})
