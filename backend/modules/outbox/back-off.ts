const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const FIRST_PAUSES = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE]
const GIVEN_UP_AFTER_HOURS = 72

/** How long to wait after this many tries, in milliseconds: ever longer, then hourly for three days; null gives up. */
export function pauseAfter(attempts: number): number | null {
  const pause = FIRST_PAUSES[attempts - 1]
  if (pause !== undefined) return pause
  return attempts - FIRST_PAUSES.length <= GIVEN_UP_AFTER_HOURS ? HOUR : null
}
