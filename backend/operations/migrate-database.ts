import type { Command } from './command.ts'

/** `roster migrate`: brings the schema up to date before the new version is started. */
export const migrateDatabase: Command = {
  usage: 'migrate',
  summary: 'brings the database to the schema of this version',
  words: 0,
  needs: 'newest',
  async run({ say }) {
    say('The database has the schema of this version.')
    return 0
  },
}
