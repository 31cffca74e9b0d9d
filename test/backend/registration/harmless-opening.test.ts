import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { dumpDatabase, invite, mailedToken, messagesTo, register } from '../invitations/inviting.ts'

describe('opening a registration link', () => {
  let backend: TestBackend

  beforeAll(async () => {
    backend = await startTestBackend()
  })
  afterAll(() => backend.stop())

  it('changes nothing, however often mail scanners fetch it', async () => {
    const admin = await backend.openAccount()
    const row = await invite(admin)
    const token = await mailedToken(backend, row.invitationId)
    await expect
      .poll(() => messagesTo(backend, row.email), { timeout: 10_000 })
      .toMatchObject([{ state: 'sent' }])
    const paths = [
      '/register',
      `/register?token=${token}`,
      `/register/${token}`,
      '/api/registration',
      `/api/registration?token=${token}`,
      `/api/registration/${token}`,
      '/api/registration/acceptance',
      `/api/registration/acceptance?token=${token}`,
    ]
    const before = await dumpDatabase(backend)
    const requests = Array.from({ length: 1_000 }, (_, number) => ({
      path: paths[number % paths.length] ?? '/register',
      method: ['GET', 'HEAD', 'OPTIONS'][Math.floor(number / paths.length) % 3] ?? 'GET',
    }))
    while (requests.length > 0) {
      const answers = await Promise.all(
        requests.splice(0, 50).map(({ path, method }) => backend.visitor().fetch(path, { method })),
      )
      for (const answer of answers) expect(answer.status).toBeLessThan(500)
    }
    for (let time = 0; time < 20; time += 1) await backend.visitor().call('registration.read', { token })
    expect(await dumpDatabase(backend)).toEqual(before)
    expect((await register(backend.visitor(), token)).email).toBe(row.email)
  })
})
