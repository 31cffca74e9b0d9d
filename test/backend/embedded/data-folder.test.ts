import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freeBytes, openDataFolder } from '../../../backend/embedded/data-folder.ts'
import { isOwnerLock, takeOwnerLock } from '../../../backend/embedded/owner-lock.ts'
import { identifySelf } from '../../../backend/embedded/process-identity.ts'
import type { AppError } from '../../../shared/errors.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** The number of a process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

async function leaveLock(folder: string, change: Record<string, unknown>): Promise<void> {
  const holder = { token: randomUUID(), ...(await identifySelf()), startedAt: '2026-03-02T08:00:00.000Z' }
  await writeFile(join(folder, 'roster.lock'), JSON.stringify({ ...holder, ...change }))
}

async function refusal(opening: Promise<unknown>): Promise<AppError> {
  return opening.then(
    () => expect.fail('it was opened'),
    (error: AppError) => error,
  )
}

test('makes the folder readable by its owner only, and leaves nothing in it on release', async () => {
  const path = join(await makeTemporaryFolder(), 'new', 'folder')
  const folder = await openDataFolder(path)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect(await readdir(path)).toEqual(['roster.lock'])
  await folder.release()
  expect(await readdir(path)).toEqual([])
})

test('refuses a second owner, naming the first, since when and where it is reached', async () => {
  const path = await makeTemporaryFolder()
  const folder = await openDataFolder(path)
  onTestFinished(() => folder.release())
  await folder.announce('http://127.0.0.1:4000')
  const { startedAt } = JSON.parse(await readFile(join(path, 'roster.lock'), 'utf8')) as { startedAt: string }

  const refused = await refusal(openDataFolder(path))
  expect(refused.code).toBe('data-folder.in-use')
  expect(refused.details).toMatchObject({
    pid: process.pid,
    since: startedAt,
    address: 'http://127.0.0.1:4000',
  })
  expect(refused.message).toContain(`process ${process.pid}`)
})

test('can be opened again after release', async () => {
  const path = await makeTemporaryFolder()
  await (await openDataFolder(path)).release()
  await (await openDataFolder(path)).release()
  expect(await readdir(path)).toEqual([])
})

test.each([
  ['a process that has ended', async () => ({ pid: endedPid() })],
  ['a process whose number now belongs to another', async () => ({ began: 'another time' })],
])('takes over from %s', async (_name, change) => {
  const path = await makeTemporaryFolder()
  await leaveLock(path, await change())
  const folder = await openDataFolder(path)
  expect(await readFile(join(path, 'roster.lock'), 'utf8')).toContain(`"pid": ${process.pid}`)
  await folder.release()
  expect(await readdir(path)).toEqual([])
})

test.each(['', '{"pid":', 'null'])('takes over a damaged lock file (%j)', async (text) => {
  const path = await makeTemporaryFolder()
  await writeFile(join(path, 'roster.lock'), text)
  await (await openDataFolder(path)).release()
  expect(await readdir(path)).toEqual([])
})

test('takes over when the successor of a crashed owner crashed too', async () => {
  const path = await makeTemporaryFolder()
  const [first, second] = [randomUUID(), randomUUID()]
  await leaveLock(path, { token: first, pid: endedPid() })
  const holder = {
    token: second,
    ...(await identifySelf()),
    pid: endedPid(),
    startedAt: '2026-03-02T08:00:00.000Z',
  }
  await writeFile(join(path, `roster.lock.after-${first}`), JSON.stringify(holder))
  await (await openDataFolder(path)).release()
  expect(await readdir(path)).toEqual([])
})

test('waits for a sign of life of an owner in another container, and takes over without one', async () => {
  const path = await makeTemporaryFolder()
  await leaveLock(path, { place: `not ${hostname()}` })
  const lock = await takeOwnerLock(join(path, 'roster.lock'), { beatMs: 50, silenceMs: 300 })
  expect(isOwnerLock(lock)).toBe(true)

  const text = await readFile(join(path, 'roster.lock'), 'utf8')
  const place = (await identifySelf()).place
  await writeFile(join(path, 'roster.lock'), text.replace(JSON.stringify(place), '"elsewhere"'))
  const refused = await takeOwnerLock(join(path, 'roster.lock'), { beatMs: 50, silenceMs: 10_000 })
  expect(refused).toMatchObject({ place: 'elsewhere' })
  if (isOwnerLock(lock)) await lock.release()
})

test.each(['nobody', 'a crashed owner'])(
  'has exactly one winner when many start at once after %s',
  async (before) => {
    for (let round = 0; round < 25; round += 1) {
      const path = await makeTemporaryFolder()
      if (before !== 'nobody') await leaveLock(path, { pid: endedPid() })
      const lock = join(path, 'roster.lock')
      const answers = await Promise.all(Array.from({ length: 12 }, () => takeOwnerLock(lock)))
      const winners = answers.filter(isOwnerLock)
      await Promise.all(winners.map((winner) => winner.release()))
      expect(winners).toHaveLength(1)
      expect(await readdir(path)).toEqual([])
    }
  },
)

test('refuses a place where it cannot write, and says what to do', async () => {
  const parent = await makeTemporaryFolder()
  await writeFile(join(parent, 'file'), '')
  const below = await refusal(openDataFolder(join(parent, 'file', 'data')))
  expect(below.code).toBe('data-folder.unwritable')
  expect(below.message).toContain('choose another folder with --data')
})

test('refuses a folder in which it may only read', async () => {
  const path = join(await makeTemporaryFolder(), 'locked')
  await mkdir(path)
  await chmod(path, 0o500)
  // Permissions do not bind root, the folder of processes does.
  const locked = process.getuid?.() === 0 ? '/proc' : path
  expect((await refusal(openDataFolder(locked))).code).toBe('data-folder.unwritable')
})

test('knows how much room the disk has', async () => {
  expect(await freeBytes(await makeTemporaryFolder())).toBeGreaterThan(0)
})
