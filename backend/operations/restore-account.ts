import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { databaseNow, type Tx } from '../database/open.ts'
import { newestSchema } from '../database/schema-state.ts'
import { announce } from '../live.ts'
import { recordActivity } from '../modules/activity/record.ts'
import { settleSeats } from '../modules/billing/settle-seats.ts'
import { backedUpTables, type Manifest } from './backup-format.ts'
import { CommandRefusal } from './command.ts'
import { listSome } from './list-some.ts'
import { readBackup } from './read-backup.ts'
import { emptyForReplacement } from './replace-account.ts'
import {
  endWhatWasOpen,
  keepDeactivations,
  keepRemovals,
  type LoginLinks,
  linkLogins,
  noteRemovals,
  unsealForOtherKey,
} from './restore-steps.ts'
import { rules } from './rules.ts'
import { insertStaged, makeStage, stageRows } from './stage.ts'

// Restoring waits this long for an account that somebody works in.
const LOCK_TIMEOUT = '30s'
const ROSTER = { userId: null, name: 'Roster', ip: null }

/** What the person who restores decides, and the settings and the key this installation has. */
export interface RestoreChoices {
  config: Config
  keyFingerprint: string
  mayReplace: boolean
  /** Also links people to logins here whose address nobody has confirmed. */
  mayLinkUnconfirmed: boolean
}

/** What was restored, and what the person should know about it. */
export interface Restored {
  manifest: Manifest
  counts: Record<string, number>
  linked: string[]
  lostTwoFactor: string[]
  lostMailPassword: boolean
  keptInactive: string[]
}

/** Restores an account in one transaction (`client` and `tx` are the same): whatever goes wrong, nothing was changed. */
export async function restoreAccount(
  pool: pg.Pool,
  file: string,
  choices: RestoreChoices,
): Promise<Restored> {
  const client = await pool.connect()
  try {
    return await drizzle(client).transaction(async (tx) => {
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
      return restoreInside(client, tx, file, choices)
    })
  } finally {
    client.release()
  }
}

async function restoreInside(
  client: pg.PoolClient,
  tx: Tx,
  file: string,
  { config, keyFingerprint, mayReplace, mayLinkUnconfirmed }: RestoreChoices,
): Promise<Restored> {
  const { manifest, counts, isThere } = await stageFile(client, file, mayReplace)
  const { accountId } = manifest
  const logins = await linkLogins(client)
  requireConfirmed(logins, mayLinkUnconfirmed)
  const isOtherKey = manifest.keyFingerprint !== keyFingerprint
  const lost = isOtherKey ? await unsealForOtherKey(client) : { twoFactor: [], mailPassword: false }
  await endWhatWasOpen(client, accountId)
  const keptInactive = isThere ? await keepDeactivations(client, accountId) : []
  if (isThere) await noteRemovals(client, accountId)
  if (isThere) await emptyForReplacement(client, accountId)
  for (const { name } of backedUpTables) await insertStaged(client, name, isThere)

  const now = await databaseNow(tx)
  const activityId = await recordActivity(tx, accountId, now, {
    kind: 'account.restored',
    actor: ROSTER,
    subject: { id: null, name: manifest.firmName },
    facts: { takenAt: manifest.takenAt, replaced: isThere },
  })
  if (isThere) await keepRemovals(client, { accountId, now, activityId })
  await settleSeats({ config }, tx, accountId, { now, actor: ROSTER })
  await requireSound(tx, accountId)
  // Open windows ask who they are, and are signed out.
  await announce(tx, accountId, 'session.changed', {})
  return {
    manifest,
    counts,
    linked: logins.linked,
    lostTwoFactor: lost.twoFactor,
    lostMailPassword: lost.mailPassword,
    keptInactive,
  }
}

/** Brings the file's rows into a temporary place, once it is clear that they may come in at all. */
async function stageFile(client: pg.PoolClient, file: string, mayReplace: boolean) {
  let manifest: Manifest | undefined
  let isThere = false
  const counts: Record<string, number> = {}
  await makeStage(client)
  await readBackup(file, {
    async begin(read) {
      manifest = read
      if (read.schema > newestSchema())
        throw new CommandRefusal(
          `${file} was written by a newer Roster. Restore it with that version or a newer one. Nothing was changed.`,
        )
      const { rowCount } = await client.query('select from accounts where account_id = $1 for update', [
        read.accountId,
      ])
      isThere = rowCount !== 0
      if (isThere && !mayReplace)
        throw new CommandRefusal(
          `The account ${read.firmName} is here already. With --replace it becomes what it was at ${read.takenAt}; what was done since is lost. Nothing was changed.`,
        )
    },
    async take(table, rows) {
      counts[table] = (counts[table] ?? 0) + rows.length
      await stageRows(client, table, rows)
    },
  })
  if (!manifest) throw new Error('A backup was read without its first line.')
  await requireOneAccount(client, manifest.accountId)
  return { manifest, counts: { users: 0, invitations: 0, ...counts }, isThere }
}

/** Rows of another account would slip past the owner of this command, whom row-level security does not hold back. */
async function requireOneAccount(client: pg.PoolClient, accountId: string): Promise<void> {
  const { rows } = await client.query<{ strangers: number; accounts: number }>(
    `select count(*) filter (where row ->> 'account_id' <> $1)::int as strangers,
            count(*) filter (where place = 'accounts')::int as accounts
     from staged where place not in ('auth_user', 'auth_account', 'auth_two_factor')`,
    [accountId],
  )
  if (rows[0]?.strangers !== 0 || rows[0].accounts !== 1)
    throw new CommandRefusal('This file does not hold exactly one account. Nothing was changed.')
}

function requireConfirmed({ unconfirmed }: LoginLinks, mayLinkUnconfirmed: boolean): void {
  if (unconfirmed.length === 0 || mayLinkUnconfirmed) return
  throw new CommandRefusal(
    `There are logins here whose addresses nobody has confirmed: ${listSome(unconfirmed)}. If they belong to the people in this backup, repeat the command with --link-unconfirmed. Nothing was changed.`,
  )
}

async function requireSound(tx: Tx, accountId: string): Promise<void> {
  for (const { sentence, findBroken } of rules) {
    if ((await findBroken(tx, accountId)).length > 0)
      throw new CommandRefusal(`The restored data would break a rule: ${sentence} Nothing was changed.`)
  }
}
