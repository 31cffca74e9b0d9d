import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import {
  type EmbeddedPostgres,
  type PostgresOptions,
  startPostgres,
} from '../../../backend/embedded/postgres.ts'
import { isAlive, isPostgres } from '../../../backend/embedded/process-identity.ts'
import type { AppError } from '../../../shared/errors.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

// Each makes a cluster, which takes its time on a busy disk.
vi.setConfig({ testTimeout: 120_000 })

const running = new Set<EmbeddedPostgres>()

async function start(folder: string, more: Partial<PostgresOptions> = {}): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const postgres = await startPostgres({ folder, durable: false, ...more })
  running.add(postgres)
  return postgres
}

afterEach(async () => {
  for (const postgres of running) await postgres.stop()
  running.clear()
})

/** The rows of the last of these statements. */
async function ask(url: string, sql: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let answer: string[] = []
    for (const text of sql.split(';')) {
      const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' })
      answer = rows.map((row) => row.map(String).join(' '))
    }
    return answer
  } finally {
    await client.end()
  }
}

async function refusal(starting: Promise<unknown>): Promise<AppError> {
  return starting.then(
    () => expect.fail('it started'),
    (error: AppError) => error,
  )
}

test('keeps the data from one start to the next, and stops without a trace', async () => {
  const folder = await makeTemporaryFolder()
  const first = await start(folder)
  await ask(first.owner.url, "CREATE TABLE notes (body text); INSERT INTO notes VALUES ('kept')")
  const pid = first.pid() ?? 0
  const socketFolder = first.owner.config.host
  expect(await isPostgres(pid)).toBe(true)
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  expect(existsSync(socketFolder)).toBe(false)
  expect((await readdir(folder)).sort()).toEqual(['database', 'database-logins.json', 'database.log'])

  const second = await start(folder)
  expect(await ask(second.owner.url, 'SELECT body FROM notes')).toEqual(['kept'])
})

test('gives the application an owner without the powers of a superuser', async () => {
  const { owner, superuser } = await start(await makeTemporaryFolder())
  expect(
    await ask(
      owner.url,
      'SELECT rolname, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    ),
  ).toEqual(['roster_owner false true'])
  await ask(owner.url, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin')
  await ask(
    owner.url,
    'CREATE ROLE roster_app NOLOGIN; GRANT roster_app TO CURRENT_USER; SET ROLE roster_app',
  )
  expect(await ask(superuser.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
    'true',
  ])
})

test('writes safely unless told otherwise, and listens on no port', async () => {
  const { owner } = await start(await makeTemporaryFolder(), { durable: true })
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses']
  expect(
    await ask(owner.url, `SELECT ${names.map((name) => `current_setting('${name}')`).join(', ')}`),
  ).toEqual(['on on on on '])
  await expect(ask(owner.url.replace(/:[0-9a-f]{64}@/, ':guess@'), 'SELECT 1')).rejects.toThrow('password')
})

test.each([
  ['with spaces and letters of every kind', 'Müller & Söhne, 東京 "data" \'x\''],
  ['with a long path', Array.from({ length: 8 }, () => 'a-folder-with-a-long-name').join('/')],
])('works in a folder %s', async (_name, below) => {
  const folder = join(await makeTemporaryFolder(), below)
  const first = await start(folder)
  await ask(first.owner.url, 'CREATE TABLE notes (body text)')
  await first.stop()
  const second = await start(folder)
  expect(await ask(second.owner.url, 'SELECT count(*) FROM notes')).toEqual(['0'])
  await second.stop()
  expect(existsSync(second.owner.config.host)).toBe(false)
})

test('works below a folder that only its owner may enter', async () => {
  const closed = await makeTemporaryFolder()
  await chmod(closed, 0o700)
  const { owner } = await start(join(closed, 'data'))
  expect(await ask(owner.url, 'SELECT current_user')).toEqual(['roster_owner'])
})

test('starts anew when a first start was cut short', async () => {
  const folder = await makeTemporaryFolder()
  await mkdir(join(folder, 'database.new', 'base'), { recursive: true })
  await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18\n')
  const { owner } = await start(folder)
  expect(await ask(owner.url, 'SELECT 1')).toEqual(['1'])
  expect(await readdir(folder)).not.toContain('database.new')
})

test('opens its data even when the file with the logins was lost', async () => {
  const folder = await makeTemporaryFolder()
  const first = await start(folder)
  await ask(first.owner.url, "CREATE TABLE notes (body text); INSERT INTO notes VALUES ('kept')")
  await first.stop()
  await rm(join(folder, 'database-logins.json'))
  const second = await start(folder)
  expect(await ask(second.owner.url, 'SELECT body FROM notes')).toEqual(['kept'])
})

test('refuses data of another PostgreSQL, and says how to bring it over', async () => {
  const folder = await makeTemporaryFolder()
  await mkdir(join(folder, 'database'))
  await writeFile(join(folder, 'database', 'PG_VERSION'), '17\n')
  const refused = await refusal(start(folder))
  expect(refused.code).toBe('data-folder.other-version')
  expect(refused.details).toMatchObject({ found: '17', expected: 18 })
  expect(refused.message).toContain('restore that backup')
  expect(await readFile(join(folder, 'database', 'PG_VERSION'), 'utf8')).toBe('17\n')
})

test('names the reason when the server cannot start', async () => {
  const folder = await makeTemporaryFolder()
  await (await start(folder)).stop()
  await rename(join(folder, 'database', 'global'), join(folder, 'database', 'elsewhere'))
  const refused = await refusal(start(folder))
  expect(refused.code).toBe('database.start-failed')
  expect(refused.message).toContain('could not')
  expect(refused.details).toMatchObject({ log: join(folder, 'database.log') })
})

test('starts although the number of the crashed server now belongs to a stranger', async () => {
  const folder = await makeTemporaryFolder()
  const first = await start(folder)
  const pidFile = join(folder, 'database', 'postmaster.pid')
  const left = await readFile(pidFile, 'utf8')
  await first.stop()
  await writeFile(pidFile, left.replace(/^\d+/, '1'))
  const second = await start(folder)
  expect(await ask(second.owner.url, 'SELECT 1')).toEqual(['1'])
})
