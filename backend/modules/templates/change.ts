import { and, count, eq, ne } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TemplateKind } from '../../../shared/model/template.ts'
import { MOST_TEMPLATES } from '../../../shared/rules/templates.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import type { Tx } from '../../database/open.ts'
import { templates } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import { isInUse, isTemplate, readTemplate, requireVersion } from './one-template.ts'
import { recordTemplate } from './record-template.ts'
import { isSameTemplate, tellChanges } from './tell-changes.ts'

/** Makes a template, behind the others of its kind. */
export async function createTemplate(
  scope: WriteScope,
  { kind, ...content }: Parsed<'templates.create'>,
): Promise<Output<'templates.create'>> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const position = (await requireRoom(tx, accountId, kind)) + 1
  const templateId = uuid7()
  await requireFreeName(tx, accountId, { kind, name: content.name, templateId })
  await tx.insert(templates).values({
    accountId,
    templateId,
    kind,
    ...content,
    nameKey: searchKey(content.name),
    position,
    createdBy: actor.userId,
    createdAt: now,
  })
  await recordTemplate(scope, 'template.created', { templateId, kind, name: content.name })
  return readTemplate(tx, accountId, templateId)
}

/** Changes name, description and fields of a template that is in use. */
export async function changeTemplate(
  scope: WriteScope,
  { name, description, fields, ...input }: Parsed<'templates.change'>,
): Promise<Output<'templates.change'>> {
  const { tx, actor } = scope
  const { accountId } = actor
  const before = await requireVersion(tx, accountId, input)
  if (before.archivedAt !== null) throw new AppError('template.archived')
  await requireFreeName(tx, accountId, { ...before, name })
  const after = { name, description, fields }
  if (!isSameTemplate(before, after)) {
    await tx
      .update(templates)
      .set({ ...after, nameKey: searchKey(name), version: before.version + 1 })
      .where(isTemplate(before))
    await recordTemplate(scope, 'template.changed', { ...before, name }, tellChanges(before, after))
  }
  return readTemplate(tx, accountId, before.templateId)
}

/** How many templates of the kind are in use; refused where there is room for none more. */
export async function requireRoom(tx: Tx, accountId: string, kind: TemplateKind): Promise<number> {
  const [counted] = await tx.select({ count: count() }).from(templates).where(isInUse(accountId, kind))
  const inUse = counted?.count ?? 0
  if (inUse >= MOST_TEMPLATES) throw new AppError('template.too-many', { most: MOST_TEMPLATES })
  return inUse
}

/** No two templates in use for the same have one name, whatever its letter case. */
export async function requireFreeName(
  tx: Tx,
  accountId: string,
  { kind, name, templateId }: { kind: TemplateKind; name: string; templateId: string },
): Promise<void> {
  const [taken] = await tx
    .select({ templateId: templates.templateId })
    .from(templates)
    .where(
      and(
        isInUse(accountId, kind),
        eq(templates.nameKey, searchKey(name)),
        ne(templates.templateId, templateId),
      ),
    )
  if (!taken) return
  const { message } = errorCatalogue['template.name-taken']
  throw new AppError('template.name-taken', undefined, { fields: [{ path: 'name', message }] })
}
