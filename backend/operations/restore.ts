import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { sqlState } from '../database/open.ts'
import { deriveKeys } from '../keys.ts'
import { requireSameSecret } from '../same-secret.ts'
import { type Command, CommandRefusal } from './command.ts'
import { listSome } from './list-some.ts'
import { type Restored, restoreAccount } from './restore-account.ts'

/** `roster restore`: an account from a file, everything or nothing. */
export const restore: Command = {
  usage: 'restore [--replace] [--link-unconfirmed] FILE',
  summary: 'brings an account back from a file, as it was then; all or nothing',
  options: { replace: { type: 'boolean' }, 'link-unconfirmed': { type: 'boolean' } },
  words: 1,
  needs: 'newest',
  async run({ config, words, options, say }, { database, secret }) {
    const { fingerprint } = deriveKeys(secret)
    await requireSameSecret(database.system, fingerprint)
    const restored = await restoreAccount(database.systemPool, resolve(words[0] ?? ''), {
      config,
      keyFingerprint: fingerprint,
      mayReplace: options.replace === true,
      mayLinkUnconfirmed: options['link-unconfirmed'] === true,
    }).catch(explain)
    for (const line of tellRestored(restored)) say(line)
    return 0
  },
}

/** A file that passes every look and still does not fit the tables was not written by Roster as it stands. */
function explain(error: unknown): never {
  if (/^(22|23)/.test(sqlState(error) ?? ''))
    throw new CommandRefusal('The rows in this file do not fit together. Nothing was changed.')
  if (sqlState(error) === '55P03') throw new AppError('server.unavailable')
  throw error
}

function tellRestored({
  manifest,
  counts,
  linked,
  lostTwoFactor,
  lostMailPassword,
  keptInactive,
}: Restored): string[] {
  const lines = [
    `${manifest.firmName} is restored as of ${manifest.takenAt}: ${counts.users} users, ${counts.invitations} invitations.`,
    'Everybody has to sign in again. Invitations that were pending are expired; resend them to make them work.',
  ]
  if (linked.length > 0)
    lines.push(`Already had a login here and keep it, with its password: ${listSome(linked)}.`)
  if (lostTwoFactor.length > 0)
    lines.push(
      `This installation has another server key. Two-factor is off until they turn it on again: ${listSome(lostTwoFactor)}.`,
    )
  if (lostMailPassword)
    lines.push('This installation has another server key. Enter the password of the mail server again.')
  if (keptInactive.length > 0)
    lines.push(`Deactivated since the backup, and still inactive: ${listSome(keptInactive)}.`)
  return lines
}
