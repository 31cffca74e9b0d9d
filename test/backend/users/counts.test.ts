import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type UserStatus, userStatuses } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { changeLevel, deactivate, reactivate } from '../../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { fc } from '../../support/properties.ts'
import { DAY, freshAddress, invite, membershipOf, messagesTo, outcomeOf } from '../invitations/inviting.ts'
import { addPeople, countOneByOne, person } from './seeding.ts'

describe('the numbers of users', () => {
  let backend: TestBackend
  let admin: Client
  let accountId: string
  let ownId: string
  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount()
    const membership = await membershipOf(admin)
    accountId = membership.accountId
    ownId = membership.userId
  })
  afterAll(() => backend.stop())

  const step = fc.oneof(
    fc.record({
      act: fc.constant('add' as const),
      level: fc.constantFrom(...levels),
      status: fc.constantFrom(...userStatuses),
    }),
    fc.record({
      act: fc.constant('change' as const),
      whom: fc.nat(),
      level: fc.constantFrom(...levels),
    }),
    fc.record({ act: fc.constant('turn' as const), whom: fc.nat() }),
  )

  it('are those of the users counted one by one, after any acts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const one of steps) await carryOut(one)
        expect((await admin.call('users.counts', {})).users).toEqual(await countOneByOne(backend, accountId))
      }),
      { numRuns: 20 },
    )
  })

  async function carryOut(one: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
    if (one.act === 'add')
      return addPeople(backend, accountId, [person({ level: one.level, status: one.status })])
    const { items } = await admin.call('users.list', { sort: 'joined', limit: 200 })
    const others = items.filter(({ userId }) => userId !== ownId)
    const user = others[one.whom % others.length]
    if (!user) return
    const { userId, status } = user
    if (one.act === 'change') {
      await outcomeOf(changeLevel(admin, userId, one.level))
    } else if (status === 'active') {
      await outcomeOf(deactivate(admin, userId))
    } else {
      await outcomeOf(reactivate(admin, userId))
    }
  }

  it('name every level and status, with zeros', async () => {
    const other = await backend.openAccount()
    const { users } = await other.call('users.counts', {})
    const expected = levels.flatMap((level: Level) =>
      userStatuses.map((status: UserStatus) => ({
        level,
        status,
        count: level === 'administrator' && status === 'active' ? 1 : 0,
      })),
    )
    expect(users).toEqual(expected)
  })

  it('stay true when users are changed many at a time', async () => {
    const { system } = backend.context.database
    await addPeople(
      backend,
      accountId,
      Array.from({ length: 30 }, () => person({ level: 'guest' })),
    )
    await system.execute(
      sql`update users set level = 'limited', status = 'inactive' where account_id = ${accountId} and level = 'guest'`,
    )
    expect((await admin.call('users.counts', {})).users).toEqual(await countOneByOne(backend, accountId))
  })

  it('count open invitations, and those that need a decision', async () => {
    const client = await backend.openAccount()
    const pending = async () => {
      const { pending: open, pendingNeedDecision } = await client.call('users.counts', {})
      return { open, pendingNeedDecision }
    }
    expect(await pending()).toEqual({ open: 0, pendingNeedDecision: 0 })
    await invite(client, freshAddress(), 'guest')
    const failed = await invite(client, freshAddress(), 'limited')
    expect(await pending()).toEqual({ open: 2, pendingNeedDecision: 0 })

    await expect
      .poll(() => messagesTo(backend, failed.email), { timeout: 10_000 })
      .toMatchObject([{ state: 'sent' }])
    const { system } = backend.context.database
    await system.execute(sql`update outbox set state = 'failed' where invitation_id = ${failed.invitationId}`)
    expect(await pending()).toEqual({ open: 2, pendingNeedDecision: 1 })

    backend.clock.moveBy(26 * DAY - 60_000)
    expect(await pending()).toEqual({ open: 2, pendingNeedDecision: 1 })
    backend.clock.moveBy(120_000)
    expect(await pending()).toEqual({ open: 2, pendingNeedDecision: 2 })
    await client.call('invitations.delete', { invitationId: failed.invitationId })
    expect(await pending()).toEqual({ open: 1, pendingNeedDecision: 1 })
    backend.clock.moveBy(-26 * DAY - 60_000)
  })
})
