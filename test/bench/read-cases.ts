import { encodeRequest } from '../../shared/contract/http.ts'
import { accountOperation, type Input } from '../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../shared/contract/users.ts'
import { userSorts } from '../../shared/model/user.ts'
import type { Client } from '../support/client.ts'

type Listing = Input<'users.list'>

/** Something that is asked of both accounts and of the floor. */
export type ReadCase = {
  label: string
  group: 'list' | 'search' | 'same answer' | 'sort' | 'filter' | 'other'
} & (
  | { operation: 'users.list'; input: Listing /** Counted from 1. */; page?: number }
  | { operation: 'users.outline'; input: Input<'users.outline'> }
  | { operation: 'users.counts'; input: Record<string, never> }
)

/** Rows of a page, as the operation answers them when not told otherwise. */
export const PAGE_ROWS = 50

const list = (group: ReadCase['group'], label: string, input: Listing, page?: number): ReadCase => ({
  operation: 'users.list',
  group,
  label,
  input,
  ...(page !== undefined && { page }),
})

/**
 * Everything that is measured. The small account has fewer pages: there its last full one stands in. A search usually
 * finds more in the large account; those of the group "same answer" find as many in both, so that only the size of the
 * account differs.
 */
export const readCases: readonly ReadCase[] = [
  list('list', 'first page', {}),
  list('list', 'page 500', {}, 500),
  list('list', 'first 200 rows (as the window reads)', { limit: OUTLINE_STEP }),
  list('search', 'search "g" (beginning, many)', { q: 'g' }),
  list('search', 'search "qu" (beginning, some)', { q: 'qu' }),
  list('search', 'search "gre" (some)', { q: 'gre' }),
  list('search', 'search "maria" (many)', { q: 'maria' }),
  list('search', 'search "okafor" (last name)', { q: 'okafor' }),
  list('search', 'search "priya ok" (one name)', { q: 'priya ok' }),
  list('search', 'search "kamur" (part of a last name)', { q: 'kamur' }),
  list('search', 'search ".777" (part of addresses, few)', { q: '.777' }),
  list('search', 'search "qqxz" (nobody)', { q: 'qqxz' }),
  list('same answer', 'search "xy" (beginning, 60 in both)', { q: 'xy' }),
  list('same answer', 'search "xylan" (part, 60 in both)', { q: 'xylan' }),
  list('same answer', 'search "ul" (beginning, 10 in both)', { q: 'ul' }),
  list('same answer', 'search "ulbri" (part, 10 in both)', { q: 'ulbri' }),
  ...userSorts
    .filter((sort) => sort !== 'name')
    .map((sort) => list('sort', `sorted by ${sort}`, { sort, direction: 'asc' })),
  list('sort', 'sorted by name, backwards', { direction: 'desc' }),
  list('sort', 'sorted by lastActive, newest first', { sort: 'lastActive', direction: 'desc' }),
  list('filter', 'level guest', { level: ['guest'] }),
  list('filter', 'status inactive', { status: ['inactive'] }),
  list('filter', 'limited and inactive', { level: ['limited'], status: ['inactive'] }),
  list('filter', 'two levels, active', { level: ['administrator', 'guest'], status: ['active'] }),
  { operation: 'users.outline', group: 'other', label: 'outline of all', input: {} },
  { operation: 'users.outline', group: 'other', label: 'outline of search "gre"', input: { q: 'gre' } },
  { operation: 'users.counts', group: 'other', label: 'counts', input: {} },
]

/** The case for one account: a page far down is entered by the outline's cursors, as the window does. */
export async function resolveCase(client: Client, one: ReadCase, total: number) {
  const input =
    one.operation === 'users.list' && one.page !== undefined
      ? { ...one.input, cursor: await cursorBefore(client, one.input, one.page, total) }
      : one.input
  return { input, path: encodeRequest(accountOperation(one.operation), input).path }
}

async function cursorBefore(client: Client, input: Listing, page: number, total: number): Promise<string> {
  const { cursor: _, limit: __, ...filter } = input
  const row = Math.min(page - 1, Math.floor(total / PAGE_ROWS) - 1) * PAGE_ROWS
  const { starts } = await client.call('users.outline', filter)
  const start = starts[Math.floor(row / OUTLINE_STEP) - 1]
  const rest = row % OUTLINE_STEP
  const from = { ...input, ...(start !== undefined && { cursor: start }) }
  const cursor = rest === 0 ? start : (await client.call('users.list', { ...from, limit: rest })).next
  if (!cursor) throw new Error(`There is no page ${page} in an account of ${total} users.`)
  return cursor
}
