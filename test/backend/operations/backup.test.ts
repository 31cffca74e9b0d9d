import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deactivate } from '../../support/act-on-users.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addIdentity, signIn, whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { TEST_SECRET } from '../../support/test-secret.ts'
import {
  copiedToken,
  freshAddress,
  invite,
  mailedToken,
  outcomeOf,
  register,
  storedInvitation,
} from '../invitations/inviting.ts'

let home: TestBackend
let other: TestBackend
let admin: Client
let file: string

beforeEach(async () => {
  home = await startTestBackend()
  other = await startTestBackend()
  admin = await home.openAccount({ email: 'ada@hartwell.test' })
  file = join(await makeTemporaryFolder(), 'hartwell.backup')
})
afterEach(async () => {
  await home.stop()
  await other.stop()
})

const backUp = () => runRoster(home.databaseUrl, ['backup', file])
const restoreTo = (backend: TestBackend, ...options: string[]) =>
  runRoster(backend.databaseUrl, ['restore', ...options, file])

async function joinAs(email = freshAddress('joined')): Promise<string> {
  const { invitationId } = await invite(admin, email)
  await register(home.visitor(), await mailedToken(home, invitationId))
  return email
}

/** Everything of the account that people see or that somebody could be held to. */
async function readEverything(backend: TestBackend) {
  const read = async (text: string) => (await backend.context.database.systemPool.query(text)).rows
  return {
    users: await read('select * from users order by user_id'),
    counts: await read('select * from user_counts order by level, status'),
    passwords: await read('select id, user_id, password from auth_account order by id'),
    accepted: await read(`select * from invitations where state = 'accepted' order by invitation_id`),
    history: await read(`select * from activity where kind <> 'account.restored' order by sequence`),
    sent: await read(`select * from outbox where state = 'sent' order by message_id`),
  }
}

describe('an account restored on another computer', () => {
  it('is what it was, and everybody signs in with the same password', async () => {
    const email = await joinAs()
    await home.context.database.systemPool.query(
      `update outbox set state = 'sent', sent_at = now(), attempts = 1`,
    )
    expect((await backUp()).code).toBe(0)
    const { code, lines } = await restoreTo(other)
    expect(lines[0]).toMatch(/^Hartwell & Moss LLP is restored as of .*: 2 users, 1 invitations\.$/)
    expect(code).toBe(0)
    expect(await readEverything(other)).toEqual(await readEverything(home))
    expect(await findBrokenRules(other.databaseUrl)).toEqual([])
    const person = await signIn(other, email)
    expect((await whoIs(person)).accountId).toBe((await whoIs(admin)).accountId)
  })

  it('honours no link, session or message from before', async () => {
    const { invitationId, version } = await invite(admin)
    const links = [await mailedToken(home, invitationId), await copiedToken(admin, invitationId)]
    await backUp()
    await admin.call('invitations.replaceLink', { invitationId, version })
    links.push(await mailedToken(home, invitationId))
    await restoreTo(other)

    expect(await storedInvitation(other, invitationId)).toMatchObject({ state: 'expired' })
    const elsewhere = other.visitor()
    for (const [name, value] of admin.cookies) elsewhere.cookies.set(name, value)
    expect(await outcomeOf(elsewhere.call('users.list', {}))).toBe('session.missing')
    const messages = await other.context.database.systemPool.query('select state from outbox')
    expect(messages.rows.map(({ state }) => state)).not.toContain('queued')

    const adminThere = await signIn(other, 'ada@hartwell.test')
    other.clock.moveBy(120_000)
    await adminThere.call('invitations.resend', { invitationId })
    for (const token of links) expect(await outcomeOf(register(other.visitor(), token))).toBe('link.replaced')
    expect(await outcomeOf(register(other.visitor(), await mailedToken(other, invitationId)))).toBe('done')
    expect(await findBrokenRules(other.databaseUrl)).toEqual([])
  })

  it('keeps a login that is there already, with its own password', async () => {
    const email = await joinAs()
    await backUp()
    const identityId = await addIdentity(other, email, 'Nora Neumann')
    const { lines } = await restoreTo(other)
    expect(lines.join('\n')).toContain(`Already had a login here and keep it, with its password: ${email}.`)
    const person = await whoIs(await signIn(other, email))
    expect(person.identityId).toBe(identityId)
    expect(await findBrokenRules(other.databaseUrl)).toEqual([])
  })

  it('is not handed to a login whose address nobody has confirmed', async () => {
    await backUp()
    await other.openAccount({ firmName: 'Impostors', email: 'ada@hartwell.test' })
    const refused = await restoreTo(other)
    expect(refused.lines[0]).toContain('whose addresses nobody has confirmed: ada@hartwell.test')
    expect(refused.code).toBe(2)
    expect((await runRoster(other.databaseUrl, ['accounts'])).lines).toHaveLength(1)
    expect((await restoreTo(other, '--link-unconfirmed')).code).toBe(0)
    expect((await runRoster(other.databaseUrl, ['accounts'])).lines).toHaveLength(2)
  })

  it('loses what another server key sealed, and says so', async () => {
    await home.context.database.systemPool.query(`
      insert into mail_servers select account_id, 'mail.test', 587, 'none', 'ada', 'sealed', 'Roster', 'r@hartwell.test'
      from accounts`)
    await home.context.database.systemPool.query('update auth_user set two_factor_enabled = true')
    await home.context.database.systemPool.query(`
      insert into auth_two_factor (id, user_id, secret, backup_codes) select id, id, 'sealed', 'sealed' from auth_user`)
    await backUp()
    const empty = await startTestBackend()
    const url = empty.databaseUrl
    await empty.context.database.systemPool.query('delete from server_facts')
    const { lines, code } = await runRoster(
      url,
      ['restore', file],
      'another secret of more than 32 characters',
    )
    expect(code).toBe(0)
    expect(lines.join('\n')).toContain('Two-factor is off until they turn it on again: ada@hartwell.test.')
    expect(lines.join('\n')).toContain('Enter the password of the mail server again.')
    const { rows } = await empty.context.database.systemPool.query(
      `select sealed_password, two_factor_enabled, (select count(*)::int from auth_two_factor) as secrets
       from mail_servers, auth_user`,
    )
    expect(rows).toEqual([{ sealed_password: null, two_factor_enabled: false, secrets: 0 }])
    await empty.stop()

    await restoreTo(other)
    const kept = await other.context.database.systemPool.query(
      `select sealed_password, two_factor_enabled, (select count(*)::int from auth_two_factor) as secrets
       from mail_servers, auth_user`,
    )
    expect(kept.rows).toEqual([{ sealed_password: 'sealed', two_factor_enabled: true, secrets: 1 }])
  })
})

