import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSampleFirm } from '../../../backend/sample/make-sample-firm.ts'
import { SAMPLE_LOGIN } from '../../../shared/model/sample.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, signIn, whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster, runRosterWith } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { outcomeOf } from '../invitations/inviting.ts'

let backend: TestBackend
let admin: Client

beforeAll(async () => {
  backend = await startTestBackend()
  admin = await backend.openAccount({ email: 'ada@hartwell.test' })
})
afterAll(() => backend.stop())

const run = (...args: string[]) => runRoster(backend.databaseUrl, args)

describe('the roster command', () => {
  it.each([[['help']], [['--help']], [[]]])('explains itself when asked with %j', async (args) => {
    const { code, lines } = await runRosterWith({}, args)
    for (const name of [
      'backup',
      'restore',
      'check',
      'migrate',
      'accounts',
      'invoices',
      'invoice',
      'reset-link',
      'seed',
    ])
      expect(lines.some((line) => line.trim().startsWith(name))).toBe(true)
    expect(code).toBe(0)
  })

  it.each([
    [['sing'], 'There is no command "sing". "roster help" lists what there is.'],
    [['constructor'], 'There is no command "constructor". "roster help" lists what there is.'],
    [['check', 'everything'], 'Use: roster check [--data FOLDER]'],
    [['backup'], 'Use: roster backup [--account ADDRESS-OR-ID] FILE [--data FOLDER]'],
    [['check', '--fast'], "Unknown option '--fast'. Use: roster check [--data FOLDER]"],
    [['seed', '--users', 'many'], '--users needs a number from 1 to 1000000.'],
    [['reset-link', 'nobody@hartwell.test', '--address', 'http://127.0.0.1:4310'], 'There is no active user'],
    [['reset-link', 'ada@hartwell.test'], 'Name it: --address http://127.0.0.1:4310'],
    [['backup', '--account', 'nobody@hartwell.test', '/tmp/never.backup'], 'There is no account nobody'],
    [
      ['backup', '/nonexistent/folder/file.backup'],
      '/nonexistent/folder/file.backup.part cannot be read or written.',
    ],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, lines } = await run(...args)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(sentence)
    expect(code).toBe(2)
  })

  it('needs to know which data is meant', async () => {
    const { code, lines } = await runRosterWith({}, ['check'])
    expect(lines).toEqual(['Name the data folder with --data FOLDER, or set DATABASE_URL.'])
    expect(code).toBe(2)
  })

  it('makes no data where there is none', async () => {
    const folder = join(await makeTemporaryFolder(), 'empty')
    const { lines } = await runRosterWith({}, ['accounts', '--data', folder])
    expect(lines).toEqual([`There is no Roster in ${folder}. Name its data folder with --data FOLDER.`])
  })

  it('says so when the database cannot be reached, and shows no password', async () => {
    const url = 'postgres://roster:secret-word@127.0.0.1:1/roster'
    const { code, lines } = await runRoster(url, ['check'])
    expect(lines).toEqual(['The database cannot be reached. Nothing was changed.'])
    expect(code).toBe(2)
  })

  it('refuses to work with another server key', async () => {
    const args = ['reset-link', 'ada@hartwell.test', '--address', 'http://127.0.0.1:4310']
    const { lines } = await runRoster(backend.databaseUrl, args, 'another secret of more than 32 characters')
    expect(lines[0]).toContain('This database was set up with another server key.')
  })
})

describe('reset-link', () => {
  it('prints a link that sets a new password, once', async () => {
    const { accountId } = await whoIs(admin)
    const { email } = await whoIs(await addSignedInUser(backend, accountId))
    const { lines } = await run('reset-link', email, '--address', 'http://127.0.0.1:4310/')
    expect(lines[0]).toMatch(/^http:\/\/127\.0\.0\.1:4310\/password#/)
    const token = new URL(lines[0] ?? '').hash.slice(1)
    const password = 'another horse, another battery'
    expect(await outcomeOf(backend.visitor().call('password.reset', { token, password }))).toBe('done')
    expect(await outcomeOf(signIn(backend, email, password))).toBe('done')
    expect(await outcomeOf(signIn(backend, email, TEST_PASSWORD))).toBe('sign-in.refused')
    expect(await outcomeOf(backend.visitor().call('password.reset', { token, password }))).toBe(
      'password.link-invalid',
    )
  })
})

describe('seed', () => {
  it('adds users that the screens show and the rules accept, again and again', async () => {
    const before = await countUsers(admin)
    expect((await run('seed', '--users', '300')).code).toBe(0)
    expect((await run('seed', '--users', '50')).code).toBe(0)
    expect(await countUsers(admin)).toBe(before + 350)
    expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
  })

  it('adds cases with people on them that the rules accept', async () => {
    const args = ['seed', '--users', '40', '--cases', '60', '--assignments', '300']
    expect((await run(...args)).lines.at(-1)).toContain('40 more users and 60 more cases')
    expect((await run(...args)).code).toBe(0)
    expect((await admin.call('cases.outline', {})).total).toBe(120)
    const { items } = await admin.call('cases.list', {})
    expect(items.map(({ number, people }) => [number, people]).slice(8, 10)).toEqual([
      ['Seed 9', 5],
      ['Seed 10', 5],
    ])
    expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
    expect((await run('seed', '--users', '1', '--assignments', '5')).lines[0]).toBe(
      '--assignments needs --cases too.',
    )
  })
})

describe('the sample firm', () => {
  it('has 48 users, 18 cases and 12 open invitations, breaks no rule, and is made once', async () => {
    const sample = await startTestBackend({ isSample: true })
    await makeSampleFirm(sample.context)
    await makeSampleFirm(sample.context)
    const eleanor = await signIn(sample, SAMPLE_LOGIN.email, SAMPLE_LOGIN.password)
    expect(await countUsers(eleanor)).toBe(48)
    expect((await eleanor.call('cases.outline', {})).total).toBe(18)
    expect((await eleanor.call('invitations.list', {})).total).toBe(12)
    expect(await findBrokenRules(sample.databaseUrl)).toEqual([])
    await sample.stop()
  })

  it('has five months of bills behind it: paid ones and an open one, credits, and an upgrade', async () => {
    const sample = await startTestBackend({ isSample: true })
    await makeSampleFirm(sample.context)
    const read = async <T extends object>(text: string) =>
      (await sample.context.database.systemPool.query<T>(text)).rows
    const kinds = await read<{ kind: string }>('select distinct kind from ledger_lines order by kind')
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'credit-used',
      'deactivated',
      'joined',
      'payment',
      'plan-changed',
      'reactivated',
      'renewal',
    ])
    const cycles = await read<{ plan: string }>('select plan from billing_cycles order by cycle_number')
    expect(cycles.map(({ plan }) => plan)).toEqual([
      'starter',
      'starter',
      'standard',
      'standard',
      'standard',
      'standard',
    ])
    const bills = await read<{ kind: string; paid: boolean }>(
      `select i.kind, p.invoice_id is not null as paid from invoices i left join payments p using (account_id, invoice_id)
       order by i.number`,
    )
    expect(bills.filter(({ kind }) => kind === 'cycle')).toHaveLength(6)
    expect(bills.map(({ paid }) => paid)).toEqual([...bills.slice(1).map(() => true), false])
    const waiting = await read(`select kind from outbox where state = 'queued'`)
    expect(waiting).toEqual([])
    await sample.stop()
  })
})

async function countUsers(client: Client): Promise<number> {
  const { users } = await client.call('users.counts', {})
  return users.reduce((sum, { count }) => sum + count, 0)
}
