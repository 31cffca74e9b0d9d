import type { CaseShare, LevelEffect } from '../../../shared/model/level-effect.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { type Office, serve } from './office.ts'

/** A share of cases, each with the open work on it. */
export function share(count: number, first: CaseShare['first'] = []): CaseShare {
  return { count, first }
}

export const NOTHING = share(0)
export const NO_WORK = { cases: 0, tasks: 0, reviews: 0 }

/** The answers of an office in which changes of level do this to cases. */
export function withEffect(
  office: Office,
  effectOf: (asked: { keepCaseId?: string | undefined }) => Partial<LevelEffect>,
): Handlers {
  const preview = serve(office)['users.preview']
  return {
    'users.preview': async (input) => {
      const answer = await preview?.(input)
      if (!answer) throw new Error('An office answers previews.')
      const { act, to, userId, keepCaseId } = input
      const from = office.users.find((one) => one.userId === userId)?.level
      if (act !== 'changeLevel' || !to || !from || from === to) return answer
      const effect = { keeps: NOTHING, gains: NOTHING, loses: NOTHING, lostWork: NO_WORK, listed: 0 }
      return { ...answer, levelEffect: { from, to, ...effect, ...effectOf({ keepCaseId }) } }
    },
  }
}
