import { isTimeZone } from '../../../shared/billing/index.ts'
import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'

/** A named zone, not an offset: an offset knows no summer time. */
export function requireTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return
  const { message } = errorCatalogue['time-zone.unknown']
  throw new AppError('time-zone.unknown', undefined, { fields: [{ path: 'timeZone', message }] })
}
