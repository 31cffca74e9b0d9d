import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import { type CaseRow, caseStatuses } from '../../../shared/model/case.ts'
import type { ReadScope } from '../../scope.ts'
import { readSearch } from '../users/search.ts'
import {
  countListed,
  countPeople,
  type Listing,
  type StoredCase,
  selectCases,
  selectEveryNth,
} from './list-queries.ts'
import { positionOf, readPosition } from './sort-orders.ts'
import type { Viewer } from './visible-cases.ts'

/** One page of the cases somebody sees; one row more is read to know whether another page follows. */
export async function listCases(
  { db, actor }: ReadScope,
  input: Parsed<'cases.list'>,
): Promise<Output<'cases.list'>> {
  const { sort, direction, limit, cursor } = input
  const after = cursor === undefined ? undefined : readPosition(sort, direction, cursor)
  const rows = await selectCases(db, readListing(actor, input), after, limit + 1)
  const page = rows.slice(0, limit)
  const counts = await countPeople(
    db,
    actor.accountId,
    page.map(({ caseId }) => caseId),
  )
  const last = page.at(-1)
  return {
    items: page.map((row) => toCaseRow(row, counts.get(row.caseId))),
    next: last && rows.length > limit ? positionOf(sort, direction, last) : null,
  }
}

/** The total of a list and the cursors by which it can be entered anywhere. */
export async function outlineCases(
  { db, actor }: ReadScope,
  input: Parsed<'cases.outline'>,
): Promise<Output<'cases.outline'>> {
  const { sort, direction } = input
  const listing = readListing(actor, input)
  const total = await countListed(db, listing)
  const rows = total > OUTLINE_STEP ? await selectEveryNth(db, listing, OUTLINE_STEP) : []
  const entered = rows.slice(0, Math.ceil(total / OUTLINE_STEP) - 1)
  return { total, starts: entered.map((row) => positionOf(sort, direction, row)) }
}

/** True numbers of the cases somebody sees. */
export async function countCases(
  { db, actor }: ReadScope,
  { assigned }: Parsed<'cases.counts'>,
): Promise<Output<'cases.counts'>> {
  const [open = 0, closed = 0] = await Promise.all(
    caseStatuses.map((status) =>
      countListed(db, {
        viewer: actor,
        assigned,
        status: [status],
        search: undefined,
        sort: 'number',
        direction: 'asc',
      }),
    ),
  )
  return { open, closed }
}

function readListing(viewer: Viewer, input: Parsed<'cases.outline'>): Listing {
  const { q, assigned, status, sort, direction } = input
  return { viewer, assigned, status, search: readSearch(q), sort, direction }
}

/** A stored case as a row of a list. */
export function toCaseRow(row: StoredCase, counts = { people: 0, guests: 0 }): CaseRow {
  const { caseId, number, name, status, openedAt, closedAt, version } = row
  return {
    caseId,
    number,
    name,
    status,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    ...counts,
    version,
  }
}
