import { afterEach, expect, it, vi } from 'vitest'
import {
  type BackendProcess,
  endBackendProcesses,
  StartRefused,
  startBackendProcess,
} from '../../support/backend-process.ts'
import { Client } from '../../support/client.ts'
import { openFirstAccount } from '../../support/first-account.ts'
import { runRosterWith } from '../../support/roster-command.ts'
import { listInvited, startStorm } from '../../support/storm.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { TEST_SECRET } from '../../support/test-secret.ts'

// Whole processes with a safe database take their time on a busy disk.
vi.setConfig({ testTimeout: 120_000 })

afterEach(endBackendProcesses)

const checkIn = (folder: string) => runRosterWith({ ROSTER_DATA: folder }, ['check'])

it('loses nothing acknowledged when it is killed in a storm of invitations, and takes over at the next start', async () => {
  const folder = await makeTemporaryFolder()
  let backend: BackendProcess = await startBackendProcess(['--data', folder])
  let admin = await openFirstAccount(backend)
  const acknowledged = new Set<string>()
  for (let round = 0; round < 3; round += 1) {
    const storm = startStorm(admin)
    await vi.waitFor(() => expect(storm.acknowledged.size).toBeGreaterThan(30), { timeout: 60_000 })
    await backend.kill()
    await storm.calm()
    for (const email of storm.acknowledged) acknowledged.add(email)

    backend = await startBackendProcess(['--data', folder])
    admin = reopen(admin, backend)
    const stored = await listInvited(admin)
    expect([...acknowledged].filter((email) => !stored.has(email))).toEqual([])
    expect(await checkIn(folder)).toMatchObject({ code: 0 })
  }
})

it('loses nothing when it is asked to stop, ends in time with windows open, and checks clean at rest', async () => {
  const folder = await makeTemporaryFolder()
  const first = await startBackendProcess(['--data', folder])
  const admin = await openFirstAccount(first)
  const stream = await admin.fetch('/api/events')
  const streamEnds = stream.text()
  const storm = startStorm(admin)
  await vi.waitFor(() => expect(storm.acknowledged.size).toBeGreaterThan(30), { timeout: 60_000 })
  const late = new Promise<never>((_, fail) => {
    setTimeout(fail, 10_000, new Error('it did not stop within 10 seconds')).unref()
  })
  // As Ctrl+C does: everything started from the terminal hears it.
  expect(await Promise.race([first.interrupt('SIGINT'), late])).toBe(0)
  await storm.calm()
  expect(await streamEnds).toContain('invitations.changed')

  expect(await checkIn(folder)).toMatchObject({ code: 0 })
  const stored = await listInvited(reopen(admin, await startBackendProcess(['--data', folder])))
  expect([...storm.acknowledged].filter((email) => !stored.has(email))).toEqual([])
})

it('names who holds the data folder, and a port that is taken', async () => {
  const folder = await makeTemporaryFolder()
  const first = await startBackendProcess(['--data', folder])
  const second = await refusalOf(['--data', folder])
  expect(second.code).toBe('data-folder.in-use')
  expect(second.message).toContain(`process ${first.child.pid}`)
  expect(second.message).toContain(folder)

  const { port } = new URL(first.address)
  const third = await refusalOf(['--data', await makeTemporaryFolder(), '--port', port])
  expect(third).toMatchObject({
    code: 'port.taken',
    message: `Port ${port} is taken by another program. Choose another one with --port NUMBER.`,
  })
  expect((await refusalOf([])).message).toContain('--data FOLDER')
})

it('says so when the database it was given cannot be reached, and shows no password', async () => {
  const DATABASE_URL = 'postgres://roster:secret-word@127.0.0.1:1/roster'
  expect(await refusalOf([], { DATABASE_URL, ROSTER_SECRET: TEST_SECRET })).toMatchObject({
    code: 'database.unreachable',
    message: 'The database cannot be reached. Check DATABASE_URL, and that its server runs.',
  })
})

async function refusalOf(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<StartRefused> {
  const refused: unknown = await startBackendProcess(args, env).catch((error: unknown) => error)
  if (refused instanceof StartRefused) return refused
  throw new Error('it was not refused')
}

/** The same browser at the server's new address. */
function reopen(client: Client, { address }: BackendProcess): Client {
  const again = new Client(address)
  for (const [name, value] of client.cookies) again.cookies.set(name, value)
  return again
}
