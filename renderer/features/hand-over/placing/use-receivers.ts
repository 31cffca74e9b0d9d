import { useMemo, useState } from 'react'
import type { WorkInventory, WorkItem } from '../../../../shared/model/hand-over.ts'
import { useRead } from '../../../bridge/use-operation.ts'

/** As many as are listed at once; the others are found by the search. */
const MOST_SHOWN = 100

/** The people who could receive the work, as searched, and the names of everybody who was met. */
export function useReceivers(userId: string, { items, person }: WorkInventory) {
  const [q, setQ] = useState('')
  const asked = q.trim()
  const read = useRead(
    'handOvers.receivers',
    { userId, limit: MOST_SHOWN, ...(asked !== '' && { q: asked }) },
    { keep: true },
  )
  const shown = useMemo(
    () => read.data?.items.filter((receiver) => receiver.userId !== person.userId),
    [read.data, person.userId],
  )
  const [met, setMet] = useState<ReadonlyMap<string, string>>(new Map())
  const unknown = shown?.filter(({ userId: id }) => !met.has(id)) ?? []
  if (unknown.length > 0) meet(unknown.map(({ userId: id, name }) => [id, name]))
  function meet(people: readonly (readonly [string, string])[]): void {
    setMet((before) => new Map([...before, ...people]))
  }
  const drafted = useMemo(
    () =>
      new Map(items.flatMap(({ draft }) => (draft ? [[draft.receiverId, draft.receiverName] as const] : []))),
    [items],
  )
  const cases = useMemo(() => casesOf(items), [items])
  return {
    q,
    setQ,
    shown,
    error: read.error,
    retry: () => void read.refetch(),
    cases,
    nameOf: (receiverId: string) => met.get(receiverId) ?? drafted.get(receiverId) ?? 'Somebody',
    /** Remembers the names of people who are not on the list. */
    meet,
  }
}

function casesOf(items: readonly WorkItem[]): NonNullable<WorkItem['case']>[] {
  const known = new Map(items.flatMap((item) => (item.case ? [[item.case.caseId, item.case] as const] : [])))
  return [...known.values()]
}
