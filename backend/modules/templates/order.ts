import { and, eq, sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { templates } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import { listInUse } from './list.ts'
import { recordTemplate } from './record-template.ts'

/**
 * Puts the templates of a kind into another order. Whoever orders names the order they saw: where it is another one by
 * now, or a template came or went, nothing is moved.
 */
export async function orderTemplates(
  scope: WriteScope,
  { kind, before, after }: Parsed<'templates.order'>,
): Promise<Output<'templates.order'>> {
  const { tx, actor } = scope
  const { accountId } = actor
  const items = await listInUse(tx, accountId, kind)
  const ids = items.map(({ templateId }) => templateId)
  requireKnown(before, await idsOfAccount(scope))
  if (!isEqual(ids, before) || !isEqual(ids.toSorted(), after.toSorted()))
    throw new AppError('template.order-stale')
  if (isEqual(ids, after)) return { items }
  const moved = furthestMoved(before, after)
  await tx
    .update(templates)
    .set({ position: sql`array_position(${sql.param(after)}::uuid[], ${templates.templateId})` })
    .where(
      and(
        eq(templates.accountId, accountId),
        sql`${templates.templateId} = any(${sql.param(after)}::uuid[])`,
      ),
    )
  const name = items.find(({ templateId }) => templateId === moved)?.name ?? ''
  await recordTemplate(
    scope,
    'template.moved',
    { templateId: moved, kind, name },
    { place: String(after.indexOf(moved) + 1) },
  )
  return { items: await listInUse(tx, accountId, kind) }
}

async function idsOfAccount({ tx, actor }: WriteScope): Promise<Set<string>> {
  const rows = await tx
    .select({ templateId: templates.templateId })
    .from(templates)
    .where(eq(templates.accountId, actor.accountId))
  return new Set(rows.map(({ templateId }) => templateId))
}

/** Ids that name nothing here are not found, as everywhere. */
function requireKnown(ids: readonly string[], known: ReadonlySet<string>): void {
  if (ids.some((id) => !known.has(id))) throw new AppError('template.not-found')
}

/** The one that somebody took and put elsewhere: it is the one whose place changed most. */
function furthestMoved(before: readonly string[], after: readonly string[]): string {
  const distance = (id: string) => Math.abs(after.indexOf(id) - before.indexOf(id))
  return after.reduce((furthest, id) => (distance(id) > distance(furthest) ? id : furthest))
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, place) => id === other[place])
}