describe('an account that is there already', () => {
  it('is not touched without --replace', async () => {
    await backUp()
    const before = await readEverything(home)
    const { code, lines } = await restoreTo(home)
    expect(lines[0]).toMatch(/is here already\. With --replace/)
    expect(code).toBe(2)
    expect(await readEverything(home)).toEqual(before)
    expect(await outcomeOf(admin.call('users.list', {}))).toBe('done')
  })

  it('becomes what it was with --replace, except that nobody deactivated since is active again', async () => {
    const leaver = await joinAs(freshAddress('leaver'))
    const pending = await invite(admin)
    await backUp()
    const { items } = await admin.call('users.list', { q: 'leaver' })
    await deactivate(admin, items[0]?.userId ?? '')
    await admin.call('invitations.delete', { invitationId: pending.invitationId })
    const newcomer = await joinAs(freshAddress('newcomer'))

    const { code, lines } = await restoreTo(home, '--replace')
    expect(code).toBe(0)
    expect(lines.join('\n')).toContain(`Deactivated since the backup, and still inactive: ${leaver}.`)
    expect(await outcomeOf(admin.call('users.list', {}))).toBe('session.missing')
    expect(await outcomeOf(signIn(home, leaver, TEST_PASSWORD))).toBe('sign-in.refused')
    const again = await signIn(home, 'ada@hartwell.test')
    expect((await again.call('users.list', {})).items.map(({ email }) => email)).not.toContain(newcomer)
    expect(await storedInvitation(home, pending.invitationId)).toMatchObject({ state: 'expired' })
    expect(await findBrokenRules(home.databaseUrl)).toEqual([])
    expect(await outcomeOf(invite(again, newcomer))).toBe('done')
  })

  it('leaves other accounts alone', async () => {
    const neighbour = await home.openAccount({ firmName: 'Neighbours' })
    const { accountId } = await whoIs(admin)
    expect((await runRoster(home.databaseUrl, ['backup', file])).lines[0]).toContain('several accounts')
    await runRoster(home.databaseUrl, ['backup', '--account', 'ada@hartwell.test', file])
    expect((await restoreTo(home, '--replace')).code).toBe(0)
    expect(await outcomeOf(neighbour.call('users.list', {}))).toBe('done')
    const lines = gunzipSync(await readFile(file)).toString()
    expect(lines).toContain(accountId)
    expect(lines).not.toContain((await whoIs(neighbour)).accountId)
  })
})

