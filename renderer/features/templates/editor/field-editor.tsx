import type { FieldType } from '../../../../shared/model/template.ts'
import { fieldTypes } from '../../../../shared/model/template.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconSortDown, IconSortUp, IconTrash } from '../../../components/icons.tsx'
import { Row } from '../../../components/row.tsx'
import { SelectField } from '../../../components/select-field.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { typeWords } from '../template-words.ts'
import styles from '../templates.module.css'
import type { TypedField } from './typed-template.ts'
import type { TemplateEditor } from './use-template-editor.ts'

/** One field of the form: its label, what is written into it, and its place. */
export function FieldEditor({
  editor,
  field,
  place,
}: {
  editor: TemplateEditor
  field: TypedField
  place: number
}) {
  const { key, label, type, answers, required } = field
  const count = editor.typed.fields.length
  const labelId = editor.idOf(key, 'label')
  const answersId = editor.idOf(key, 'answers')
  const name = label.trim() || `field ${place + 1}`
  return (
    <fieldset className={styles.field} aria-label={`Field ${place + 1}`}>
      <div className={styles.parts}>
        <TextField
          id={labelId}
          label="Label"
          value={label}
          error={editor.errorOf(labelId)}
          onChange={(event) => editor.changeField(key, { label: event.currentTarget.value })}
          autoComplete="off"
        />
        <SelectField<FieldType>
          label="What goes here"
          value={type}
          onChange={(next) => editor.changeField(key, { type: next })}
          options={fieldTypes.map((value) => ({ value, label: typeWords[value] }))}
        />
      </div>
      {type === 'choice' && (
        <div className={styles.answers}>
          <Textarea
            id={answersId}
            label="Answers, one on each line"
            value={answers}
            rows={Math.min(8, Math.max(3, answers.split('\n').length + 1))}
            error={editor.errorOf(answersId)}
            onChange={(event) => editor.changeField(key, { answers: event.currentTarget.value })}
          />
        </div>
      )}
      <div className={styles.end}>
        <Checkbox
          label="Must be filled in"
          checked={required}
          onChange={(event) => editor.changeField(key, { required: event.currentTarget.checked })}
        />
        <Row gap="xs">
          <IconButton
            size="sm"
            label={`Move ${name} up`}
            disabledReason={place === 0 ? 'It is the first one.' : undefined}
            onClick={() => editor.moveField(place, place - 1)}
          >
            <IconSortUp />
          </IconButton>
          <IconButton
            size="sm"
            label={`Move ${name} down`}
            disabledReason={place === count - 1 ? 'It is the last one.' : undefined}
            onClick={() => editor.moveField(place, place + 1)}
          >
            <IconSortDown />
          </IconButton>
          <IconButton
            size="sm"
            label={`Take ${name} away`}
            disabledReason={count === 1 ? 'A template needs at least one field.' : undefined}
            onClick={() => {
              editor.removeField(key)
              const next = editor.typed.fields[place + 1] ?? editor.typed.fields[place - 1]
              if (next) document.getElementById(editor.idOf(next.key, 'label'))?.focus()
            }}
          >
            <IconTrash />
          </IconButton>
        </Row>
      </div>
    </fieldset>
  )
}
