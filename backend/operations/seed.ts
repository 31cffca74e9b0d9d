import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { type Level, levels } from '../../shared/rules/levels.ts'
import { searchKey } from '../../shared/rules/text.ts'
import { hashLimited } from '../auth/limited-hashing.ts'
import { type Db, databaseNow } from '../database/open.ts'
import { adoptUsers } from '../modules/billing/adopt-users.ts'
import type { BillingSettings } from '../modules/billing/open-billing.ts'
import { type Command, CommandRefusal } from './command.ts'
import { findAccount } from './find-account.ts'
import { addCases } from './seed-cases.ts'
import { firstNames, lastNames } from './seed-names.ts'

const ROWS_AT_ONCE = 5000
const MOST = 1_000_000
const MOST_ON_CASES = 5_000_000
const DAY_MS = 86_400_000

/** `roster seed`: many made-up users, for measuring. */
export const seed: Command = {
  usage:
    'seed --users NUMBER [--cases NUMBER [--assignments NUMBER] [--tasks NUMBER] [--documents NUMBER]] [--account ADDRESS-OR-ID]',
  summary: 'adds made-up users and cases to an account, for measuring; nobody can sign in as them',
  options: {
    users: { type: 'string' },
    cases: { type: 'string' },
    assignments: { type: 'string' },
    tasks: { type: 'string' },
    documents: { type: 'string' },
    account: { type: 'string' },
  },
  words: 0,
  needs: 'current',
  async run({ config, options, say }, { database }) {
    const wanted = readNumber(options.users, 'users', MOST)
    const optional = (option: string, most: number) =>
      options[option] === undefined ? 0 : readNumber(options[option], option, most)
    const cases = optional('cases', MOST)
    const onCases = {
      assignments: optional('assignments', MOST_ON_CASES),
      tasks: optional('tasks', MOST_ON_CASES),
      documents: optional('documents', MOST_ON_CASES),
    }
    for (const [option, number] of Object.entries(onCases))
      if (number > 0 && cases === 0) throw new CommandRefusal(`--${option} needs --cases too.`)
    const account = await findAccount(database.system, options.account as string | undefined)
    await addUsers(database.system, account.id, wanted, { config })
    if (cases > 0) await addCases(database.system, account.id, { cases, ...onCases })
    say(`${account.firmName} has ${wanted} more users${cases > 0 ? ` and ${cases} more cases` : ''}.`)
    return 0
  },
}

function readNumber(text: string | boolean | undefined, option: string, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new CommandRefusal(`--${option} needs a number from 1 to ${most}.`)
  return number
}

/**
 * Adds them with their seats in one transaction. Who they are depends on their number only, so that two runs can be
 * compared.
 */
export async function addUsers(
  db: Db,
  accountId: string,
  count: number,
  settings: BillingSettings = { config: { trialDays: 0 } },
): Promise<void> {
  // A password nobody knows: all of them share its hash.
  const passwordHash = await hashLimited(randomBytes(32).toString('base64url'))
  await db.transaction(async (tx) => {
    const now = await databaseNow(tx)
    await tx.execute(sql`select from accounts where account_id = ${accountId}::uuid for no key update`)
    const { rows } = await tx.execute<{ there: number }>(
      sql`select count(*)::int as there from users where account_id = ${accountId}::uuid`,
    )
    const first = rows[0]?.there ?? 0
    for (let done = 0; done < count; done += ROWS_AT_ONCE) {
      const people = Array.from({ length: Math.min(ROWS_AT_ONCE, count - done) }, (_, at) =>
        makePerson(accountId, first + done + at, now),
      )
      const made = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as made (
        user_id uuid, identity_id uuid, credential_id uuid, name text, name_key text, email text, level permission_level,
        status user_status, joined_at timestamptz, last_active_at timestamptz
      )`
      await tx.execute(sql`
        insert into auth_user (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
        select identity_id, name, email, true, false, joined_at, joined_at from ${made}`)
      await tx.execute(sql`
        insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
        select credential_id, identity_id::text, 'credential', identity_id, ${passwordHash}, joined_at, joined_at
        from ${made}`)
      await tx.execute(sql`
        insert into users (account_id, user_id, identity_id, name, name_key, email, email_key, level, status,
          status_since, joined_at, last_active_at)
        select ${accountId}::uuid, user_id, identity_id, name, name_key, email, email, level, status,
          joined_at, joined_at, last_active_at
        from ${made}`)
    }
    await adoptUsers(settings, tx, accountId, now)
  })
  for (const table of ['users', 'seat_changes', 'ledger_lines'])
    await db.execute(sql`vacuum (analyze) ${sql.identifier(table)}`)
}

function makePerson(accountId: string, number: number, now: Date) {
  const firstName = pick(firstNames, number)
  const lastName = pick(lastNames, Math.floor(number / firstNames.length))
  const name = `${firstName} ${lastName}`
  const joinedAt = new Date(now.getTime() - ((number * 37) % 2000) * DAY_MS)
  return {
    user_id: uuid7(),
    identity_id: uuid7(),
    credential_id: uuid7(),
    name,
    name_key: searchKey(name),
    email: `${firstName}.${lastName}.${number}.${accountId.slice(-6)}@seed.example`.toLowerCase(),
    level: pickLevel(number),
    status: number % 10 === 9 ? 'inactive' : 'active',
    joined_at: joinedAt,
    last_active_at: new Date(Math.max(joinedAt.getTime(), now.getTime() - ((number * 13) % 400) * DAY_MS)),
  }
}

/** A firm has few administrators. */
function pickLevel(number: number): Level {
  return number % 100 === 0 ? 'administrator' : pick(levels.slice(1), number)
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T
}
