import { type LedgerKind, ledgerKinds } from '../../../shared/model/billing.ts'
import { goTo, hashOf, type Location, readDate, useLocation } from '../../stores/location.ts'

export const billingTabs = ['overview', 'ledger', 'invoices', 'payment'] as const
export type BillingTab = (typeof billingTabs)[number]

/** What is looked at on the Billing page; all of it stands in the hash. */
export interface BillingView {
  tab: BillingTab
  kind: readonly LedgerKind[]
  /** Whose lines are shown. */
  user: string | undefined
  from: string | undefined
  to: string | undefined
  /** The line whose details are open. */
  line: number | undefined
}

export const BILLING_PATH = '/billing'

/** Reads the hash; unknown values are dropped. Filters without a tab are filters of the ledger. */
export function readBillingView(params: Location['params']): BillingView {
  const kinds = params.get('kind')?.split(',') ?? []
  const line = Number(params.get('line'))
  const isFiltered = ['kind', 'user', 'from', 'to', 'line'].some((name) => params.has(name))
  return {
    tab: billingTabs.find((tab) => tab === params.get('tab')) ?? (isFiltered ? 'ledger' : 'overview'),
    kind: ledgerKinds.filter((kind) => kinds.includes(kind)),
    user: params.get('user') ?? undefined,
    from: readDate(params, 'from'),
    to: readDate(params, 'to'),
    line: Number.isInteger(line) && line > 0 ? line : undefined,
  }
}

/** The hash of a view; what is not said stays empty. */
export function hashOfBilling(view: Partial<BillingView>): string {
  return hashOf(BILLING_PATH, {
    tab: view.tab,
    kind: view.kind?.join(','),
    user: view.user,
    from: view.from,
    to: view.to,
    line: view.line === undefined ? undefined : String(view.line),
  })
}

/** The page of one invoice. */
export function hashOfInvoice(invoiceId: string): string {
  return hashOf(`${BILLING_PATH}/invoices/${invoiceId}`)
}

/** Which invoice an address names. */
export function invoiceOfPath(path: string): string | undefined {
  return /^\/billing\/invoices\/([^/]+)$/.exec(path)?.[1]
}

/** The view, and how to change a part of it. `step` leaves a step for Back: for details, not for filters. */
export function useBillingView() {
  const params = useLocation((location) => location.params)
  const view = readBillingView(params)
  const change = (part: Partial<BillingView>, options: { step?: boolean } = {}) =>
    goTo(hashOfBilling({ ...view, ...part }), { replace: !options.step })
  return { view, change }
}
