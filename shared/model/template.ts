import { z } from 'zod'
import { id, instant, version } from './primitives.ts'

/** What a template is for. */
export const templateKinds = ['contact', 'issue', 'source'] as const
export const templateKind = z.enum(templateKinds)
export type TemplateKind = z.infer<typeof templateKind>

/** What is written into a field of a template. */
export const fieldTypes = ['text', 'long-text', 'date', 'number', 'yes-no', 'choice'] as const
export const fieldType = z.enum(fieldTypes)
export type FieldType = z.infer<typeof fieldType>

/** A field of a template. */
export const templateField = z.object({
  label: z.string(),
  type: fieldType,
  /** What can be chosen; empty for every type but `choice`. */
  choices: z.array(z.string()),
  required: z.boolean(),
})
export type TemplateField = z.infer<typeof templateField>

/** A template as the firm's cases use it. */
export const template = z.object({
  templateId: id,
  kind: templateKind,
  name: z.string(),
  description: z.string(),
  fields: z.array(templateField),
  createdByName: z.string(),
  createdAt: instant,
  /** Null while it is in use. */
  archivedAt: instant.nullable(),
  version,
})
export type Template = z.infer<typeof template>
