import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, mergeConfig } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import backendConfig from '../../build/backend.vite.config.ts'
import type { Result } from '../../shared/errors.ts'
import { type Desktop, makeDataFolder, startDesktop } from '../support/desktop.ts'

const root = resolve(import.meta.dirname, '../..')
const PASSWORD = 'correct horse battery staple'

let appPath: string

// The backend is bundled as it is delivered; inside the project, where its packages are found.
beforeAll(async () => {
  appPath = await mkdtemp(join(root, '.cache', 'desktop-'))
  const outDir = join(appPath, 'out', 'backend')
  const input = { main: join(root, 'backend', 'main.ts') }
  const { input: _all, ...rolldownOptions } = backendConfig.build?.rolldownOptions ?? {}
  await build(
    mergeConfig(
      {
        ...backendConfig,
        configFile: false,
        logLevel: 'error',
        build: { ...backendConfig.build, rolldownOptions },
      },
      { build: { outDir, sourcemap: false, rolldownOptions: { input } } },
    ),
  )
})
afterAll(() => rm(appPath, { recursive: true, force: true }))

const start = (dataFolder: string, args: readonly string[] = []) =>
  startDesktop({ dataFolder, args, options: { appPath } })

function expectValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

async function openAccount({ roster }: Desktop): Promise<void> {
  expectValue(await roster.call('connection.choose', { connection: { kind: 'this-computer' } }))
  const session = await roster.call('accounts.open', {
    firmName: 'Hartwell & Moss LLP',
    name: 'Ada Hartwell',
    email: 'ada@hartwell.test',
    password: PASSWORD,
    timeZone: 'America/New_York',
  })
  expect(expectValue(session)).toMatchObject({ state: 'signed-in' })
}

test('a firm on this computer is there after a restart, and its administrator still signed in', async () => {
  const dataFolder = await makeDataFolder()
  const first = await start(dataFolder)
  await openAccount(first)
  const [pid] = first.double.childPids()
  await first.quit()
  expect(first.double.childPids()).toEqual([])
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH')

  const second = await start(dataFolder)
  expect(expectValue(await second.roster.call('session.read', {}))).toMatchObject({
    state: 'signed-in',
    identity: { name: 'Ada Hartwell' },
  })
})

test('without a keychain the restart asks to sign in, and nothing of the session is on disk', async () => {
  const dataFolder = await makeDataFolder()
  const options = { appPath, keychain: 'basic_text' } as const
  const first = await startDesktop({ dataFolder, options })
  await openAccount(first)
  expect(expectValue(await first.roster.call('desktop.read', {}))).toMatchObject({ keepsSession: false })
  await first.quit()

  const desktop = join(dataFolder, 'desktop')
  const files = (await readdir(desktop, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  expect(files.map(({ name }) => name).sort()).toEqual(['backend.log', 'main.log', 'settings.json'])
  for (const { parentPath, name } of files)
    expect(await readFile(join(parentPath, name), 'utf8')).not.toMatch(/session_token|correct horse/)

  const second = await startDesktop({ dataFolder, options })
  expect(expectValue(await second.roster.call('session.read', {}))).toEqual({ state: 'signed-out' })
})

test('a backend that is killed comes back, and the person works on', async () => {
  const desktop = await start(await makeDataFolder())
  await openAccount(desktop)
  const [pid] = desktop.double.childPids()
  process.kill(pid ?? 0, 'SIGKILL')
  await expect
    .poll(() => desktop.double.childPids().some((child) => child !== pid), { timeout: 20_000 })
    .toBe(true)
  expect(expectValue(await desktop.roster.call('users.counts', {}))).toBeTruthy()
  await expect
    .poll(() => desktop.told.map(({ name }) => name), { timeout: 20_000 })
    .toContain('stream.resumed')
})

test('a second desktop on the same data folder is told who has it', async () => {
  const dataFolder = await makeDataFolder()
  const first = await start(dataFolder)
  await openAccount(first)
  const second = await start(dataFolder)
  const answer = await second.roster.call('users.counts', {})
  expect(answer).toMatchObject({ ok: false, error: { code: 'data-folder.in-use' } })
  if (!answer.ok) expect(answer.error.message).toContain(dataFolder)
})

test('a demonstration shows the sample firm', async () => {
  const desktop = await start(await makeDataFolder(), ['--demo'])
  expect(expectValue(await desktop.roster.call('settings.read', {}))).toMatchObject({
    connection: { kind: 'sample' },
  })
  expect(expectValue(await desktop.roster.call('setup.read', {}))).toMatchObject({
    product: 'roster',
    isSample: true,
  })
})
