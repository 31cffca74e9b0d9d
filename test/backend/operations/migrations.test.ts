import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../backend/database/migrate.ts'
import { migrationsFolder } from '../../../backend/database/migrations-folder.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { createEmptyDatabase } from '../../support/test-database.ts'
import { invite, outcomeOf } from '../invitations/inviting.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

/** The migrations of a later version, which adds this one. */
async function laterVersion(statements: string): Promise<string> {
  const folder = await makeTemporaryFolder()
  await cp(migrationsFolder(), folder, { recursive: true })
  await writeFile(join(folder, '9999_later.sql'), statements)
  const journal = join(folder, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(await readFile(journal, 'utf8')) as { entries: object[] }
  const later = {
    idx: entries.length,
    version: '7',
    when: 9_999_999_999_999,
    tag: '9999_later',
    breakpoints: true,
  }
  await writeFile(journal, JSON.stringify({ ...rest, entries: [...entries, later] }))
  return folder
}

const database = () => ({ connectionString: backend.databaseUrl })

it('leaves everything as it was when a migration fails, and the old version goes on working', async () => {
  const admin = await backend.openAccount()
  const folder = await laterVersion(
    `alter table users add column hobby text;\n--> statement-breakpoint\nselect no_such_function()`,
  )
  await expect(migrate(database(), folder)).rejects.toThrow()
  const { rows } = await backend.context.database.systemPool.query(
    `select 1 from information_schema.columns where table_name = 'users' and column_name = 'hobby'`,
  )
  expect(rows).toEqual([])
  expect(await outcomeOf(invite(admin))).toBe('done')
  expect(await runRoster(backend.databaseUrl, ['check'])).toMatchObject({ code: 0 })
})

it('keeps all data when a later version brings its schema', async () => {
  const admin = await backend.openAccount()
  const { email } = await invite(admin)
  await migrate(database(), await laterVersion('alter table users add column hobby text'))
  const { items } = await admin.call('invitations.list', {})
  expect(items.map((row) => row.email)).toEqual([email])
})

it('does not touch the data of a newer version', async () => {
  await migrate(database(), await laterVersion('alter table users add column hobby text'))
  await expect(migrate(database())).rejects.toMatchObject({ code: 'database.newer' })
  const { code, lines } = await runRoster(backend.databaseUrl, ['accounts'])
  expect(lines).toEqual([
    'This data was last used by a newer Roster. Start that version or a newer one. Nothing was changed.',
  ])
  expect(code).toBe(2)
})

it('is brought to the newest schema by several at once', async () => {
  const empty = await createEmptyDatabase()
  const config = { connectionString: empty.url }
  await Promise.all([migrate(config), migrate(config), migrate(config), migrate(config)])
  expect(await runRoster(empty.url, ['check'])).toMatchObject({ code: 0 })
  await empty.drop()
})
