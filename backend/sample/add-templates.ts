import { readyTemplates } from '../../shared/model/ready-templates.ts'
import { type TemplateKind, templateKinds } from '../../shared/model/template.ts'
import { archiveTemplate } from '../modules/templates/archive.ts'
import { createTemplate } from '../modules/templates/change.ts'
import { actAs, type CaseEvent } from './add-cases.ts'
import type { SampleFirm } from './bill-sample-firm.ts'

/** How many of the usual forms the sample firm uses; one more is archived. */
const USED: Record<TemplateKind, number> = { contact: 2, issue: 1, source: 2 }
const MADE_DAYS = 90
const ARCHIVED_DAYS = 20

/** The forms of the sample firm: made by its first administrator, one of them out of use again. */
export function livesOfTemplates(firm: SampleFirm): CaseEvent[] {
  const as = (at: Date) => actAs(firm, firm.opener.userId, at)
  const archived = readyTemplates.contact[USED.contact]
  return [
    {
      days: MADE_DAYS,
      async happen(at) {
        for (const kind of templateKinds)
          for (const form of readyTemplates[kind].slice(0, USED[kind]))
            await createTemplate(await as(at), { kind, ...form })
      },
    },
    {
      days: ARCHIVED_DAYS,
      async happen(at) {
        if (!archived) return
        const made = await createTemplate(await as(at), { kind: 'contact', ...archived })
        await archiveTemplate(await as(at), made)
      },
    },
  ]
}
