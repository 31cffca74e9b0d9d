import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lockAccount } from '../../../backend/database/lock-account.ts'
import { actOnUsers } from '../../../backend/modules/users/acts.ts'
import { requireAllowed, type UserAct } from '../../../backend/modules/users/refusals.ts'
import type { Actor } from '../../../backend/scope.ts'
import { AppError } from '../../../shared/errors.ts'
import { changeLevel, deactivate } from '../../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, whoIs } from '../../support/people.ts'
import { outcomeOf, outcomesOf } from '../invitations/inviting.ts'
import { addPeople, person } from './seeding.ts'

const ROUNDS = 200

describe('the last active administrator', () => {
  let backend: TestBackend
  beforeAll(async () => {
    backend = await startTestBackend()
  })
  afterAll(() => backend.stop())

  describe('alone in the account', () => {
    let admin: Client
    let accountId: string
    let userId: string
    beforeEach(async () => {
      admin = await backend.openAccount()
      const membership = await whoIs(admin)
      accountId = membership.accountId
      userId = membership.userId
    })

    it('cannot be lowered or deactivated, by nobody and not by themselves', async () => {
      await addPeople(backend, accountId, [person({ level: 'administrator', status: 'inactive' }), person()])
      const acts = [
        deactivate(admin, userId),
        changeLevel(admin, userId, 'standard'),
        changeLevel(admin, userId, 'guest'),
      ]
      expect(await outcomesOf(acts)).toEqual(['user.last-administrator'])
      expect(await admin.call('users.read', { userId })).toMatchObject({
        level: 'administrator',
        status: 'active',
        version: 1,
        isLastAdministrator: true,
      })
    })

    it('is told who could be promoted first', async () => {
      const standard = person({ name: 'Bea Standard' })
      const limited = person({ name: 'Abe Limited', level: 'limited' })
      const nobody = [person({ level: 'guest' }), person({ status: 'inactive' })]
      await addPeople(backend, accountId, [limited, standard, ...nobody])
      const preview = await admin.call('users.preview', { userId, act: 'deactivate' })
      expect(preview.refusal).toBe('user.last-administrator')
      expect(preview.candidates).toEqual([
        { userId: standard.userId, name: 'Bea Standard', level: 'standard' },
        { userId: limited.userId, name: 'Abe Limited', level: 'limited' },
      ])
    })

    it('may lower themselves once somebody else is promoted, and may then do nothing more', async () => {
      const second = person()
      await addPeople(backend, accountId, [second])
      await changeLevel(admin, second.userId, 'administrator')
      await changeLevel(admin, userId, 'standard')
      const back = changeLevel(admin, userId, 'administrator')
      expect(await outcomeOf(back)).toBe('permission.missing')
    })

    it('may deactivate themselves once somebody else is an administrator, and is signed out', async () => {
      await addSignedInUser(backend, accountId, { level: 'administrator' })
      await deactivate(admin, userId)
      expect(await outcomeOf(admin.call('users.list', {}))).toBe('session.missing')
    })
  })

  describe('under races', () => {
    let accountId: string
    let ada: string
    let ben: string

    beforeAll(async () => {
      const membership = await whoIs(await backend.openAccount())
      accountId = membership.accountId
      ada = membership.userId
      const second = person({ level: 'administrator' })
      await addPeople(backend, accountId, [second])
      ben = second.userId
    })

    const acts = {
      lower: { act: 'changeLevel', to: 'standard' },
      deactivate: { act: 'deactivate' },
    } as const satisfies Record<string, UserAct>

    /** As a request does it: the account locked first, in a transaction and on a connection of its own. */
    async function carryOut(actorId: string, userId: string, act: UserAct): Promise<string> {
      const actor: Actor = {
        accountId,
        userId: actorId,
        identityId: actorId,
        sessionId: actorId,
        name: 'Somebody',
        level: 'administrator',
        ip: null,
      }
      const { context } = backend
      try {
        await context.database.write(accountId, async (tx) => {
          const now = await lockAccount(context, tx, accountId)
          const users = await requireAllowed(tx, accountId, [userId], act)
          await actOnUsers({ context, actor, tx, now }, users, act, () => ({}))
        })
        return 'done'
      } catch (error) {
        return error instanceof AppError ? error.code : String(error)
      }
    }

    async function reset(): Promise<void> {
      await backend.context.database.system.execute(
        sql`update users set level = 'administrator', status = 'active', version = 1 where account_id = ${accountId}`,
      )
    }

    it.each([
      ['lower', 'lower'],
      ['lower', 'deactivate'],
      ['deactivate', 'deactivate'],
    ] as const)('there is always one left when two %s and %s each other', async (first, second) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await reset()
        const outcomes = await Promise.all([
          carryOut(ada, ben, acts[first]),
          carryOut(ben, ada, acts[second]),
        ])
        expect(outcomes.toSorted()).toEqual(['done', 'user.last-administrator'])
        const { rows } = await backend.context.database.system.execute<{ left: number }>(
          sql`select count(*)::int as left from users
              where account_id = ${accountId} and level = 'administrator' and status = 'active'`,
        )
        expect(rows).toEqual([{ left: 1 }])
      }
    })

    it('there is always one left when both leave on their own', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await reset()
        const outcomes = await Promise.all([
          carryOut(ada, ada, acts.lower),
          carryOut(ben, ben, acts.deactivate),
        ])
        expect(outcomes.toSorted()).toEqual(['done', 'user.last-administrator'])
      }
    })
  })

  it('stays when several administrators lower each other over HTTP', async () => {
    const first = await backend.openAccount()
    const { accountId } = await whoIs(first)
    const others = await Promise.all(
      Array.from({ length: 3 }, () => addSignedInUser(backend, accountId, { level: 'administrator' })),
    )
    const admins = await Promise.all(
      [first, ...others].map(async (client) => ({ client, userId: (await whoIs(client)).userId })),
    )
    await Promise.all(
      admins.flatMap(({ client }) =>
        admins.map(({ userId }) => outcomeOf(changeLevel(client, userId, 'limited'))),
      ),
    )
    const { rows } = await backend.context.database.system.execute<{ left: number }>(
      sql`select count(*)::int as left from users
          where account_id = ${accountId} and level = 'administrator' and status = 'active'`,
    )
    expect(rows[0]?.left).toBeGreaterThanOrEqual(1)
  })
})
