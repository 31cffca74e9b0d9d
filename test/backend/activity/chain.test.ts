import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlState } from '../../../backend/database/open.ts'
import { verifyChain } from '../../../backend/modules/activity/verify.ts'
import { changeLevel, deactivate, reactivate } from '../../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { freshAddress, invite, membershipOf, outcomeOf } from '../invitations/inviting.ts'
import { addPeople, person } from '../users/seeding.ts'

describe('the activity of an account', () => {
  let backend: TestBackend
  let admin: Client
  let accountId: string
  let userId: string
  let events: number

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount({ name: 'Ada Hartwell' })
    accountId = (await membershipOf(admin)).accountId
    const one = person()
    userId = one.userId
    await addPeople(backend, accountId, [one])
    await changeLevel(admin, userId, 'guest')
    await deactivate(admin, userId, 'It said "no" — ünïcode 王')
    await reactivate(admin, userId)
    const { invitationId } = await invite(admin, freshAddress())
    await admin.call('invitations.delete', { invitationId })
    events = 6
  })
  afterAll(() => backend.stop())

  const system = () => backend.context.database.system
  const verify = () => verifyChain(system(), accountId)

  /** Changes a row as only the owner of the database can, looks, and puts it back. */
  async function tampered(sequence: number, change: ReturnType<typeof sql>) {
    const undo = new Error('undo')
    let verdict: Awaited<ReturnType<typeof verify>> | undefined
    await system()
      .transaction(async (tx) => {
        await tx.execute(sql`alter table activity disable trigger user`)
        await tx.execute(
          sql`update activity set ${change} where account_id = ${accountId} and sequence = ${sequence}`,
        )
        verdict = await verifyChain(tx, accountId)
        throw undo
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error
      })
    return verdict
  }

  it('is recorded event by event and unbroken', async () => {
    expect(await verify()).toEqual({ unbroken: true, events })
    const { rows } = await system().execute(
      sql`select kind, actor_name, facts from activity where account_id = ${accountId} order by sequence`,
    )
    expect(rows).toMatchObject([
      { kind: 'account.opened', actor_name: 'Ada Hartwell', facts: {} },
      { kind: 'user.level-changed', actor_name: 'Ada Hartwell', facts: { from: 'standard', to: 'guest' } },
      {
        kind: 'user.deactivated',
        actor_name: 'Ada Hartwell',
        facts: { reason: 'It said "no" — ünïcode 王' },
      },
      { kind: 'user.reactivated', actor_name: 'Ada Hartwell', facts: {} },
      { kind: 'invitation.sent', actor_name: 'Ada Hartwell', facts: { level: 'standard' } },
      { kind: 'invitation.deleted', actor_name: 'Ada Hartwell', facts: {} },
    ])
  })

  it('records nothing of an act that was refused', async () => {
    expect(await outcomeOf(reactivate(admin, userId))).toBe('user.already-active')
    expect(await verify()).toEqual({ unbroken: true, events })
  })

  it('is unbroken when an account has no events at all', async () => {
    expect(await verifyChain(system(), crypto.randomUUID())).toEqual({ unbroken: true, events: 0 })
  })

  it.each([
    ['the person', sql`actor_name = 'Somebody Else'`],
    ['the person’s id', sql`actor_id = gen_random_uuid()`],
    ['the kind', sql`kind = 'user.renamed'`],
    ['the subject', sql`subject_name = 'Nobody'`],
    ['the subject’s id', sql`subject_id = null`],
    ['the facts', sql`facts = facts || '{"x": 1}'`],
    ['the time', sql`at = at - interval '1 millisecond'`],
    ['the address it came from', sql`ip = '203.0.113.9'`],
    ['the id', sql`activity_id = gen_random_uuid()`],
    ['the hash', sql`hash = repeat('a', 64)`],
    ['the hash before it', sql`previous_hash = repeat('a', 64)`],
  ])('names the row in which %s was changed', async (_, change) => {
    for (let sequence = 1; sequence <= events; sequence += 1) {
      expect(await tampered(sequence, change)).toEqual({ unbroken: false, sequence })
    }
    expect(await verify()).toEqual({ unbroken: true, events })
  })

  it('names the row that was removed, and the row that was moved', async () => {
    for (let sequence = 1; sequence < events; sequence += 1) {
      expect(await tampered(sequence, sql`account_id = account_id, sequence = 1000`)).toEqual({
        unbroken: false,
        sequence,
      })
    }
  })

  it.each([
    ['update', sql`update activity set actor_name = 'x'`],
    ['delete', sql`delete from activity`],
    ['truncate', sql`truncate activity`],
  ])('refuses to %s, to requests and to the owner of the database', async (_, statement) => {
    const asRequest = backend.context.database.write(accountId, (tx) => tx.execute(statement))
    expect(await asRequest.then(() => 'done', sqlState)).toBe('42501')
    expect(
      await system()
        .execute(statement)
        .then(() => 'done', sqlState),
    ).toBe('23001')
    expect(await verify()).toEqual({ unbroken: true, events })
  })

  it('stays whole when many write at once', async () => {
    const client = await backend.openAccount()
    const own = await membershipOf(client)
    const people = Array.from({ length: 20 }, () => person())
    await addPeople(backend, own.accountId, people)
    await Promise.all(people.map((one) => changeLevel(client, one.userId, 'guest')))
    expect(await verifyChain(system(), own.accountId)).toEqual({ unbroken: true, events: 21 })
  })
})
