import { listAccounts } from './accounts.ts'
import type { Command } from './command.ts'
import { migrateDatabase } from './migrate-database.ts'

/** Every command by name. `help` is the command line's own. */
export const commands: Readonly<Record<string, Command>> = {
  accounts: listAccounts,
  migrate: migrateDatabase,
}
