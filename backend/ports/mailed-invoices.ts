import { AppError } from '../../shared/errors.ts'
import type { PaymentsPort } from './payments.ts'

/**
 * Paying what an invoice says: the bill leaves by e-mail, and whoever runs the server records what arrived at the bank
 * with `roster invoice paid`. Nothing is collected and no card is taken.
 */
export function mailedInvoices(): PaymentsPort {
  const refuse = async () => {
    throw new AppError('payment.no-cards')
  }
  return {
    takesCards: false,
    beginCard: refuse,
    finishCard: refuse,
    collect: async () => ({ state: 'refused', answer: new AppError('payment.no-cards').message }),
  }
}
