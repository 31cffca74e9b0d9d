import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { daysBetween } from '../../../shared/billing/index.ts'
import {
  type InvoiceGroup,
  type InvoiceLine,
  type LedgerKind,
  ledgerKinds,
} from '../../../shared/model/billing.ts'
import type { Queryable } from '../../database/open.ts'
import { billingCycles, invoiceLines, ledgerLines, users } from '../../database/tables/index.ts'

// An invoice asks for what the seat's own credit has not paid already.
const askedCents = sql<number>`(${ledgerLines.amountCents} - ${ledgerLines.reversedCents})`.mapWith(Number)

const isCollected = and(
  eq(ledgerLines.accountId, invoiceLines.accountId),
  eq(ledgerLines.lineNumber, invoiceLines.lineNumber),
)

function isOf(accountId: string, invoiceId: string) {
  return and(eq(invoiceLines.accountId, accountId), eq(invoiceLines.invoiceId, invoiceId))
}

/** The lines of an invoice by kind, in the order of the kinds. */
export async function groupLines(
  db: Queryable,
  accountId: string,
  invoiceId: string,
): Promise<InvoiceGroup[]> {
  const groups = await db
    .select({
      kind: ledgerLines.kind,
      seats: sql<number>`count(*)::int`,
      least: sql<number>`min(${askedCents})`.mapWith(Number),
      most: sql<number>`max(${askedCents})`.mapWith(Number),
      amountCents: sql<number>`sum(${askedCents})`.mapWith(Number),
    })
    .from(invoiceLines)
    .innerJoin(ledgerLines, isCollected)
    .where(isOf(accountId, invoiceId))
    .groupBy(ledgerLines.kind)
  return groups
    .map(({ kind, seats, least, most, amountCents }) => ({
      kind: kind as LedgerKind,
      seats,
      unitCents: least === most ? least : null,
      amountCents,
    }))
    .sort((a, b) => ledgerKinds.indexOf(a.kind) - ledgerKinds.indexOf(b.kind))
}

/** The first `count` lines of an invoice after a line number. */
export async function selectInvoiceLines(
  db: Queryable,
  accountId: string,
  invoiceId: string,
  { after, count }: { after: number; count: number },
): Promise<InvoiceLine[]> {
  const rows = await db
    .select({
      lineNumber: ledgerLines.lineNumber,
      kind: ledgerLines.kind,
      userName: users.name,
      onDate: ledgerLines.onDate,
      cycleEndOn: billingCycles.endOn,
      cycleDays: billingCycles.days,
      amountCents: askedCents,
    })
    .from(invoiceLines)
    .innerJoin(ledgerLines, isCollected)
    .innerJoin(
      billingCycles,
      and(
        eq(billingCycles.accountId, ledgerLines.accountId),
        eq(billingCycles.cycleNumber, ledgerLines.cycleNumber),
      ),
    )
    .leftJoin(users, and(eq(users.accountId, ledgerLines.accountId), eq(users.userId, ledgerLines.userId)))
    .where(and(isOf(accountId, invoiceId), gt(invoiceLines.lineNumber, after)))
    .orderBy(asc(invoiceLines.lineNumber))
    .limit(count)
  return rows.map(({ kind, userName, onDate, cycleEndOn, ...row }) => ({
    ...row,
    kind: kind as LedgerKind,
    userName: userName ?? '',
    on: onDate,
    days: daysBetween(onDate, cycleEndOn),
  }))
}
