import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { Client } from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { isAlive } from '../../../backend/embedded/process-identity.ts'
import { type RosterProcess, startRosterProcess } from '../../support/roster-process.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

// Hundreds of safe writes take their time on a busy disk.
vi.setConfig({ testTimeout: 120_000 })

const started = new Set<RosterProcess>()

function run(folder: string, does?: 'idle' | 'write'): RosterProcess {
  const roster = startRosterProcess(folder, does)
  started.add(roster)
  return roster
}

afterEach(async () => {
  for (const roster of started) await roster.stop()
  started.clear()
})

function written(roster: RosterProcess): number[] {
  return roster.reports.flatMap((report) => (report.kind === 'written' ? [report.id] : []))
}

async function hasWritten(roster: RosterProcess, count: number): Promise<void> {
  await roster.expectReport('written', () => written(roster).length >= count)
}

/** Which confirmed rows are not there, and whether the table can be read to its end. */
async function findLost(url: string, confirmed: number[]): Promise<number[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: number }>('SELECT id::int FROM notes WHERE length(body) = 500')
    const kept = new Set(rows.map(({ id }) => id))
    return confirmed.filter((id) => !kept.has(id))
  } finally {
    await client.end()
  }
}

test('loses nothing confirmed when Roster is killed while writing, and takes its server over', async () => {
  const folder = await makeTemporaryFolder()
  const confirmed: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const writer = run(folder, 'write')
    const { serverPid, url } = await writer.expectReport('ready')
    if (round > 0) expect(await findLost(url, confirmed)).toEqual([])
    await hasWritten(writer, 300)
    await writer.kill()
    expect(isAlive(serverPid)).toBe(true)
    confirmed.push(...written(writer))
  }
  const last = run(folder)
  const { url } = await last.expectReport('ready')
  expect(await findLost(url, confirmed)).toEqual([])
})

test('loses nothing confirmed when Roster and its server are killed together', async () => {
  const folder = await makeTemporaryFolder()
  const writer = run(folder, 'write')
  const { serverPid } = await writer.expectReport('ready')
  await hasWritten(writer, 500)
  process.kill(serverPid, 'SIGKILL')
  await writer.kill()

  const next = run(folder)
  const { url } = await next.expectReport('ready')
  expect(await findLost(url, written(writer))).toEqual([])
})

test('starts the server again when it dies, and goes on writing over the same pool', async () => {
  const folder = await makeTemporaryFolder()
  const writer = run(folder, 'write')
  const { serverPid, url } = await writer.expectReport('ready')
  await hasWritten(writer, 200)
  process.kill(serverPid, 'SIGKILL')
  await writer.expectReport('exit')
  await hasWritten(writer, written(writer).length + 200)
  expect(await findLost(url, written(writer))).toEqual([])
})

test('refuses a second Roster on the same folder, naming the first, and leaves the first alone', async () => {
  const folder = await makeTemporaryFolder()
  const first = run(folder, 'write')
  await first.expectReport('ready')
  const second = run(folder)
  const refused = await second.expectReport('refused')
  expect(refused.code).toBe('data-folder.in-use')
  expect(refused.details.pid).toBe(first.pid)
  await hasWritten(first, written(first).length + 50)
})

test('lets exactly one of several win that start at once after a crash', async () => {
  const folder = await makeTemporaryFolder()
  const crashed = run(folder)
  await crashed.expectReport('ready')
  await crashed.kill()

  const rivals = Array.from({ length: 4 }, () => run(folder))
  const answers = await Promise.all(
    rivals.map((rival) =>
      Promise.race([rival.expectReport('ready'), rival.expectReport('refused')]).catch((error) => error),
    ),
  )
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['ready', 'refused', 'refused', 'refused'])
})

test('stops in good order when asked: no process, no socket, no lock', async () => {
  const folder = await makeTemporaryFolder()
  const roster = run(folder, 'write')
  const { serverPid, url } = await roster.expectReport('ready')
  await hasWritten(roster, 50)
  expect(await roster.stop()).toBe(0)
  expect(isAlive(serverPid)).toBe(false)
  expect(existsSync(new URL(url).searchParams.get('host') ?? '')).toBe(false)
  expect((await readdir(folder)).sort()).toEqual(['database', 'database-logins.json', 'database.log'])
})