describe('the file', () => {
  it('is for its owner only, and never overwrites another', async () => {
    await backUp()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { code, lines } = await backUp()
    expect(lines[0]).toBe(`There is already a file ${file}. Choose another name.`)
    expect(code).toBe(2)
  })

  it('holds every table of an account, so that a new one is not forgotten', async () => {
    const { backedUpTables } = await import('../../../backend/operations/backup-format.ts')
    const { rows } = await home.context.database.systemPool.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'account_id'`,
    )
    const held = backedUpTables.map(({ name }) => name)
    expect(rows.map(({ name }) => name).filter((name) => !held.includes(name))).toEqual(['user_counts'])
  })

  it('holds no session, no proof and no key', async () => {
    await admin.call('password.forget', { email: 'ada@hartwell.test' })
    await backUp()
    const text = gunzipSync(await readFile(file)).toString()
    const { rows } = await home.context.database.systemPool.query<{ token: string }>(
      'select token from auth_session',
    )
    expect(rows).toHaveLength(1)
    for (const secret of [TEST_SECRET, rows[0]?.token ?? '', home.context.keys.authentication])
      expect(text).not.toContain(secret)
    expect(text).not.toContain('auth_session')
    expect(text).not.toContain('password link')
  })

  const lines = (text: string) => text.trimEnd().split('\n')
  it.each([
    ['is cut short', (whole: Buffer) => whole.subarray(0, whole.length - 40), 'damaged or not complete'],
    ['has a bit turned over', (whole: Buffer) => flip(whole, whole.length >> 1), 'damaged or not complete'],
    [
      'lost its last line',
      edit((text) => `${lines(text).slice(0, -1).join('\n')}\n`),
      'damaged or not complete',
    ],
    ['lost a row', edit((text) => `${lines(text).toSpliced(3, 1).join('\n')}\n`), 'damaged or not complete'],
    ['was changed', edit((text) => text.replace('"administrator"', '"standard"')), 'damaged or not complete'],
    ['goes on after its end', edit((text) => `${text}{}\n`), 'damaged or not complete'],
    ['is some other file', () => Buffer.from('%PDF-1.7 not a backup'), 'is not a backup of Roster'],
    ['is something else, packed', () => gzipSync('hello\n'), 'is not a backup of Roster'],
    ['is empty', () => Buffer.alloc(0), 'damaged or not complete'],
    ['has a newer format', edit((text) => text.replace('"format":1', '"format":2')), 'newer Roster'],
    [
      'has a newer schema',
      edit((text) => text.replace(/"schema":\d+/, '"schema":9999999999999')),
      'newer Roster',
    ],
  ])('is refused when it %s, and nothing changes', async (_, spoil, sentence) => {
    await joinAs()
    await backUp()
    await writeFile(file, spoil(await readFile(file)))
    const before = await readEverything(other)
    const refused = await restoreTo(other)
    expect(refused.lines[0]).toContain(sentence)
    expect(refused.lines[0]).toContain('Nothing was changed.')
    expect(refused.code).toBe(2)
    expect(await readEverything(other)).toEqual(before)
  })

  it('is refused when there is none', async () => {
    expect((await restoreTo(other)).lines).toEqual([`There is no file ${file}.`])
  })
})

it('is one instant of the account while people go on working', async () => {
  let isWorking = true
  const work = (async () => {
    while (isWorking) await joinAs()
  })()
  await expect
    .poll(async () => (await readEverything(home)).users.length, { timeout: 20_000 })
    .toBeGreaterThan(3)
  const { code } = await backUp()
  isWorking = false
  await work
  expect(code).toBe(0)
  expect((await restoreTo(other)).code).toBe(0)
  expect(await findBrokenRules(other.databaseUrl)).toEqual([])
})

function flip(whole: Buffer, at: number): Buffer {
  const changed = Buffer.from(whole)
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  return changed
}

function edit(change: (text: string) => string) {
  return (whole: Buffer) => gzipSync(change(gunzipSync(whole).toString()))
}
