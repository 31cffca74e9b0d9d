import type { Template, TemplateField } from '../../../shared/model/template.ts'
import { searchKey } from '../../../shared/rules/text.ts'

type Content = Pick<Template, 'name' | 'description' | 'fields'>

/** Whether two states of a template say the same. */
export function isSameTemplate(one: Content, other: Content): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

/** What differs between two states, for the activity: old and new name, and which fields came, went or changed. */
export function tellChanges(before: Content, after: Content): Record<string, string> {
  const old = new Map(before.fields.map((field) => [searchKey(field.label), field]))
  const present = new Set(after.fields.map((field) => searchKey(field.label)))
  const added = after.fields.filter((field) => !old.has(searchKey(field.label)))
  const removed = before.fields.filter((field) => !present.has(searchKey(field.label)))
  const changed = after.fields.filter((field) => {
    const was = old.get(searchKey(field.label))
    return was !== undefined && JSON.stringify(fieldOf(was)) !== JSON.stringify(fieldOf(field))
  })
  return {
    ...(before.name !== after.name && { nameFrom: before.name }),
    ...(added.length > 0 && { added: labelsOf(added) }),
    ...(removed.length > 0 && { removed: labelsOf(removed) }),
    ...(changed.length > 0 && { changed: labelsOf(changed) }),
  }
}

function contentOf({ name, description, fields }: Content) {
  return [name, description, fields.map(fieldOf)]
}

/** In a fixed order of its parts: the database keeps none. */
function fieldOf({ label, type, choices, required }: TemplateField) {
  return [label, type, choices, required]
}

function labelsOf(fields: readonly TemplateField[]): string {
  return fields.map(({ label }) => label).join(', ')
}
