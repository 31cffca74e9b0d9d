import { useEffect, useState } from 'react'
import { readyTemplates } from '../../../../shared/model/ready-templates.ts'
import type { Template } from '../../../../shared/model/template.ts'
import { MOST_FIELDS } from '../../../../shared/rules/templates.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { FormPreview } from '../../../components/form-preview.tsx'
import { FormSummary } from '../../../components/form-summary.tsx'
import { IconPlus } from '../../../components/icons.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Row } from '../../../components/row.tsx'
import { SelectField } from '../../../components/select-field.tsx'
import { Stack } from '../../../components/stack.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { kindWords } from '../template-words.ts'
import styles from '../templates.module.css'
import { FieldEditor } from './field-editor.tsx'
import type { Editing } from './use-editing.ts'
import type { TemplateEditor } from './use-template-editor.ts'

/** What is typed at the left, the form that comes of it at the right. */
export function EditorBody({
  editor,
  editing,
  current,
}: {
  editor: TemplateEditor
  editing: Editing
  current: Template | undefined
}) {
  const { typed } = editor
  const [added, setAdded] = useState<string>()
  useEffect(() => {
    if (added !== undefined) document.getElementById(added)?.focus()
  }, [added])
  const nameId = editor.idOf('name')
  const descriptionId = editor.idOf('description')
  return (
    <div className={styles.editor}>
      <Stack>
        <FormSummary errors={editor.problems} attempt={editor.attempt} />
        {editor.isOutdated && <Outdated editor={editor} />}
        {!editor.isOutdated && editor.refusal && <Banner tone="danger">{editor.refusal}</Banner>}
        {!editing.template && !editor.isDirty && <StartFrom editor={editor} editing={editing} />}
        <TextField
          id={nameId}
          label="Name"
          value={typed.name}
          error={editor.errorOf(nameId)}
          onChange={(event) => editor.change({ name: event.currentTarget.value })}
          autoComplete="off"
          data-autofocus
        />
        <Textarea
          id={descriptionId}
          label="What it is for"
          optional
          rows={2}
          value={typed.description}
          error={editor.errorOf(descriptionId)}
          onChange={(event) => editor.change({ description: event.currentTarget.value })}
        />
        <Panel title={`Fields ${typed.fields.length}`}>
          <ol className={styles.fields}>
            {typed.fields.map((field, place) => (
              <li key={field.key}>
                <FieldEditor editor={editor} field={field} place={place} />
              </li>
            ))}
          </ol>
        </Panel>
        <div>
          <Button
            id={editor.idOf('add')}
            icon={<IconPlus />}
            disabledReason={
              typed.fields.length >= MOST_FIELDS ? `A template has at most ${MOST_FIELDS} fields.` : undefined
            }
            onClick={() => setAdded(editor.addField())}
          >
            Add a field
          </Button>
        </div>
      </Stack>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.side} tabIndex={0} aria-label="Preview">
        <Panel title="As people will see it">
          <FormPreview label="The form, blank" fields={editor.content.fields} />
        </Panel>
        {editor.isOutdated && current && (
          <Panel title="As somebody saved it meanwhile">
            <p className={styles.title}>{current.name}</p>
            <FormPreview label="The saved form, blank" fields={current.fields} />
          </Panel>
        )}
      </section>
    </div>
  )
}

function Outdated({ editor }: { editor: TemplateEditor }) {
  return (
    <Stack gap="sm">
      <Banner tone="warning">
        Somebody changed this template meanwhile. Their version is shown at the right; yours is not saved.
      </Banner>
      <Row>
        <Button size="sm" onClick={editor.showSaved}>
          Show what is saved
        </Button>
        <Button size="sm" onClick={editor.keepTyped}>
          Go on with what I entered
        </Button>
      </Row>
    </Stack>
  )
}

const EMPTY = 'An empty form'

function StartFrom({ editor, editing }: { editor: TemplateEditor; editing: Editing }) {
  const ready = readyTemplates[editing.kind]
  const chosen = ready.find(({ name }) => name === editor.typed.name)?.name ?? EMPTY
  if (editing.from && chosen === EMPTY) return null
  return (
    <SelectField
      label="Start from"
      value={chosen}
      onChange={(name) => editor.startFrom(ready.find((one) => one.name === name))}
      options={[EMPTY, ...ready.map(({ name }) => name)].map((name) => ({ value: name, label: name }))}
      hint={`A usual ${kindWords[editing.kind].one} form can be changed in every part.`}
    />
  )
}
