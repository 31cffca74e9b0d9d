import { useCallback, useState } from 'react'
import type { TemplateContent } from '../../../../shared/model/ready-templates.ts'
import type { Template, TemplateKind } from '../../../../shared/model/template.ts'

/** What is edited: a template that is there, or a new one, perhaps with something to start from. */
export interface Editing {
  kind: TemplateKind
  template?: Template | undefined
  from?: TemplateContent | undefined
}

/** The one editor of the page. What was edited stays known while it closes, so that focus can go home. */
export function useEditing() {
  const [{ editing, opened, turn }, setState] = useState<{
    editing: Editing | undefined
    opened: boolean
    /** Grows with each opening, so that every one starts anew. */
    turn: number
  }>({ editing: undefined, opened: false, turn: 0 })
  const edit = useCallback(
    (next: Editing) => setState((before) => ({ editing: next, opened: true, turn: before.turn + 1 })),
    [],
  )
  const close = useCallback(() => setState((before) => ({ ...before, opened: false })), [])
  return { editing, opened, turn, edit, close }
}
