import { useCallback, useEffect } from 'react'
import { type CaseSort, type CaseStatus, caseSorts, caseStatuses } from '../../../shared/model/case.ts'
import type { CasesView } from '../../../shared/model/settings.ts'
import { useAct } from '../../bridge/use-operation.ts'
import { goTo, hashOf, type Location, useLocation } from '../../stores/location.ts'
import { useSettings } from '../../stores/settings.ts'

/** The pages that list cases: those somebody is on, and all of the firm. */
export type CasesPath = '/my-cases' | '/cases'

/** What is looked at on a page of cases; stands in the hash. */
interface View {
  q: string
  status: readonly CaseStatus[]
  sort: CaseSort
  direction: 'asc' | 'desc'
  /** The case whose details are open. */
  caseId: string | undefined
}

/** Reads the hash; unknown values are dropped. A hash without a sort order is filled up from what was remembered. */
function readView(params: Location['params'], remembered: CasesView): View {
  const given = params.get('status')?.split(',') ?? []
  const one = <V extends string>(name: string, known: readonly V[], otherwise: V) =>
    known.find((value) => value === params.get(name)) ?? otherwise
  return {
    q: params.get('q') ?? '',
    status:
      params.has('status') || params.has('sort')
        ? caseStatuses.filter((status) => given.includes(status))
        : remembered.status,
    sort: one('sort', caseSorts, remembered.sort),
    direction: one('dir', ['asc', 'desc'], remembered.direction),
    caseId: params.get('case') ?? undefined,
  }
}

const rememberedParts = ['status', 'sort', 'direction'] as const

function changeView(path: CasesPath, part: Partial<View>, options: { step?: boolean } = {}): View {
  const at = useLocation.getState()
  const isHere = at.path === path
  const before = readView(isHere ? at.params : new URLSearchParams(), useSettings.getState().casesView)
  const next = { ...before, ...part }
  const { q, status, sort, direction, caseId } = next
  goTo(hashOf(path, { q, status: status.join(','), sort, dir: direction, case: caseId }), {
    replace: isHere && !options.step,
  })
  return next
}

/** The view of a page, and how to change it so that filter and order are remembered on this computer. */
export function useCasesView(path: CasesPath) {
  const at = useLocation()
  const remembered = useSettings((settings) => settings.casesView)
  const { run } = useAct('settings.change')
  const isComplete = at.path !== path || at.params.has('sort')

  useEffect(() => {
    if (!isComplete) changeView(path, {})
  }, [isComplete, path])

  const change = useCallback(
    (part: Partial<View>, options?: { step?: boolean }) => {
      const { status, sort, direction } = changeView(path, part, options)
      if (!rememberedParts.some((name) => name in part)) return
      void run({ casesView: { status: [...status], sort, direction } })
    },
    [run, path],
  )
  return { view: readView(at.params, remembered), change }
}
