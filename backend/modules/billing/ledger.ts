import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ReadScope } from '../../scope.ts'
import { decodePosition, encodePosition, orderOf, readFilter } from './ledger-filter.ts'
import { selectLines } from './ledger-queries.ts'
import { toLedgerRow } from './ledger-rows.ts'

/** One page of the ledger; one line more is read to know whether another page follows. */
export async function listLedger(
  { db, actor }: ReadScope,
  input: Parsed<'ledger.list'>,
): Promise<Output<'ledger.list'>> {
  const { cursor, limit } = input
  const filter = readFilter(input)
  const order = orderOf(filter)
  const after = cursor === undefined ? undefined : decodePosition(order, cursor)
  const lines = await selectLines(db, actor.accountId, filter, after, limit + 1)
  const items = lines.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(toLedgerRow),
    next: last && lines.length > limit ? encodePosition(order, last) : null,
  }
}
