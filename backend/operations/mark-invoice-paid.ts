import { and, eq } from 'drizzle-orm'
import { AppError } from '../../shared/errors.ts'
import { lockAccount } from '../database/lock-account.ts'
import type { Tx } from '../database/open.ts'
import { collections, invoices } from '../database/tables/index.ts'
import { recordPayment } from '../modules/payments/record-payment.ts'
import { databaseClock } from '../ports/clock.ts'
import { type Command, CommandRefusal } from './command.ts'
import { findAccount } from './find-account.ts'

const LONGEST_REFERENCE = 200

/** `roster invoice paid`: notes that the money for an invoice arrived at the bank. */
export const markInvoicePaid: Command = {
  usage: 'invoice paid NUMBER [--account ADDRESS-OR-ID] [--reference TEXT]',
  summary: 'records that the whole amount of an invoice has arrived',
  options: { account: { type: 'string' }, reference: { type: 'string' } },
  words: 2,
  needs: 'current',
  async run({ words, options, say }, { database }) {
    const [act, number = ''] = words
    if (act !== 'paid' || !/^[1-9]\d{0,8}$/.test(number))
      throw new CommandRefusal('Say which one by its number, for example: roster invoice paid 12')
    const account = await findAccount(database.system, options.account as string | undefined)
    const reference = readReference(options.reference)
    await database.write(account.id, async (tx) => {
      const now = await lockAccount({ clock: databaseClock }, tx, account.id)
      const invoiceId = await findInvoice(tx, account.id, Number(number))
      await requireNotBeingCollected(tx, account.id, invoiceId)
      await recordPayment(tx, {
        accountId: account.id,
        invoiceId,
        now,
        method: 'invoice',
        // One transfer may pay several invoices; each payment keeps a name of its own.
        reference: reference === '' ? `invoice ${number}` : `invoice ${number}: ${reference}`,
        actor: { userId: null, name: 'The operator of this server', ip: null },
      })
    })
    say(`Invoice ${number} of ${account.firmName} is paid.`)
    return 0
  },
}

function readReference(given: string | boolean | undefined): string {
  const reference = typeof given === 'string' ? given.trim() : ''
  if (reference.length > LONGEST_REFERENCE || /\p{Cc}/u.test(reference))
    throw new CommandRefusal(`--reference takes one line of at most ${LONGEST_REFERENCE} characters.`)
  return reference
}

async function findInvoice(tx: Tx, accountId: string, number: number): Promise<string> {
  const [invoice] = await tx
    .select({ invoiceId: invoices.invoiceId })
    .from(invoices)
    .where(and(eq(invoices.accountId, accountId), eq(invoices.number, number)))
  if (!invoice) throw new AppError('invoice.not-found')
  return invoice.invoiceId
}

/** Money that a card may already have paid is not recorded a second time. */
async function requireNotBeingCollected(tx: Tx, accountId: string, invoiceId: string): Promise<void> {
  const [collection] = await tx
    .select({ awaitsAnswer: collections.awaitsAnswer })
    .from(collections)
    .where(and(eq(collections.accountId, accountId), eq(collections.invoiceId, invoiceId)))
  if (collection?.awaitsAnswer) throw new AppError('payment.under-way')
}
