import { useCallback, useEffect } from 'react'
import type { UsersView } from '../../../shared/model/settings.ts'
import { type UserSort, type UserStatus, userSorts, userStatuses } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { useAct } from '../../bridge/use-operation.ts'
import { goTo, hashOf, type Location, useLocation } from '../../stores/location.ts'
import { useSettings } from '../../stores/settings.ts'

/** What is looked at on the Users page. Everything but the hidden columns stands in the hash. */
export interface View {
  tab: 'current' | 'pending'
  q: string
  status: readonly UserStatus[]
  level: readonly Level[]
  /** Only those who are on this case. */
  caseId: string | undefined
  sort: UserSort
  direction: 'asc' | 'desc'
  /** Whose details are open. */
  user: string | undefined
}

const PATH = '/users'

/** Reads the hash; unknown values are dropped. A hash without a sort order is filled up from what was remembered. */
export function readView(params: Location['params'], remembered: UsersView): View {
  const isComplete = params.has('sort')
  const several = <V extends string>(name: string, known: readonly V[], otherwise: readonly V[]) => {
    const given = params.get(name)?.split(',') ?? []
    return params.has(name) || isComplete ? known.filter((value) => given.includes(value)) : otherwise
  }
  const one = <V extends string>(name: string, known: readonly V[], otherwise: V) =>
    known.find((value) => value === params.get(name)) ?? otherwise
  return {
    tab: one('tab', ['current', 'pending'], 'current'),
    q: params.get('q') ?? '',
    status: several('status', userStatuses, remembered.status),
    level: several('level', levels, remembered.level),
    sort: one('sort', userSorts, remembered.sort),
    direction: one('dir', ['asc', 'desc'], remembered.direction),
    caseId: params.get('case') ?? undefined,
    user: params.get('user') ?? undefined,
  }
}

/** The hash of a view. */
export function hashOfView(view: View): string {
  return hashOf(PATH, {
    tab: view.tab,
    q: view.q,
    status: view.status.join(','),
    level: view.level.join(','),
    case: view.caseId,
    sort: view.sort,
    dir: view.direction,
    user: view.user,
  })
}

const rememberedParts = ['status', 'level', 'sort', 'direction'] as const

/** Changes a part of the view. `step` leaves a step for Back: for pages and details, not for typing and sorting. */
export function changeView(part: Partial<View>, options: { step?: boolean } = {}): View {
  const { path, params } = useLocation.getState()
  const before = readView(path === PATH ? params : new URLSearchParams(), useSettings.getState().usersView)
  const next = { ...before, ...part }
  goTo(hashOfView(next), { replace: path === PATH && !options.step })
  return next
}

/** The view, and how to change it so that filters, order and columns are remembered on this computer. */
export function useUsersView() {
  const { path, params } = useLocation()
  const remembered = useSettings((settings) => settings.usersView)
  const { run } = useAct('settings.change')
  const view = readView(params, remembered)
  const isComplete = path !== PATH || params.has('sort')

  useEffect(() => {
    if (!isComplete) changeView({})
  }, [isComplete])

  const change = useCallback(
    (part: Partial<View>, options?: { step?: boolean }) => {
      const { status, level, sort, direction } = changeView(part, options)
      if (!rememberedParts.some((name) => name in part)) return
      const { hiddenColumns } = useSettings.getState().usersView
      void run({ usersView: { status: [...status], level: [...level], sort, direction, hiddenColumns } })
    },
    [run],
  )
  const hideColumns = (hiddenColumns: UserSort[]) =>
    void run({ usersView: { ...useSettings.getState().usersView, hiddenColumns } })

  return { view, change, hiddenColumns: remembered.hiddenColumns, hideColumns }
}
