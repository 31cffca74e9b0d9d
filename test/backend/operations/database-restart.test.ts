import { afterEach, expect, it, vi } from 'vitest'
import { openDataFolder } from '../../../backend/embedded/data-folder.ts'
import { startPostgres } from '../../../backend/embedded/postgres.ts'
import { endBackendProcesses, startBackendProcess } from '../../support/backend-process.ts'
import { openFirstAccount } from '../../support/first-account.ts'
import { hear } from '../../support/hear.ts'
import { runRoster } from '../../support/roster-command.ts'
import { listInvited, startStorm } from '../../support/storm.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { TEST_SECRET } from '../../support/test-secret.ts'

vi.setConfig({ testTimeout: 120_000 })

afterEach(endBackendProcesses)

it('answers 503 while its database is away, and comes back by itself', async () => {
  const folder = await openDataFolder(await makeTemporaryFolder())
  const start = () => startPostgres({ folder: folder.path })
  let postgres = await start()
  const { url } = postgres.owner
  try {
    const backend = await startBackendProcess([], { DATABASE_URL: url, ROSTER_SECRET: TEST_SECRET })
    const admin = await openFirstAccount(backend)
    const heard = hear(await admin.fetch('/api/events'))
    const storm = startStorm(admin)
    await vi.waitFor(() => expect(storm.acknowledged.size).toBeGreaterThan(20), { timeout: 60_000 })

    await postgres.stop()
    const refused = await admin.fetch('/api/users')
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(await refused.json()).toMatchObject({ code: 'server.unavailable' })
    expect((await admin.fetch('/healthz')).status).toBe(503)

    postgres = await start()
    expect(postgres.owner.url).toBe(url)
    await vi.waitFor(async () => expect((await admin.fetch('/api/users')).status).toBe(200), {
      timeout: 20_000,
    })
    await vi.waitFor(() => expect(heard.text).toContain('stream.resumed'), { timeout: 20_000 })
    const before = storm.acknowledged.size
    await vi.waitFor(() => expect(storm.acknowledged.size).toBeGreaterThan(before), { timeout: 20_000 })
    await storm.calm()

    expect(backend.child.exitCode).toBeNull()
    expect([...storm.refused]).toEqual(['server.unavailable'])
    const stored = await listInvited(admin)
    expect([...storm.acknowledged].filter((email) => !stored.has(email))).toEqual([])
    expect(await runRoster(url, ['check'])).toMatchObject({ code: 0 })
    expect(await backend.interrupt('SIGTERM')).toBe(0)
  } finally {
    await endBackendProcesses()
    await postgres.stop()
    await folder.release()
  }
})
