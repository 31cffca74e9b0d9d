import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { Template, TemplateKind } from '../../../shared/model/template.ts'
import type { Queryable } from '../../database/open.ts'
import { templates } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { isInUse, selectTemplates, toTemplate } from './one-template.ts'

/** The templates of the firm: by kind, those in use in their order, then archived ones, newest first. */
export async function listTemplates(
  { db, actor }: ReadScope,
  { show }: Parsed<'templates.list'>,
): Promise<Output<'templates.list'>> {
  const found = await selectTemplates(db)
    .where(
      and(
        eq(templates.accountId, actor.accountId),
        show === 'in-use' ? isNull(templates.archivedAt) : undefined,
      ),
    )
    .orderBy(
      asc(templates.kind),
      sql`${templates.archivedAt} desc nulls first`,
      asc(templates.position),
      desc(templates.templateId),
    )
  return { items: found.map(toTemplate) }
}

/** Those of a kind that are in use, in their order. */
export async function listInUse(db: Queryable, accountId: string, kind: TemplateKind): Promise<Template[]> {
  const found = await selectTemplates(db).where(isInUse(accountId, kind)).orderBy(asc(templates.position))
  return found.map(toTemplate)
}
