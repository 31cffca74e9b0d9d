import type { Template } from '../../../../shared/model/template.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { Panel } from '../../../components/panel.tsx'
import { formatDate } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { fieldsSentence } from '../template-words.ts'
import styles from '../templates.module.css'
import { useTemplateActs } from './use-template-acts.ts'

/** What is out of use, with the way back. */
export function ArchivedTemplates({ templates }: { templates: readonly Template[] }) {
  const { timeZone } = useSignedIn().account
  const offline = useOfflineReason()
  const { restore, busy } = useTemplateActs()
  if (templates.length === 0) return null
  return (
    <Panel title={`Archived ${templates.length}`} level={2}>
      <ul className={styles.rows} aria-label="Archived templates">
        {templates.map((template) => (
          <li key={template.templateId} className={styles.row} data-archived>
            <div className={styles.words}>
              <p className={styles.title}>{template.name}</p>
              <p className={styles.soft}>
                {`${fieldsSentence(template)} · archived on ${formatDate(template.archivedAt ?? '', timeZone)}`}
              </p>
            </div>
            <Button
              size="sm"
              disabledReason={offline ?? (busy ? 'Another one is being restored.' : undefined)}
              onClick={() => void restore(template)}
              aria-label={`Restore ${template.name}`}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
