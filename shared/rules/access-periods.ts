import type { AccessPeriod } from '../model/roster.ts'
import type { UserStatus } from '../model/user.ts'
import type { Level } from './levels.ts'
import { may } from './permissions.ts'

/** Level and status of somebody from a moment on. */
export interface SeatSince {
  /** In milliseconds since 1970. */
  at: number
  level: Level
  status: UserStatus
}

/** Whether somebody is on a case from a moment on. */
export interface OnCaseSince {
  at: number
  isOn: boolean
}

/** A stretch of time, its end not included. */
export interface Stretch {
  from: number
  to: number
}

/**
 * When within a stretch somebody could open a case, and why. What holds at the beginning is the last entry at or before
 * it; entries come in the order in which they happened, and of several at the same moment the last one holds. Nobody
 * can do anything before their first seat.
 */
export function accessPeriods(
  { from, to }: Stretch,
  seats: readonly SeatSince[],
  onCase: readonly OnCaseSince[],
): AccessPeriod[] {
  const moments = [from, ...seats.map(({ at }) => at), ...onCase.map(({ at }) => at)]
    .filter((at) => at >= from && at < to)
    .sort((a, b) => a - b)
  const periods: (Pick<AccessPeriod, 'level' | 'because'> & Stretch)[] = []
  for (const [index, at] of moments.entries()) {
    const until = moments[index + 1] ?? to
    const sight = until > at ? sightAt(at, seats, onCase) : undefined
    if (!sight) continue
    const last = periods.at(-1)
    if (last?.to === at && last.level === sight.level && last.because === sight.because) last.to = until
    else periods.push({ from: at, to: until, ...sight })
  }
  return periods.map((period) => ({
    ...period,
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
  }))
}

/** Whether periods fill a stretch without a gap. */
export function fillsWholly({ from, to }: Stretch, periods: readonly AccessPeriod[]): boolean {
  let reached = from
  for (const period of periods) {
    if (Date.parse(period.from) > reached) return false
    reached = Date.parse(period.to)
  }
  return reached >= to
}

function sightAt(
  at: number,
  seats: readonly SeatSince[],
  onCase: readonly OnCaseSince[],
): Pick<AccessPeriod, 'level' | 'because'> | undefined {
  const seat = seats.findLast((one) => one.at <= at)
  if (seat?.status !== 'active') return undefined
  const { level } = seat
  if (may(level, 'cases.readAll')) return { level, because: 'level' }
  const isOn = onCase.findLast((one) => one.at <= at)?.isOn === true
  return isOn ? { level, because: 'assignment' } : undefined
}
