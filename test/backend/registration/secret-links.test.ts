import { symbols } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireInvitations } from '../../../backend/modules/invitations/expire.ts'
import { startTestBackend, TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import {
  DAY,
  dumpDatabase,
  freshAddress,
  invite,
  MINUTE,
  mailedToken,
  messagesTo,
  outcomeOf,
  register,
  tokenIn,
} from '../invitations/inviting.ts'

describe('the secret of registration links', () => {
  let backend: TestBackend
  const logged: string[] = []

  beforeAll(async () => {
    backend = await startTestBackend()
    const { log } = backend.context
    Reflect.set(log, symbols.streamSym, { write: (line: string) => logged.push(line) })
    log.level = 'debug'
  })
  afterAll(() => backend.stop())

  it('stays out of lists, activity, messages, the whole database and the log', async () => {
    const admin = await backend.openAccount()
    const secrets: string[] = []
    const answers: string[] = []
    const keep = (answer: unknown) => answers.push(JSON.stringify(answer))
    const copy = async (invitationId: string) => {
      const key = { 'idempotency-key': crypto.randomUUID() }
      const token = tokenIn((await admin.call('invitations.copyLink', { invitationId }, key)).link)
      secrets.push(token, await mailedToken(backend, invitationId))
      return token
    }

    const accepted = await invite(admin)
    const replaced = await invite(admin)
    const deleted = await invite(admin)
    const expired = await invite(admin)
    const pending = await invite(admin)
    for (const { invitationId } of [accepted, replaced, deleted, expired, pending]) await copy(invitationId)
    keep(await admin.call('invitations.replaceLink', { invitationId: replaced.invitationId, version: 1 }))
    keep(
      await admin.call('invitations.correctAddress', {
        invitationId: replaced.invitationId,
        version: 2,
        address: freshAddress(),
      }),
    )
    await copy(replaced.invitationId)
    keep(await admin.call('invitations.delete', { invitationId: deleted.invitationId }))
    keep(await admin.call('invitations.restore', { invitationId: deleted.invitationId }))
    keep(await admin.call('invitations.delete', { invitationId: deleted.invitationId }))
    backend.clock.moveBy(2 * MINUTE)
    keep(await admin.call('invitations.resend', { invitationId: pending.invitationId }))
    const token = await mailedToken(backend, accepted.invitationId)
    keep(await backend.visitor().call('registration.read', { token }))
    keep(await register(backend.visitor(), token))
    keep(await admin.call('invitations.list', {}))
    await expect
      .poll(async () => (await messagesTo(backend, pending.email)).at(-1)?.state, { timeout: 10_000 })
      .toBe('sent')
    await failOnPurpose(await mailedToken(backend, pending.invitationId))
    backend.clock.moveBy(30 * DAY)
    await expireInvitations(backend.context)

    const dump = await dumpDatabase(backend)
    expect(dump.join('\n')).toContain(accepted.email)
    expect(logged.join('\n')).toContain('unexpected')
    for (const secret of secrets) {
      const signature = secret.slice(-43)
      const bytes = Buffer.from(signature, 'base64url')
      for (const form of [signature, bytes.toString('hex'), bytes.toString('base64')]) {
        const holders = [...dump, ...answers, ...logged].filter((text) => text.includes(form))
        expect(holders).toEqual([])
      }
    }
  })

  /** An accident while accepting, so that the log has something to say about it. */
  async function failOnPurpose(token: string): Promise<void> {
    const { systemPool } = backend.context.database
    await systemPool.query(
      `create function fail_on_purpose() returns trigger language plpgsql as
       $$ begin raise exception 'failed on purpose with %', new.email; end $$`,
    )
    await systemPool.query(
      'create trigger fail_on_purpose before insert on users for each row execute function fail_on_purpose()',
    )
    const newLogin = { name: 'Nora', password: TEST_PASSWORD }
    expect(await outcomeOf(backend.visitor().call('registration.accept', { token, newLogin }))).toBe(
      'unexpected',
    )
    await systemPool.query('drop trigger fail_on_purpose on users')
  }
})
