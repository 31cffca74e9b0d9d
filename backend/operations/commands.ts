import { listAccounts } from './accounts.ts'
import { backUp } from './backup.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { markInvoicePaid } from './mark-invoice-paid.ts'
import { migrateDatabase } from './migrate-database.ts'
import { listOpenInvoices } from './open-invoices.ts'
import { printResetLink } from './reset-link.ts'
import { restore } from './restore.ts'
import { seed } from './seed.ts'

/** Every command by name. `help` is the command line's own. */
export const commands: Readonly<Record<string, Command>> = {
  backup: backUp,
  restore,
  check,
  migrate: migrateDatabase,
  accounts: listAccounts,
  invoices: listOpenInvoices,
  invoice: markInvoicePaid,
  'reset-link': printResetLink,
  seed,
}
