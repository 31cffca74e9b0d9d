import type { TemplateContent } from '../../../../shared/model/ready-templates.ts'
import type { FieldType, TemplateField } from '../../../../shared/model/template.ts'

/** A field as it is typed: answers stand on lines of one text. The key stays when it moves. */
export interface TypedField {
  key: number
  label: string
  type: FieldType
  answers: string
  required: boolean
}

/** A template as it is typed. */
export interface TypedTemplate {
  name: string
  description: string
  fields: readonly TypedField[]
}

let lastKey = 0

/** A field nobody has written anything into yet. */
export function emptyField(): TypedField {
  lastKey += 1
  return { key: lastKey, label: '', type: 'text', answers: '', required: false }
}

/** What the editor starts from; without anything, from one empty field. */
export function toTyped(content: TemplateContent | undefined): TypedTemplate {
  if (!content) return { name: '', description: '', fields: [emptyField()] }
  const { name, description, fields } = content
  return {
    name,
    description,
    fields: fields.map(({ label, type, choices, required }) => ({
      ...emptyField(),
      label,
      type,
      answers: choices.join('\n'),
      required,
    })),
  }
}

/** What is sent, and what the preview shows. */
export function toContent({ name, description, fields }: TypedTemplate): TemplateContent {
  return { name, description, fields: fields.map(toField) }
}

function toField({ label, type, answers, required }: TypedField): TemplateField {
  const lines = answers.split('\n').map((line) => line.trim())
  return { label, type, choices: type === 'choice' ? lines.filter((line) => line !== '') : [], required }
}
