import type { Template } from '../../../../shared/model/template.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { notify } from '../../../stores/notices.ts'

/** Archiving is done at once and can be taken back; both say what happened. */
export function useTemplateActs() {
  const archiving = useAct('templates.archive')
  const restoring = useAct('templates.restore')

  const restore = async ({ templateId, version }: Template) => {
    try {
      const { name } = await restoring.runOrThrow({ templateId, version })
      notify({ tone: 'success', text: `${name} is in use again.` })
    } catch (error) {
      tell(error)
    }
  }
  const archive = async ({ templateId, version }: Template) => {
    try {
      const archived = await archiving.runOrThrow({ templateId, version })
      notify({
        tone: 'success',
        text: `${archived.name} was archived. Cases do not offer it any more.`,
        action: { label: 'Undo', run: () => void restore(archived) },
      })
    } catch (error) {
      tell(error)
    }
  }
  return { archive, restore, busy: archiving.busy || restoring.busy }
}

function tell(error: unknown): void {
  notify({ tone: 'failure', text: error instanceof Error ? error.message : String(error) })
}
