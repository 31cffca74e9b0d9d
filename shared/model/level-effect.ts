import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { namedCase } from './case.ts'
import { id } from './primitives.ts'

/** Most cases that an effect names; the numbers count all of them. */
export const NAMED_CASES = 5

/** Open work of somebody on some cases: how many cases, tasks that are not completed, reviews that are not done. */
export const workOnCases = z.object({
  cases: z.number().int(),
  tasks: z.number().int(),
  reviews: z.number().int(),
})
export type WorkOnCases = z.infer<typeof workOnCases>

const caseShare = z.object({
  /** How many cases. */
  count: z.number().int(),
  /** The first of them, with the open work that the person holds there. */
  first: z.array(namedCase.extend({ tasks: z.number().int(), reviews: z.number().int() })),
})
export type CaseShare = z.infer<typeof caseShare>

/** What a change of level does to the cases somebody sees. */
export const levelEffect = z.object({
  from: level,
  to: level,
  keeps: caseShare,
  gains: caseShare,
  /** Those with open work of theirs come first. */
  loses: caseShare,
  lostWork: workOnCases,
  /** How many cases they are listed on. A guest is on one: with more, the one to keep is chosen. */
  listed: z.number().int(),
})
export type LevelEffect = z.infer<typeof levelEffect>

/** The same in numbers, for one of several people. */
export const levelEffectOfOne = z.object({
  userId: id,
  keeps: z.number().int(),
  gains: z.number().int(),
  loses: z.number().int(),
  lostWork: workOnCases,
  listed: z.number().int(),
})
export type LevelEffectOfOne = z.infer<typeof levelEffectOfOne>
