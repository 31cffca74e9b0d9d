import { resolve } from 'node:path'
import { newestSchema } from '../database/schema-state.ts'
import { deriveKeys } from '../keys.ts'
import { requireSameSecret } from '../same-secret.ts'
import { BACKUP_FORMAT } from './backup-format.ts'
import type { Command } from './command.ts'
import { findAccount } from './find-account.ts'
import { writeBackup } from './write-backup.ts'

/** `roster backup`: one account into one file. */
export const backUp: Command = {
  usage: 'backup [--account ADDRESS-OR-ID] FILE',
  summary: 'writes an account to a file; keep it as safe as the data itself',
  options: { account: { type: 'string' } },
  words: 1,
  needs: 'current',
  async run({ words, options, say }, { database, secret }) {
    const file = resolve(words[0] ?? '')
    const { fingerprint } = deriveKeys(secret)
    await requireSameSecret(database.system, fingerprint)
    const account = await findAccount(database.system, options.account as string | undefined)
    const client = await database.systemPool.connect()
    try {
      const counts = await writeBackup(
        client,
        {
          roster: 'backup',
          format: BACKUP_FORMAT,
          schema: newestSchema(),
          keyFingerprint: fingerprint,
          accountId: account.id,
          firmName: account.firmName,
          takenAt: new Date().toISOString(),
        },
        file,
      )
      say(
        `${account.firmName} is in ${file}: ${counts.users} users, ${counts.invitations} invitations, ${counts.activity} events.`,
      )
    } finally {
      client.release()
    }
    return 0
  },
}
