import type { TemplateField } from '../../shared/model/template.ts'
import styles from './form-preview.module.css'

const blanks: Record<Exclude<TemplateField['type'], 'choice'>, string> = {
  text: 'Text',
  'long-text': 'Several lines',
  date: 'Date',
  number: 'Number',
  'yes-no': 'Yes or no',
}

/** A form as people will see it, blank: labels, what belongs where, and what must not be left empty. */
export function FormPreview({ label, fields }: { label: string; fields: readonly TemplateField[] }) {
  return (
    <ol className={styles.form} aria-label={label}>
      {fields.map((field, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is typed a label may stand there twice
        <li key={place}>
          <p className={styles.label}>
            <span>{field.label.trim() || 'No label yet'}</span>
            {field.required && <span className={styles.required}>required</span>}
          </p>
          {field.type === 'choice' ? (
            <ul className={styles.choices} aria-label="Answers">
              {field.choices.map((choice, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same holds for answers
                <li key={at}>{choice}</li>
              ))}
            </ul>
          ) : (
            <p className={styles.blank} data-tall={field.type === 'long-text' || undefined}>
              {blanks[field.type]}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
