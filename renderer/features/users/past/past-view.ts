import { type RosterChangeKind, rosterChangeKinds } from '../../../../shared/model/roster.ts'
import { type UserStatus, userStatuses } from '../../../../shared/model/user.ts'
import { type Level, levels } from '../../../../shared/rules/levels.ts'
import { goTo, hashOf, type Location, readDate, useLocation } from '../../../stores/location.ts'

export const questions = ['people', 'changes', 'access'] as const
export type Question = (typeof questions)[number]

/** What is asked about a past day; stands in the hash. */
export interface PastView {
  on: string
  ask: Question
  /** The earlier day that is compared with. */
  since: string | undefined
  q: string
  status: readonly UserStatus[]
  level: readonly Level[]
  kind: readonly RosterChangeKind[]
  caseId: string | undefined
}

function readView(params: Location['params'], latest: string): PastView {
  const several = <V extends string>(name: string, known: readonly V[]) => {
    const given = params.get(name)?.split(',') ?? []
    return known.filter((value) => given.includes(value))
  }
  return {
    on: readDate(params, 'on') ?? latest,
    ask: questions.find((one) => one === params.get('ask')) ?? 'people',
    since: readDate(params, 'since'),
    q: params.get('q') ?? '',
    status: several('status', userStatuses),
    level: several('level', levels),
    kind: several('kind', rosterChangeKinds),
    caseId: params.get('case') ?? undefined,
  }
}

/** The view of a past day, and how to change it. */
export function usePastView(latest: string) {
  const view = useLocation(({ params }) => params)
  const change = (part: Partial<PastView>) => {
    const next = { ...readView(useLocation.getState().params, latest), ...part }
    const { on, ask, since, q, status, level, kind, caseId } = next
    const lists = { status: status.join(','), level: level.join(','), kind: kind.join(',') }
    goTo(hashOf('/users', { on, ask, since, q, ...lists, case: caseId }), { replace: true })
  }
  return { view: readView(view, latest), change }
}

export type UsePastView = ReturnType<typeof usePastView>
