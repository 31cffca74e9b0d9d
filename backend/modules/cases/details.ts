import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { CaseDetails } from '../../../shared/model/case.ts'
import { guestPlacesLeft } from '../../../shared/rules/guests.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, documents, tasks, users } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { toCaseRow } from './list.ts'
import { requireCase } from './one-case.ts'
import type { Viewer } from './visible-cases.ts'

/** Everything one case shows. */
export async function readCase(
  { db, actor }: ReadScope,
  { caseId }: Parsed<'cases.read'>,
): Promise<Output<'cases.read'>> {
  return describeCase(db, actor, caseId)
}

/** A case as somebody sees it now; what every change of it answers. */
export async function describeCase(db: Queryable, viewer: Viewer, caseId: string): Promise<CaseDetails> {
  const found = await requireCase(db, viewer, caseId)
  const work = await countOpenWork(db, viewer.accountId, caseId)
  const listed = await readPeople(db, viewer.accountId, caseId)
  const people = listed.map((person) => ({
    ...person,
    openTasks: work.tasks.get(person.userId) ?? 0,
    openReviews: work.reviews.get(person.userId) ?? 0,
  }))
  const guests = people.filter(({ level }) => level === 'guest').length
  const [creator] = await db
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.accountId, viewer.accountId), eq(users.userId, found.createdBy)))
  return {
    ...toCaseRow(found),
    createdByName: creator?.name ?? '',
    people,
    guests,
    guestPlacesLeft: guestPlacesLeft(guests),
    openTasks: sumOf(work.tasks),
    openReviews: sumOf(work.reviews),
    mayEdit: may(viewer.level, 'cases.edit'),
    mayAssign: may(viewer.level, 'cases.assign'),
  }
}

/** How many tasks and reviews on a case are open, by who holds them; those of nobody under null. */
async function countOpenWork(
  db: Queryable,
  accountId: string,
  caseId: string,
): Promise<{ tasks: Map<string | null, number>; reviews: Map<string | null, number> }> {
  const openTasks = await db
    .select({ holderId: tasks.assigneeId, number: count() })
    .from(tasks)
    .where(and(eq(tasks.accountId, accountId), eq(tasks.caseId, caseId), isNull(tasks.completedAt)))
    .groupBy(tasks.assigneeId)
  const openReviews = await db
    .select({ holderId: documents.reviewerId, number: count() })
    .from(documents)
    .where(
      and(eq(documents.accountId, accountId), eq(documents.caseId, caseId), isNull(documents.reviewedAt)),
    )
    .groupBy(documents.reviewerId)
  const byHolder = (counted: typeof openTasks) =>
    new Map(counted.map(({ holderId, number }) => [holderId, number]))
  return { tasks: byHolder(openTasks), reviews: byHolder(openReviews) }
}

function sumOf(numbers: ReadonlyMap<string | null, number>): number {
  return [...numbers.values()].reduce((sum, number) => sum + number, 0)
}

async function readPeople(db: Queryable, accountId: string, caseId: string) {
  const adders = alias(users, 'adders')
  const found = await db
    .select({
      userId: users.userId,
      name: users.name,
      email: users.email,
      level: users.level,
      status: users.status,
      addedAt: casePeople.addedAt,
      addedByName: adders.name,
    })
    .from(casePeople)
    .innerJoin(users, and(eq(users.accountId, casePeople.accountId), eq(users.userId, casePeople.userId)))
    .innerJoin(adders, and(eq(adders.accountId, casePeople.accountId), eq(adders.userId, casePeople.addedBy)))
    .where(and(eq(casePeople.accountId, accountId), eq(casePeople.caseId, caseId)))
    .orderBy(asc(users.statusRank), asc(users.nameKey), asc(users.userId))
  return found.map((person) => ({ ...person, addedAt: person.addedAt.toISOString() }))
}
