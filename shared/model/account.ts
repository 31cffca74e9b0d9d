import { z } from 'zod'

/**
 * How an account writes dates: `spelled` Nov 24, 2026, `month-day-year` 11/24/2026,
 * `day-month-year` 24/11/2026, `day.month.year` 24.11.2026, `year-month-day` 2026-11-24.
 */
export const dateFormats = [
  'spelled',
  'month-day-year',
  'day-month-year',
  'day.month.year',
  'year-month-day',
] as const
export const dateFormat = z.enum(dateFormats)
export type DateFormat = z.infer<typeof dateFormat>
