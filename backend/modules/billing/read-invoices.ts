import { and, count, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { billTo, type Invoice } from '../../../shared/model/billing.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import { invoices } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { groupLines, selectInvoiceLines } from './invoice-lines.ts'
import { requireInvoice, selectInvoices, toInvoiceRow } from './invoice-rows.ts'

const place = z.tuple([z.int().min(0)])

/** One page of invoices, newest first. */
export async function listInvoices(
  { db, actor }: ReadScope,
  { cursor, limit }: Parsed<'invoices.list'>,
): Promise<Output<'invoices.list'>> {
  const isOurs = eq(invoices.accountId, actor.accountId)
  const before = cursor === undefined ? undefined : readCursor(place, cursor)[0]
  const found = await selectInvoices(db)
    .where(and(isOurs, before === undefined ? undefined : lt(invoices.number, before)))
    .orderBy(desc(invoices.number))
    .limit(limit + 1)
  const [counted] = await db.select({ total: count() }).from(invoices).where(isOurs)
  const items = found.slice(0, limit).map(toInvoiceRow)
  const last = items.at(-1)
  return {
    items,
    total: counted?.total ?? 0,
    next: last && found.length > limit ? writeCursor([last.number]) : null,
  }
}

/** An invoice with its groups of lines. */
export async function readInvoice(
  { db, actor }: ReadScope,
  { invoiceId }: Parsed<'invoices.read'>,
): Promise<Output<'invoices.read'>> {
  return describeInvoice(db, actor.accountId, invoiceId)
}

/** The same for whoever acts for an account without a request. */
export async function describeInvoice(db: Queryable, accountId: string, invoiceId: string): Promise<Invoice> {
  const found = await requireInvoice(db, accountId, invoiceId)
  const { invoice, cycle } = found
  return {
    ...toInvoiceRow(found),
    billTo: billTo.parse(invoice.billTo),
    currency: 'USD',
    plan: cycle.plan,
    interval: cycle.interval,
    seatPriceCents: cycle.seatPriceCents,
    groups: await groupLines(db, accountId, invoiceId),
    lineCount: invoice.lineCount,
  }
}

/** One page of the lines of an invoice, in the order they were booked. */
export async function listInvoiceLines(
  { db, actor }: ReadScope,
  { invoiceId, cursor, limit }: Parsed<'invoices.lines'>,
): Promise<Output<'invoices.lines'>> {
  const { accountId } = actor
  await requireInvoice(db, accountId, invoiceId)
  const after = cursor === undefined ? 0 : readCursor(place, cursor)[0]
  const lines = await selectInvoiceLines(db, accountId, invoiceId, { after, count: limit + 1 })
  const items = lines.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last && lines.length > limit ? writeCursor([last.lineNumber]) : null }
}
