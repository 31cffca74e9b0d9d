import type { Implementations } from '../../implement.ts'
import { discardDraft, saveDraft } from './draft.ts'
import { readInventory } from './inventory.ts'
import { readReceiptCsv } from './receipt-csv.ts'
import { readReceiptPdf } from './receipt-pdf.ts'
import { listHandOvers, readHandOver, readReceived } from './receipts.ts'
import { listReceivers } from './receivers.ts'
import { reverseHandOver } from './reverse.ts'
import { answerReceipt, runHandOver } from './run.ts'
import { suggestForWork } from './suggest.ts'

export const handOverRoutes = {
  'handOvers.inventory': { read: readInventory },
  'handOvers.receivers': { read: listReceivers },
  'handOvers.suggest': { read: suggestForWork },
  'handOvers.saveDraft': { write: saveDraft },
  'handOvers.discardDraft': { write: discardDraft },
  'handOvers.run': { record: runHandOver, answer: answerReceipt },
  'handOvers.list': { read: listHandOvers },
  'handOvers.read': { read: readHandOver },
  'handOvers.reverse': { record: reverseHandOver, answer: answerReceipt },
  'handOvers.received': { read: readReceived },
  'handOvers.csv': { read: readReceiptCsv },
  'handOvers.pdf': { read: readReceiptPdf },
} satisfies Implementations<
  | 'handOvers.inventory'
  | 'handOvers.receivers'
  | 'handOvers.suggest'
  | 'handOvers.saveDraft'
  | 'handOvers.discardDraft'
  | 'handOvers.run'
  | 'handOvers.list'
  | 'handOvers.read'
  | 'handOvers.reverse'
  | 'handOvers.received'
  | 'handOvers.csv'
  | 'handOvers.pdf'
>
