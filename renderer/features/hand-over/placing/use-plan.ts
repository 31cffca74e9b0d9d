import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import type { AppError } from '../../../../shared/errors.ts'
import type { CaseStatus } from '../../../../shared/model/case.ts'
import { refusedPlacement, type WorkInventory, type WorkItem } from '../../../../shared/model/hand-over.ts'
import { isSamePlan, keyOf, type Plan, placementsOf, planOfDraft, planWith } from './plan.ts'

interface State {
  plan: Plan
  /** What was saved when it was last looked at. */
  saved: { plan: Plan; version: number | null }
  /** The version of the draft in the newest inventory that was looked at. */
  seen: number | null
  /** Somebody else saved or discarded the draft while something was placed here. */
  isElsewhere: boolean
  /** Placements the server refused, with the receiver that was refused. */
  refused: ReadonlyMap<string, { receiverId: string; title: string; message: string }>
  /** Chosen here, with the status their case had then: what the draft said about them does not matter any more. */
  chosen: ReadonlyMap<string, CaseStatus | undefined>
  undoable: readonly Plan[]
}

const details = z.object({ refused: z.array(refusedPlacement) })

/** The plan of a hand-over as it is made: from the saved draft on, with everything that stands against it. */
export function usePlan(inventory: WorkInventory) {
  const { items, draft } = inventory
  const version = draft?.version ?? null
  const [state, setState] = useState<State>(() => begin(inventory))
  const { plan, saved, refused, chosen } = state
  const isDirty = !isSamePlan(plan, saved.plan, items)

  // A draft that somebody saved meanwhile is taken over, unless that would take away what was placed here.
  if (version !== state.seen) {
    const isOwn = version === saved.version
    if (!isOwn && !isDirty) setState(begin(inventory))
    else setState({ ...state, seen: version, isElsewhere: !isOwn })
  }

  const problemOf = useCallback(
    (item: WorkItem): string | undefined => {
      const key = keyOf(item)
      const receiverId = plan.get(key)
      if (receiverId === undefined) return undefined
      const refusal = refused.get(key)
      if (refusal?.receiverId === receiverId) return refusal.message
      if (chosen.has(key) || item.draft?.receiverId !== receiverId) return undefined
      return item.draft.refusal?.message
    },
    [plan, refused, chosen],
  )
  const problems = useMemo(() => items.filter((item) => problemOf(item) !== undefined), [items, problemOf])
  const placed = useMemo(
    () => items.filter((item) => plan.has(keyOf(item)) && problemOf(item) === undefined).length,
    [items, plan, problemOf],
  )

  /** What was refused because the person holds it no more. */
  const gone = useMemo(() => {
    const held = new Set(items.map(keyOf))
    return [...refused]
      .filter(([key]) => !held.has(key))
      .map(([key, { title, message }]) => ({ key, title, message }))
  }, [items, refused])

  /** Gives pieces to somebody, or to nobody. */
  const give = useCallback((given: readonly WorkItem[], receiverId: string | undefined) => {
    setState((before) => {
      const keys = given.map(keyOf)
      const stillRefused = new Map(before.refused)
      for (const key of keys) stillRefused.delete(key)
      return {
        ...before,
        plan: planWith(before.plan, given, receiverId),
        refused: stillRefused,
        chosen: new Map([...before.chosen, ...statusesOf(given)]),
        undoable: [...before.undoable, before.plan].slice(-MOST_UNDOABLE),
      }
    })
  }, [])
  /** Gives many pieces to many people, as suggested. */
  const giveEach = useCallback((given: readonly { item: WorkItem; receiverId: string }[]) => {
    setState((before) => ({
      ...before,
      plan: new Map([
        ...before.plan,
        ...given.map(({ item, receiverId }) => [keyOf(item), receiverId] as const),
      ]),
      chosen: new Map([...before.chosen, ...statusesOf(given.map(({ item }) => item))]),
      undoable: [...before.undoable, before.plan].slice(-MOST_UNDOABLE),
    }))
  }, [])
  const undo = useCallback(
    () =>
      setState((before) => {
        const last = before.undoable.at(-1)
        return last ? { ...before, plan: last, undoable: before.undoable.slice(0, -1) } : before
      }),
    [],
  )
  /** Takes over the draft as it is saved now. */
  const adopt = useCallback(() => setState(begin(inventory)), [inventory])
  /** Notes that this plan is what is saved; without a version nothing is saved any more. */
  const noteSaved = useCallback((asVersion: number | null, asPlan: Plan) => {
    setState((before) => ({ ...before, saved: { plan: asPlan, version: asVersion }, isElsewhere: false }))
  }, [])
  /** Takes what the server said against single placements. Answers whether that was it. */
  const takeRefusal = useCallback((error: AppError): boolean => {
    const known = error.code === REFUSED ? details.safeParse(error.details).data : undefined
    if (!known) return false
    setState((before) => {
      const next = new Map(before.refused)
      for (const { title, message, ...reference } of known.refused) {
        const key = keyOf(reference)
        const receiverId = before.plan.get(key)
        if (receiverId !== undefined) next.set(key, { receiverId, title, message })
      }
      return { ...before, refused: next }
    })
    return true
  }, [])

  return {
    plan,
    placements: useMemo(() => placementsOf(plan, items, chosen), [plan, items, chosen]),
    placed,
    problems,
    problemOf,
    gone,
    isDirty,
    isElsewhere: state.isElsewhere && isDirty,
    /** Of the draft that saving replaces. */
    version: state.isElsewhere ? version : saved.version,
    canUndo: state.undoable.length > 0,
    give,
    giveEach,
    undo,
    adopt,
    noteSaved,
    takeRefusal,
  }
}

/** The plan of a hand-over and what can be done with it. */
export type PlanInHand = ReturnType<typeof usePlan>

const MOST_UNDOABLE = 50

const REFUSED = 'hand-over.refused'

function statusesOf(items: readonly WorkItem[]) {
  return items.map((item) => [keyOf(item), item.case?.status] as const)
}

function begin({ items, draft }: WorkInventory): State {
  const plan = planOfDraft(items)
  return {
    plan,
    saved: { plan, version: draft?.version ?? null },
    seen: draft?.version ?? null,
    isElsewhere: false,
    refused: new Map(),
    chosen: new Map(),
    undoable: [],
  }
}
