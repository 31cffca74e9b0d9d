import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { LEAST_FREE_BYTES } from '../../../backend/require-disk-space.ts'
import { AppError } from '../../../shared/errors.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { whoIs } from '../../support/people.ts'
import { freshAddress, invite, mailedToken, outcomeOf, register } from '../invitations/inviting.ts'

let backend: TestBackend
let admin: Client

beforeAll(async () => {
  backend = await startTestBackend()
  admin = await backend.openAccount()
})
afterAll(() => backend.stop())
beforeEach(() => {
  backend.disk.free = LEAST_FREE_BYTES
})

const fill = () => {
  backend.disk.free = LEAST_FREE_BYTES - 1
}

it('refuses a write with 507 and a sentence, and changes nothing', async () => {
  fill()
  const email = freshAddress()
  const refusal = await admin
    .call('invitations.create', { addresses: [email], level: 'standard' })
    .catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AppError)
  expect(refusal).toMatchObject({ code: 'server.disk-full', status: 507 })
  const { items } = await admin.call('invitations.list', {})
  expect(items.filter((row) => row.email === email)).toEqual([])
})

it('goes on reading, and works again by itself when there is space', async () => {
  fill()
  expect((await admin.call('users.list', {})).items.length).toBeGreaterThan(0)
  expect(await outcomeOf(invite(admin))).toBe('server.disk-full')
  backend.disk.free = LEAST_FREE_BYTES
  expect(await outcomeOf(invite(admin))).toBe('done')
})

it('lets people in and out', async () => {
  const { email } = await whoIs(admin)
  fill()
  const client = backend.visitor()
  expect(await outcomeOf(client.call('session.signIn', { email, password: TEST_PASSWORD }))).toBe('done')
  expect(await outcomeOf(client.call('users.list', {}))).toBe('done')
  expect(await outcomeOf(client.call('session.signOut', {}))).toBe('done')
})

it('shows what a registration link offers, and accepts it later', async () => {
  const token = await mailedToken(backend, (await invite(admin)).invitationId)
  fill()
  const visitor = backend.visitor()
  expect(await outcomeOf(visitor.call('registration.read', { token }))).toBe('done')
  expect(await outcomeOf(register(visitor, token))).toBe('server.disk-full')
  backend.disk.free = LEAST_FREE_BYTES
  expect(await outcomeOf(register(visitor, token))).toBe('done')
})

it('opens no account', async () => {
  fill()
  expect(await outcomeOf(backend.openAccount())).toBe('server.disk-full')
})
