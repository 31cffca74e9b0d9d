import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireInvitations } from '../../../backend/modules/invitations/expire.ts'
import { MAX_MESSAGES_PER_RECIPIENT_PER_DAY } from '../../../shared/rules/invitations.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { fc } from '../../support/properties.ts'
import { type Act, InvitationModel } from './invitation-model.ts'
import {
  DAY,
  freshAddress,
  invite,
  mailedToken,
  outcomeOf,
  register,
  storedInvitation,
  usersWith,
} from './inviting.ts'

const oneOf = <const A extends Act['act']>(...acts: A[]) => fc.record({ act: fc.constantFrom(...acts) })
const wait = (...ms: number[]) => fc.record({ act: fc.constant('wait' as const), ms: fc.constantFrom(...ms) })
const stale = fc.oneof(fc.constant(false), fc.constant(false), fc.constant(true))

const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: wait(45_000, 90_000, DAY) },
  { weight: 2, arbitrary: wait(29 * DAY, 30 * DAY) },
  { weight: 1, arbitrary: wait(-DAY, -31 * DAY) },
  { weight: 8, arbitrary: oneOf('expire', 'resend', 'copy', 'delete', 'restore', 'restore') },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('level' as const),
      level: fc.constantFrom(...levels),
      stale,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('correct' as const, 'replace' as const), stale }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('open' as const), link: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('accept' as const), link: fc.nat(2) }) },
)

const month: Act = { act: 'wait', ms: 30 * DAY }
const minutes: Act = { act: 'wait', ms: 90_000 }

/** Tried each time, whatever chance brings. */
const mainWays: Act[][] = [
  [{ act: 'open', link: 0 }, { act: 'accept', link: 0 }, { act: 'open', link: 0 }, { act: 'delete' }],
  [{ act: 'delete' }, { act: 'accept', link: 0 }, { act: 'restore' }, { act: 'accept', link: 0 }],
  [
    { act: 'replace', stale: false },
    { act: 'accept', link: 0 },
    { act: 'accept', link: 1 },
  ],
  [
    { act: 'correct', stale: false },
    { act: 'accept', link: 0 },
    { act: 'accept', link: 1 },
  ],
  [month, { act: 'accept', link: 0 }, { act: 'resend' }, { act: 'accept', link: 0 }],
  [
    month,
    { act: 'expire' },
    { act: 'wait', ms: -DAY },
    { act: 'accept', link: 0 },
    { act: 'delete' },
    { act: 'restore' },
    { act: 'open', link: 0 },
  ],
  [
    { act: 'resend' },
    minutes,
    { act: 'resend' },
    { act: 'level', level: 'guest', stale: false },
    { act: 'accept', link: 0 },
  ],
]

describe('an invitation under acts in any order', () => {
  let backend: TestBackend
  let admin: Client

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount()
  })
  afterAll(() => backend.stop())

  it('is always what the acts so far lead to, and only its newest living link makes a user', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 10, maxLength: 25 }), async (acts) => {
        const { invitationId } = await invite(admin)
        const model = new InvitationModel()
        const tokens = [await mailedToken(backend, invitationId)]
        for (const drawn of acts) {
          // Restored in time, it may send once more what a deletion had cancelled.
          if (model.sendings >= MAX_MESSAGES_PER_RECIPIENT_PER_DAY / 2) break
          const act = 'link' in drawn ? { ...drawn, link: drawn.link % tokens.length } : drawn
          const stored = await storedInvitation(backend, invitationId)
          if (stored.state === 'expired' && model.state === 'pending' && model.wasDue)
            model.noteStoredExpiry()
          const expected = model.expect(act)
          const outcome = await carryOut(act, invitationId, tokens)
          expect([act, outcome]).toEqual([act, expected])
          if (model.generation > tokens.length) tokens.push(await mailedToken(backend, invitationId))
          await compare(model, invitationId)
        }
      }),
      { numRuns: 35, examples: mainWays.map((acts) => [acts]) },
    )
  }, 120_000)

  async function carryOut(act: Act, invitationId: string, tokens: readonly string[]): Promise<string> {
    const visitor = backend.visitor()
    const asSeen = async () => {
      const { version } = await storedInvitation(backend, invitationId)
      return { invitationId, version: 'stale' in act && act.stale ? version + 1 : version }
    }
    const token = ('link' in act && tokens[act.link]) || ''
    switch (act.act) {
      case 'wait':
        backend.clock.moveBy(act.ms)
        return 'done'
      case 'expire':
        return outcomeOf(expireInvitations(backend.context))
      case 'open':
        return outcomeOf(visitor.call('registration.read', { token }))
      case 'accept':
        return outcomeOf(register(visitor, token))
      case 'resend':
        return outcomeOf(admin.call('invitations.resend', { invitationId }))
      case 'copy':
        return outcomeOf(admin.call('invitations.copyLink', { invitationId }))
      case 'delete':
        return outcomeOf(admin.call('invitations.delete', { invitationId }))
      case 'restore':
        return outcomeOf(admin.call('invitations.restore', { invitationId }))
      case 'level':
        return outcomeOf(admin.call('invitations.change', { ...(await asSeen()), level: act.level }))
      case 'correct':
        return outcomeOf(
          admin.call('invitations.correctAddress', { ...(await asSeen()), address: freshAddress() }),
        )
      case 'replace':
        return outcomeOf(admin.call('invitations.replaceLink', await asSeen()))
    }
  }

  async function compare(model: InvitationModel, invitationId: string): Promise<void> {
    const stored = await storedInvitation(backend, invitationId)
    const { state, level, generation } = model
    if (!(stored.state === 'expired' && state === 'pending' && model.wasDue))
      expect(stored).toMatchObject({ state, level, generation })
    const users = await usersWith(backend, stored.email)
    expect(users.map((user) => user.level)).toEqual(state === 'accepted' ? [level] : [])
    const { total } = await admin.call('invitations.list', { q: stored.email })
    expect(total).toBe(state === 'pending' || state === 'expired' ? 1 : 0)
  }
})
