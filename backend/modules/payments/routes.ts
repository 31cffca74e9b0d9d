import type { Implementations } from '../../implement.ts'
import { changePayment } from './change-payment.ts'
import { collectInvoice } from './collect-invoice.ts'
import { readPayment } from './describe-payment.ts'
import { beginCard, finishCard } from './enter-card.ts'
import { sendInvoice } from './send-invoice.ts'

export const paymentRoutes = {
  'payment.read': { read: readPayment },
  'payment.change': { write: changePayment },
  'payment.beginCard': { direct: beginCard },
  'payment.finishCard': { direct: finishCard },
  'invoices.send': { write: sendInvoice },
  'invoices.collect': { direct: collectInvoice },
} satisfies Implementations<
  | 'payment.read'
  | 'payment.change'
  | 'payment.beginCard'
  | 'payment.finishCard'
  | 'invoices.send'
  | 'invoices.collect'
>
