import { v7 as uuid7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireInvitations } from '../../../backend/modules/invitations/expire.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import {
  DAY,
  freshAddress,
  invite,
  mailedToken,
  membershipOf,
  messagesTo,
  outcomeOf,
  register,
  storedInvitation,
  usersWith,
} from './inviting.ts'

const ROUNDS = 50

describe('acts on one invitation at the same moment', () => {
  let backend: TestBackend
  let admin: Client
  let accountId: string
  let invited: Client
  const email = freshAddress('ida')

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount()
    ;({ accountId } = await membershipOf(admin))
    invited = await backend.openAccount({ email })
  })
  afterAll(() => backend.stop())

  const query = (text: string, values: unknown[]) => backend.context.database.systemPool.query(text, values)

  /** The person of the round before is somebody else now. */
  async function startRound(): Promise<string> {
    await query('delete from outbox where account_id = $1', [accountId])
    await query('delete from invitations where account_id = $1', [accountId])
    await query(
      `update users set identity_id = gen_random_uuid(), email = user_id || '@gone.test', email_key = user_id || '@gone.test'
       where account_id = $1 and email_key = lower($2)`,
      [accountId, email],
    )
    return (await invite(admin, email)).invitationId
  }

  /** Begins all acts at once, in another order each round. */
  async function atOnce(round: number, acts: readonly (() => Promise<unknown>)[]): Promise<string[]> {
    const order = acts.map((_, index) => (index + round) % acts.length)
    const outcomes: string[] = []
    await Promise.all(
      order.map(async (index) => {
        const act = acts[index]
        if (act) outcomes[index] = await outcomeOf(act())
      }),
    )
    return outcomes
  }

  /** Accepted exactly when there is a user, and never two. */
  async function expectOneTruth(invitationId: string, isAccepted: boolean): Promise<void> {
    const here = (await usersWith(backend, email)).filter((user) => user.account_id === accountId)
    const { state, user_id } = await storedInvitation(backend, invitationId)
    expect(here.map((user) => user.user_id)).toEqual(isAccepted ? [user_id] : [])
    expect(state === 'accepted').toBe(isAccepted)
  }

  it('lets twenty acceptances of one link make one user', async () => {
    const row = await invite(admin)
    const token = await mailedToken(backend, row.invitationId)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        outcomeOf(register(backend.visitor(), token, `Person ${number}`)),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(
      outcomes.filter(
        (outcome) => !['done', 'link.accepted', 'registration.sign-in-needed'].includes(outcome),
      ),
    ).toEqual([])
    expect(await usersWith(backend, row.email)).toHaveLength(1)
    const logins = await query('select id from auth_user where email = lower($1)', [row.email])
    expect(logins.rows).toHaveLength(1)
  })

  it('lets an existing login accept once', async () => {
    for (let round = 0; round < ROUNDS / 5; round += 1) {
      const invitationId = await startRound()
      const token = await mailedToken(backend, invitationId)
      const accept = () => invited.call('registration.accept', { token })
      const outcomes = await atOnce(
        round,
        Array.from({ length: 8 }, () => accept),
      )
      expect(outcomes.sort()).toEqual(['done', ...Array.from({ length: 7 }, () => 'link.accepted')])
      await expectOneTruth(invitationId, true)
    }
  })

  it('lets either the acceptance or the deletion win', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const invitationId = await startRound()
      const token = await mailedToken(backend, invitationId)
      const outcomes = await atOnce(round, [
        () => invited.call('registration.accept', { token }),
        () => admin.call('invitations.delete', { invitationId }),
      ])
      expect([
        ['done', 'invitation.not-open'],
        ['link.deleted', 'done'],
      ]).toContainEqual(outcomes)
      await expectOneTruth(invitationId, outcomes[0] === 'done')
    }
  })

  it('lets either the acceptance or the replacement win', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const invitationId = await startRound()
      const token = await mailedToken(backend, invitationId)
      const outcomes = await atOnce(round, [
        () => invited.call('registration.accept', { token }),
        () => admin.call('invitations.replaceLink', { invitationId, version: 1 }),
      ])
      expect([
        ['done', 'invitation.not-open'],
        ['link.replaced', 'done'],
      ]).toContainEqual(outcomes)
      await expectOneTruth(invitationId, outcomes[0] === 'done')
    }
  })

  it('lets either the acceptance or the expiry win', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const invitationId = await startRound()
      const token = await mailedToken(backend, invitationId)
      const [accepted] = await atOnce(round, [
        () => invited.call('registration.accept', { token }),
        async () => {
          if (round % 3 > 0) await new Promise((resolve) => setTimeout(resolve, (round % 5) * 2))
          backend.clock.moveBy(30 * DAY)
          await Promise.all([expireInvitations(backend.context), expireInvitations(backend.context)])
        },
      ])
      expect(['done', 'link.expired']).toContain(accepted)
      await expireInvitations(backend.context)
      await expectOneTruth(invitationId, accepted === 'done')
      expect((await storedInvitation(backend, invitationId)).state).toBe(
        accepted === 'done' ? 'accepted' : 'expired',
      )
    }
  })

  it('leaves nothing to send when a deletion meets a resending', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const invitationId = await startRound()
      backend.clock.moveBy(2 * 60_000)
      const outcomes = await atOnce(round, [
        () => admin.call('invitations.resend', { invitationId }),
        () => admin.call('invitations.delete', { invitationId }),
      ])
      expect([
        ['done', 'done'],
        ['invitation.not-open', 'done'],
      ]).toContainEqual(outcomes)
      expect((await storedInvitation(backend, invitationId)).state).toBe('deleted')
      // Ida's own firm is billed while the clock moves on.
      const messages = (await messagesTo(backend, email)).filter(({ kind }) => kind !== 'invoice')
      expect(messages.filter(({ state }) => state === 'queued')).toEqual([])
    }
  })

  it('invites an address once when two administrators do it together', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const address = freshAddress('Both')
      const created = await Promise.all(
        [address, address.toUpperCase()].map((typed) =>
          admin.call('invitations.create', { addresses: [typed], level: 'standard' }),
        ),
      )
      expect(created.flatMap((answer) => answer.invited)).toHaveLength(1)
      expect(created.flatMap((answer) => answer.refused.map(({ verdict }) => verdict))).toEqual(['pending'])
      const { total } = await admin.call('invitations.list', { q: address })
      expect(total).toBe(1)
    }
  })

  it('has the database itself refuse a second open invitation, whoever inserts it', async () => {
    const { userId } = await membershipOf(admin)
    const address = freshAddress()
    const other = uuid7()
    const holder = await backend.context.database.systemPool.connect()
    await holder.query('begin')
    await holder.query(
      `insert into invitations (account_id, invitation_id, email, email_key, level, state, invited_by, created_at, sent_at, expires_at)
       values ($1, $2, $3, $3, 'guest', 'expired', $4, now(), now(), now())`,
      [accountId, other, address, userId],
    )
    const attempt = admin.call('invitations.create', { addresses: [address], level: 'standard' })
    await expect
      .poll(async () => {
        const waiting = await query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into "invitations"%'`,
          [],
        )
        return waiting.rows.length
      })
      .toBe(1)
    await holder.query('commit')
    holder.release()
    expect(await attempt).toMatchObject({
      invited: [],
      refused: [{ verdict: 'pending', invitationId: other }],
    })
    expect(await messagesTo(backend, address)).toEqual([])
  })
})
