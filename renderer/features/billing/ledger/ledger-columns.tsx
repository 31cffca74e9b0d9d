import type { LedgerRow } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import type { GridColumn } from '../../../components/grid-types.ts'
import { formatChange, formatLocalDate, formatMoney } from '../../../format.ts'

/** What a line is about, for whoever has only the line: a person, an invoice, or the account. */
export function lineSubject({ userName, invoiceNumber }: LedgerRow): string {
  if (userName !== null) return userName
  return invoiceNumber === null ? '' : `Invoice ${invoiceNumber}`
}

/** Columns of the ledger; the last ones give way where there is no room, the details tell the same. */
export function ledgerColumns(hasRoom: boolean): GridColumn<LedgerRow>[] {
  const columns: (GridColumn<LedgerRow> | false)[] = [
    { id: 'on', title: 'Date', width: 112, cell: ({ on }) => formatLocalDate(on) },
    { id: 'kind', title: 'Entry', width: 120, cell: ({ kind }) => ledgerKindNames[kind] },
    { id: 'subject', title: 'For', width: 120, grow: 1, rowHeader: true, cell: lineSubject },
    {
      id: 'amount',
      title: 'Amount',
      width: 144,
      align: 'end',
      cell: ({ amountCents }) => formatChange(amountCents),
    },
    {
      id: 'balance',
      title: 'Credit balance',
      width: 140,
      align: 'end',
      cell: ({ creditBalanceCents }) => formatMoney(creditBalanceCents),
    },
    hasRoom && {
      id: 'invoice',
      title: 'Invoice',
      width: 90,
      align: 'end',
      cell: ({ invoiceNumber }) => invoiceNumber ?? '',
    },
  ]
  return columns.filter((column) => column !== false)
}
