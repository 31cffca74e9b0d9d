import type { FieldType, Template, TemplateKind } from '../../../shared/model/template.ts'
import { formatCount } from '../../format.ts'

/** What a template is for, as an office says it. */
export const kindWords: Record<TemplateKind, { one: string; many: string; tab: string }> = {
  contact: { one: 'contact', many: 'contacts', tab: 'Contacts' },
  issue: { one: 'issue', many: 'issues', tab: 'Issues' },
  source: { one: 'source', many: 'sources', tab: 'Sources' },
}

/** What is written into a field. */
export const typeWords: Record<FieldType, string> = {
  text: 'One line',
  'long-text': 'Several lines',
  date: 'Date',
  number: 'Number',
  'yes-no': 'Yes or no',
  choice: 'Choice',
}

/** "6 fields, 2 required". */
export function fieldsSentence({ fields }: Pick<Template, 'fields'>): string {
  const required = fields.filter((field) => field.required).length
  return `${formatCount(fields.length, 'field')}${required > 0 ? `, ${required} required` : ''}`
}
