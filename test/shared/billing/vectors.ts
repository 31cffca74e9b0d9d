import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const source = z.object({ name: z.string() })
const date = z.iso.date()

const vector = z.object({
  id: z.string(),
  source,
  kind: z.enum(['credit', 'charge', 'kept', 'ratio']),
  definition: z.string(),
  period_start: z.string().nullable(),
  period_end: z.string().nullable(),
  change_at: z.string(),
  time_zone: z.string(),
  interval: z.object({ from: date, to: date }).nullable(),
  price_cents: z.int(),
  quantity: z.int(),
  expected_cents: z.int(),
  expected_signed_cents: z.int(),
  recommended_rule: z
    .object({
      days_remaining_or_billed: z.int(),
      cycle_days: z.int(),
      expected_cents: z.int(),
      same_as_source: z.boolean(),
      why: z.string().optional(),
      activate_on_local_date: date.optional(),
      deactivate_on_local_date: date.optional(),
    })
    .optional(),
  notes: z.string(),
})

const anchorSequence = z.object({
  id: z.string(),
  source,
  anchor: date,
  step_months: z.int(),
  start_index: z.int(),
  stride: z.int(),
  expected: z.array(date),
  notes: z.string(),
})

const localDateCase = z.object({
  id: z.string(),
  source,
  instant: z.string(),
  time_zone: z.string(),
  expected_local_date: date,
})

const scenario = z.object({
  id: z.string(),
  source,
  cycle: z.tuple([date, date]),
  active_segments: z.array(z.tuple([date, date, z.int()])),
  lines_cents: z.array(z.int()).nullable(),
  expected_net_cents: z.int(),
  recommended_rule_net_cents: z.int(),
  notes: z.string(),
})

/** Figures published by other billing systems, each with its source. */
export const published = z
  .object({
    vectors: z.array(vector),
    anchor_sequences: z.array(anchorSequence),
    local_dates: z.array(localDateCase),
    scenarios: z.array(scenario),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8')))

export type Vector = (typeof published)['vectors'][number]
export type Scenario = (typeof published)['scenarios'][number]
