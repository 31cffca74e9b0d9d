import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '../../shared/contract/index.ts'
import {
  type AccountOperationName,
  accountOperationNames,
  type OperationName,
  operations,
} from '../../shared/contract/index.ts'
import { isErrorCode } from '../../shared/error-catalogue.ts'
import type { Result } from '../../shared/errors.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import { type Desktop, startDesktop } from '../support/desktop.ts'
import { sampleInputs } from './sample-inputs.ts'

let backend: TestBackend

beforeAll(async () => {
  backend = await startTestBackend()
})
afterAll(() => backend.stop())

async function connect(): Promise<Desktop> {
  const desktop = await startDesktop()
  const connection = { kind: 'server', address: backend.address } as const
  expectValue(await desktop.roster.call('connection.choose', { connection }))
  return desktop
}

async function connectAsAdministrator(): Promise<Desktop> {
  const desktop = await connect()
  const email = `ada.${crypto.randomUUID().slice(0, 8)}@hartwell.test`
  expectValue(await desktop.roster.call('accounts.open', { ...sampleInputs['accounts.open'], email }))
  return desktop
}

function expectValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

function callWithSample<N extends OperationName>(desktop: Desktop, name: N) {
  return desktop.roster.call(name, sampleInputs[name] as Input<N>)
}

describe('every account operation crosses preload, dispatch, HTTP and backend', () => {
  // The window may not ask for it; see below.
  const names = accountOperationNames.filter((name) => name !== 'invitations.copyLink')

  test.each(names)('%s, as an administrator', async (name) => {
    const answer = await callWithSample(await connectAsAdministrator(), name)
    if (answer.ok) expect(operations[name].output.safeParse(answer.value).success).toBe(true)
    else expect(answer.error).toMatchObject({ code: expect.not.stringMatching(/^(unexpected|server\.)/) })
  })

  test('refusals of a visitor come back as values with a code of the catalogue', async () => {
    const desktop = await connect()
    const guarded = names.filter((name) => mustSignIn(name))
    expect(guarded.length).toBeGreaterThan(20)
    for (const name of guarded) {
      const answer = await callWithSample(desktop, name)
      expect([name, answer]).toMatchObject([name, { ok: false, error: { code: 'session.missing' } }])
      if (!answer.ok) expect(isErrorCode(answer.error.code)).toBe(true)
    }
  })
})

test('answers every operation of the desktop itself', async () => {
  const desktop = await connectAsAdministrator()
  for (const name of ['desktop.read', 'settings.read', 'settings.change', 'connection.choose'] as const)
    expect([name, await callWithSample(desktop, name)]).toMatchObject([name, { ok: true }])
})

test('a person signs in, is known, and signs out', async () => {
  const desktop = await connectAsAdministrator()
  const known = expectValue(await desktop.roster.call('session.read', {}))
  expect(known).toMatchObject({ state: 'signed-in', user: { level: 'administrator' } })
  expectValue(await desktop.roster.call('session.signOut', {}))
  expect(expectValue(await desktop.roster.call('session.read', {}))).toEqual({ state: 'signed-out' })
})

test('the registration link goes to the clipboard and never to the window', async () => {
  const desktop = await connectAsAdministrator()
  const { invited } = expectValue(
    await desktop.roster.call('invitations.create', { addresses: ['ana@client.test'], level: 'guest' }),
  )
  const invitationId = invited[0]?.invitationId ?? ''

  const asked = await desktop.roster.call('invitations.copyLink', { invitationId })
  expect(asked).toMatchObject({ ok: false, error: { code: 'request.not-found' } })
  const copied = await desktop.roster.call('invitationLink.copy', { invitationId })

  expect(expectValue(copied)).toMatchObject({ email: 'ana@client.test', level: 'guest' })
  const link = desktop.double.clipboardText()
  const secret = new URL(link).hash
  expect(secret.length).toBeGreaterThan(40)
  expect(JSON.stringify([asked, copied, desktop.told])).not.toContain(secret)
})

test('the window hears of a change within the stream of events', async () => {
  const desktop = await connectAsAdministrator()
  await expect
    .poll(async () => {
      await desktop.roster.call('invitations.create', {
        addresses: [`${crypto.randomUUID()}@a.test`],
        level: 'guest',
      })
      return desktop.told.map(({ name }) => name)
    })
    .toContain('invitations.changed')
})

function mustSignIn(name: AccountOperationName): boolean {
  return operations[name].access !== 'anyone'
}
