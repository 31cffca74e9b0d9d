import { and, gt, gte, sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { templates } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import { requireFreeName, requireRoom } from './change.ts'
import { isInUse, isTemplate, readTemplate, requireVersion } from './one-template.ts'
import { recordTemplate } from './record-template.ts'

/** Takes a template out of use; it remembers its place, and those behind it move up. */
export async function archiveTemplate(
  scope: WriteScope,
  input: Parsed<'templates.archive'>,
): Promise<Output<'templates.archive'>> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const before = await requireVersion(tx, accountId, input)
  if (before.archivedAt !== null) throw new AppError('template.archived')
  await tx
    .update(templates)
    .set({ archivedAt: now, version: before.version + 1 })
    .where(isTemplate(before))
  await tx
    .update(templates)
    .set({ position: sql`${templates.position} - 1` })
    .where(and(isInUse(accountId, before.kind), gt(templates.position, before.position)))
  await recordTemplate(scope, 'template.archived', before)
  return readTemplate(tx, accountId, before.templateId)
}

/** Puts an archived template into use again, at the place it had or, where there are fewer now, at the end. */
export async function restoreTemplate(
  scope: WriteScope,
  input: Parsed<'templates.restore'>,
): Promise<Output<'templates.restore'>> {
  const { tx, actor } = scope
  const { accountId } = actor
  const before = await requireVersion(tx, accountId, input)
  if (before.archivedAt === null) throw new AppError('template.in-use')
  const inUse = await requireRoom(tx, accountId, before.kind)
  await requireFreeName(tx, accountId, before)
  const position = Math.min(before.position, inUse + 1)
  await tx
    .update(templates)
    .set({ position: sql`${templates.position} + 1` })
    .where(and(isInUse(accountId, before.kind), gte(templates.position, position)))
  await tx
    .update(templates)
    .set({ archivedAt: null, position, version: before.version + 1 })
    .where(isTemplate(before))
  await recordTemplate(scope, 'template.restored', before)
  return readTemplate(tx, accountId, before.templateId)
}
