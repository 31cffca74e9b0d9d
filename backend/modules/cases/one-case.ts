import { and, eq } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { Queryable } from '../../database/open.ts'
import { cases } from '../../database/tables/index.ts'
import type { StoredCase } from './list-queries.ts'
import { type Viewer, visibleTo } from './visible-cases.ts'

/** A case that somebody sees; any other one is not found, whether there is one or not. */
export async function requireCase(db: Queryable, viewer: Viewer, caseId: string): Promise<StoredCase> {
  const [found] = await db
    .select()
    .from(cases)
    .where(and(visibleTo(viewer), eq(cases.caseId, caseId)))
  if (!found) throw new AppError('case.not-found')
  return found
}

/** The same, as it was when somebody decided to change it. */
export async function requireVersion(
  db: Queryable,
  viewer: Viewer,
  { caseId, version }: { caseId: string; version: number },
): Promise<StoredCase> {
  const found = await requireCase(db, viewer, caseId)
  if (found.version !== version) throw new AppError('case.stale')
  return found
}
