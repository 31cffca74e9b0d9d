import { useEffect, useRef, useState } from 'react'
import type { Template, TemplateKind } from '../../../../shared/model/template.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { notify } from '../../../stores/notices.ts'
import { moved } from '../moved.ts'

/**
 * The order of the templates of a kind, changed on screen at once and on the server one move after another. A move that
 * is refused leaves the order of the server.
 */
export function useOrder(kind: TemplateKind, templates: readonly Template[]) {
  const { runOrThrow } = useAct('templates.order')
  const [wanted, setWanted] = useState<readonly string[]>()
  const [announcement, setAnnouncement] = useState('')
  const queue = useRef(Promise.resolve(true))
  const waiting = useRef(0)
  const ids = templates.map(({ templateId }) => templateId)
  const order = wanted?.length === ids.length && wanted.every((id) => ids.includes(id)) ? wanted : ids
  const known = ids.join()
  // What the server answers holds, unless moves are still on their way to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is the reason
  useEffect(() => {
    if (waiting.current === 0) setWanted(undefined)
  }, [known])
  const byId = new Map(templates.map((template) => [template.templateId, template]))

  const move = (from: number, to: number) => {
    const id = order[from]
    if (id === undefined || to < 0 || to >= order.length || to === from) return
    const before = order
    const after = moved(order, from, to)
    setWanted(after)
    setAnnouncement(`${byId.get(id)?.name} is now ${to + 1} of ${after.length}.`)
    waiting.current += 1
    queue.current = queue.current.then(async (isSound) => {
      try {
        if (isSound) await runOrThrow({ kind, before: [...before], after })
        return isSound
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        notify({ tone: 'failure', text: `The order was not changed. ${why}` })
        setWanted(undefined)
        return false
      } finally {
        waiting.current -= 1
        if (waiting.current === 0) queue.current = Promise.resolve(true)
      }
    })
  }
  const sorted = order.flatMap((id) => byId.get(id) ?? [])
  return { sorted, move, announcement }
}
