import { and, eq, isNull } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { Template, TemplateKind } from '../../../shared/model/template.ts'
import type { Queryable } from '../../database/open.ts'
import { templates, users } from '../../database/tables/index.ts'

/** A template as it is stored. */
export type StoredTemplate = typeof templates.$inferSelect

/** Templates with the names of those who made them. */
export function selectTemplates(db: Queryable) {
  return db
    .select({ template: templates, createdByName: users.name })
    .from(templates)
    .innerJoin(users, and(eq(users.accountId, templates.accountId), eq(users.userId, templates.createdBy)))
    .$dynamic()
}

/** A template as screens see it. */
export function toTemplate({
  template,
  createdByName,
}: {
  template: StoredTemplate
  createdByName: string
}): Template {
  const { templateId, kind, name, description, fields, createdAt, archivedAt, version } = template
  return {
    templateId,
    kind,
    name,
    description,
    fields,
    createdByName,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    version,
  }
}

/** A template of this account as it is now. */
export async function readTemplate(db: Queryable, accountId: string, templateId: string): Promise<Template> {
  const [found] = await selectTemplates(db).where(isTemplate({ accountId, templateId }))
  if (!found) throw new AppError('template.not-found')
  return toTemplate(found)
}

/** A template as it was when somebody decided to change it. */
export async function requireVersion(
  db: Queryable,
  accountId: string,
  { templateId, version }: { templateId: string; version: number },
): Promise<StoredTemplate> {
  const [found] = await db.select().from(templates).where(isTemplate({ accountId, templateId }))
  if (!found) throw new AppError('template.not-found')
  if (found.version !== version) throw new AppError('template.stale')
  return found
}

/** The templates of a kind that are in use. */
export function isInUse(accountId: string, kind: TemplateKind) {
  return and(eq(templates.accountId, accountId), eq(templates.kind, kind), isNull(templates.archivedAt))
}

/** One template by its key. */
export function isTemplate({ accountId, templateId }: Pick<StoredTemplate, 'accountId' | 'templateId'>) {
  return and(eq(templates.accountId, accountId), eq(templates.templateId, templateId))
}
