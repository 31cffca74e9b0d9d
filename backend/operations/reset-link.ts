import { and, eq } from 'drizzle-orm'
import { findAddress } from '../addresses.ts'
import { passwordLink } from '../auth/password-links.ts'
import { type Db, databaseNow } from '../database/open.ts'
import { authUser, users } from '../database/tables/index.ts'
import { deriveKeys } from '../keys.ts'
import { storePasswordProof } from '../modules/sessions/reset-password.ts'
import { requireSameSecret } from '../same-secret.ts'
import { type Command, CommandRefusal } from './command.ts'

/** `roster reset-link`: the link that "Forgotten password" would mail, for where there is no mail server. */
export const printResetLink: Command = {
  usage: 'reset-link [--address URL] ADDRESS',
  summary: 'prints a link with which this person chooses a new password; works once, for one hour',
  options: { address: { type: 'string' } },
  words: 1,
  needs: 'current',
  async run({ words, options, say }, { database, secret, address }) {
    const server = typeof options.address === 'string' ? options.address : address
    if (!server || !URL.canParse(server))
      throw new CommandRefusal(
        'Roster does not run here now, so its address is not known. Name it: --address http://127.0.0.1:4310',
      )
    const keys = deriveKeys(secret)
    await requireSameSecret(database.system, keys.fingerprint)
    const identityId = await findActivePerson(database.system, words[0] ?? '')
    const now = await databaseNow(database.system)
    const proofId = await storePasswordProof(database.system, identityId, now)
    say(passwordLink(server.replace(/\/+$/, ''), keys.passwordLinks, proofId))
    return 0
  },
}

async function findActivePerson(db: Db, typed: string): Promise<string> {
  const key = findAddress(typed)?.key ?? ''
  const [found] = await db
    .select({ id: authUser.id })
    .from(authUser)
    .innerJoin(users, and(eq(users.identityId, authUser.id), eq(users.status, 'active')))
    .where(eq(authUser.email, key))
    .limit(1)
  if (!found) throw new CommandRefusal(`There is no active user with the address ${typed}.`)
  return found.id
}
