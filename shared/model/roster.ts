import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { namedCase } from './case.ts'
import { id, instant, localDate } from './primitives.ts'
import { userStatus } from './user.ts'

/** A case as it was called on a day. */
export const caseThen = namedCase.omit({ status: true })
export type CaseThen = z.infer<typeof caseThen>

/** The cases of somebody that a row names; the others are counted. */
export const NAMED_CASES = 3

/** Somebody at the end of a day. */
export const rosterRow = z.object({
  userId: id,
  /** The name they had then. */
  name: z.string(),
  email: z.string(),
  level,
  status: userStatus,
  /** On how many cases they were listed, and the first of these by number. */
  caseCount: z.number().int(),
  cases: z.array(caseThen),
})
export type RosterRow = z.infer<typeof rosterRow>

/** What can be different between two days. */
export const rosterChangeKinds = [
  'joined',
  'deactivated',
  'reactivated',
  'level-changed',
  'joined-case',
  'left-case',
] as const
export type RosterChangeKind = (typeof rosterChangeKinds)[number]

/** One difference between the ends of two days. */
export const rosterChange = z.object({
  kind: z.enum(rosterChangeKinds),
  userId: id,
  name: z.string(),
  email: z.string(),
  /** Level and status at the end of the later day. */
  level,
  status: userStatus,
  /** The level at the end of the earlier day, where that is what changed. */
  levelBefore: level.nullable(),
  /** The case that was joined or left. */
  case: caseThen.nullable(),
})
export type RosterChange = z.infer<typeof rosterChange>

/** A stretch of a day in which somebody could open a case, and why. */
export const accessPeriod = z.object({
  from: instant,
  to: instant,
  level,
  /** Their level sees all cases, or they were on this one. */
  because: z.enum(['level', 'assignment']),
})
export type AccessPeriod = z.infer<typeof accessPeriod>

/** Somebody who could open a case on a day. */
export const caseReader = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  /** From the first to the last moment of the day, without a gap. */
  wholeDay: z.boolean(),
  periods: z.array(accessPeriod),
})
export type CaseReader = z.infer<typeof caseReader>

/** The day that an answer is about. */
export const shownDay = z.object({
  on: localDate,
  /** Its first moment, and the first moment of the next day. */
  from: instant,
  to: instant,
  timeZone: z.string(),
})
