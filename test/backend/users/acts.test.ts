import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVENTS_PATH } from '../../../shared/contract/events.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { changeLevel, confirm, deactivate, quoteFor, reactivate } from '../../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, signIn, whoIs } from '../../support/people.ts'
import {
  dumpDatabase,
  eventsAbout,
  freshAddress,
  invite,
  mailedToken,
  membershipOf,
  outcomeOf,
  outcomesOf,
  register,
  storedInvitation,
} from '../invitations/inviting.ts'
import { addPeople, person } from './seeding.ts'

const unknownId = '019a0000-0000-7000-8000-000000000000'

describe('what an administrator does to users', () => {
  let backend: TestBackend
  let admin: Client
  let accountId: string
  let adminId: string

  beforeAll(async () => {
    backend = await startTestBackend()
    admin = await backend.openAccount({ name: 'Ada Hartwell' })
    const membership = await membershipOf(admin)
    accountId = membership.accountId
    adminId = membership.userId
  })
  afterAll(() => backend.stop())

  /** Somebody without a login. */
  async function add(level: Level = 'standard', status: UserStatus = 'active') {
    const one = person({ level, status })
    await addPeople(backend, accountId, [one])
    return one.userId
  }

  /** Somebody signed in. */
  async function join(level: Level) {
    const client = await addSignedInUser(backend, accountId, { level })
    return { client, userId: (await whoIs(client)).userId }
  }

  const read = (userId: string) => admin.call('users.read', { userId })

  describe('changing the level', () => {
    it('gives the new level and a new version, and tells it', async () => {
      const userId = await add('standard')
      const row = await changeLevel(admin, userId, 'guest')
      expect(row).toMatchObject({ userId, level: 'guest', status: 'active', version: 2 })
      const { history, ...details } = await read(userId)
      expect(details).toMatchObject(row)
      expect(history).toMatchObject([
        {
          kind: 'user.level-changed',
          actorName: 'Ada Hartwell',
          sentence: `Ada Hartwell changed the level of ${row.name} from Standard User to Free Guest User`,
        },
      ])
    })

    it.each(levels.flatMap((from) => levels.map((to) => ({ from, to }))))(
      'goes from $from to $to unless that is the same',
      async ({ from, to }) => {
        const userId = await add(from)
        const outcome = await outcomeOf(changeLevel(admin, userId, to))
        expect(outcome).toBe(from === to ? 'user.level-unchanged' : 'done')
        expect(await read(userId)).toMatchObject({ level: to, version: from === to ? 1 : 2 })
      },
    )

    it('holds from the next request of that person', async () => {
      const { client, userId } = await join('administrator')
      expect(await outcomeOf(client.call('users.counts', {}))).toBe('done')
      await changeLevel(admin, userId, 'limited')
      expect(await outcomeOf(client.call('users.counts', {}))).toBe('permission.missing')
      await changeLevel(admin, userId, 'administrator')
      expect(await outcomeOf(client.call('users.counts', {}))).toBe('done')
    })

    it('withdraws the administrator invitations of somebody lowered, and only those', async () => {
      const { client, userId } = await join('administrator')
      const withdrawn = await invite(client, freshAddress(), 'administrator')
      const kept = await invite(client, freshAddress(), 'standard')
      const others = await invite(admin, freshAddress(), 'administrator')
      const act = { userId, act: 'changeLevel', to: 'standard' } as const
      expect(await admin.call('users.preview', act)).toMatchObject({
        invitationsVoided: 1,
        sessionsEnding: 0,
      })
      await changeLevel(admin, userId, 'standard')
      expect((await storedInvitation(backend, withdrawn.invitationId)).state).toBe('deleted')
      expect((await storedInvitation(backend, kept.invitationId)).state).toBe('pending')
      expect((await storedInvitation(backend, others.invitationId)).state).toBe('pending')
    })

    it('of an inactive user leaves them inactive', async () => {
      const userId = await add('administrator', 'inactive')
      await changeLevel(admin, userId, 'limited')
      expect(await read(userId)).toMatchObject({ level: 'limited', status: 'inactive' })
    })
  })

  describe('deactivating', () => {
    it('keeps everything but the access, since now and for a reason', async () => {
      const userId = await add('limited')
      const before = await read(userId)
      const row = await deactivate(admin, userId, 'Left the firm')
      expect(row).toMatchObject({
        level: 'limited',
        status: 'inactive',
        version: 2,
        joinedAt: before.joinedAt,
      })
      expect(Date.parse(row.statusSince)).toBeGreaterThan(Date.parse(before.statusSince))
      const { history } = await read(userId)
      expect(history[0]?.sentence).toBe(`Ada Hartwell deactivated ${before.name}: Left the firm`)
    })

    it('ends every session at the very next request, and nobody else’s', async () => {
      const { client, userId } = await join('administrator')
      const other = await join('administrator')
      expect(await read(userId)).toMatchObject({ sessionCount: 1 })
      expect(await admin.call('users.preview', { userId, act: 'deactivate' })).toMatchObject({
        sessionsEnding: 1,
        refusal: null,
      })
      await deactivate(admin, userId)
      expect(await outcomeOf(client.call('users.counts', {}))).toBe('session.missing')
      expect(await outcomeOf(other.client.call('users.counts', {}))).toBe('done')
      expect(await read(userId)).toMatchObject({ sessionCount: 0, status: 'inactive' })
    })

    it('closes the person’s open stream', async () => {
      const { client, userId } = await join('standard')
      const stream = await client.fetch(EVENTS_PATH)
      expect(stream.status).toBe(200)
      const ended = stream.text()
      await deactivate(admin, userId)
      expect(await ended).toContain('event: session.changed')
      expect((await client.fetch(EVENTS_PATH)).status).toBe(401)
    })

    it('answers nothing to the person any more while requests are under way', async () => {
      const { client, userId } = await join('administrator')
      let over = false
      const answersAfter: number[] = []
      const asking = Array.from({ length: 6 }, async () => {
        for (let turn = 0; turn < 30; turn += 1) {
          const begunAfter = over
          const { status } = await client.fetch('/api/users/counts')
          if (begunAfter) answersAfter.push(status)
        }
      })
      await deactivate(admin, userId)
      over = true
      await Promise.all(asking)
      expect((await client.fetch('/api/users/counts')).status).toBe(401)
      expect(answersAfter.filter((status) => status !== 401)).toEqual([])
    })

    it('withdraws the administrator invitations that the person sent', async () => {
      const { client, userId } = await join('administrator')
      const { invitationId } = await invite(client, freshAddress(), 'administrator')
      await deactivate(admin, userId)
      expect((await storedInvitation(backend, invitationId)).state).toBe('deleted')
      expect(await eventsAbout(backend, invitationId)).toContain('invitation.withdrawn')
    })

    it('refuses somebody who is inactive already', async () => {
      const userId = await add('standard', 'inactive')
      expect(await outcomeOf(deactivate(admin, userId))).toBe('user.already-inactive')
      expect(await admin.call('users.preview', { userId, act: 'deactivate' })).toMatchObject({
        refusal: 'user.already-inactive',
      })
    })
  })

  describe('reactivating', () => {
    it('gives back the level the person had', async () => {
      const userId = await add('administrator')
      await deactivate(admin, userId)
      const row = await reactivate(admin, userId)
      expect(row).toMatchObject({ level: 'administrator', status: 'active', version: 3 })
      expect(await eventsAbout(backend, userId)).toEqual(['user.deactivated', 'user.reactivated'])
    })

    it('refuses somebody who is active', async () => {
      const userId = await add()
      expect(await outcomeOf(reactivate(admin, userId))).toBe('user.already-active')
    })
  })

  it.each(['changeLevel', 'deactivate', 'reactivate'] as const)(
    '%s refuses a quote from before somebody else changed the person, and changes nothing',
    async (act) => {
      const userId = await add('standard', act === 'reactivate' ? 'inactive' : 'active')
      const userIds = [userId]
      const asked = act === 'changeLevel' ? { act, userIds, level: 'guest' as const } : { act, userIds }
      const quote = await quoteFor(admin, asked)
      await changeLevel(admin, userId, 'limited')
      const before = await read(userId)
      expect(await outcomeOf(confirm(admin, quote))).toBe('quote.stale')
      expect(await read(userId)).toEqual(before)
    },
  )

  describe('sent again', () => {
    const key = () => crypto.randomUUID()

    it('with the same key has effect once and the same answer', async () => {
      const userId = await add()
      const sent = { key: key() }
      const quote = await quoteFor(admin, { act: 'changeLevel', userIds: [userId], level: 'guest' })
      const first = await confirm(admin, quote, sent)
      expect(await confirm(admin, quote, sent)).toEqual(first)
      expect(await eventsAbout(backend, userId)).toEqual(['user.level-changed'])
    })

    it('with the same key and other content is refused', async () => {
      const userId = await add()
      const sent = { key: key() }
      const userIds = [userId]
      await confirm(admin, await quoteFor(admin, { act: 'changeLevel', userIds, level: 'guest' }), sent)
      const other = await quoteFor(admin, { act: 'changeLevel', userIds, level: 'limited' })
      expect(await outcomeOf(confirm(admin, other, sent))).toBe('request.key-reused')
      expect(await read(userId)).toMatchObject({ level: 'guest', version: 2 })
    })

    it('by a double click has effect once', async () => {
      const userId = await add()
      const sent = { key: key() }
      const quote = await quoteFor(admin, { act: 'deactivate', userIds: [userId] })
      const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(admin, quote, sent)))
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(await eventsAbout(backend, userId)).toEqual(['user.deactivated'])
    })

    it('by a double click without a key is refused as done already', async () => {
      const userId = await add()
      const quote = await quoteFor(admin, { act: 'deactivate', userIds: [userId] })
      const clicks = Array.from({ length: 4 }, () => confirm(admin, quote))
      expect((await outcomesOf(clicks)).toSorted()).toEqual(['done', 'quote.used'])
      expect(await eventsAbout(backend, userId)).toEqual(['user.deactivated'])
    })
  })

  it('is told of everything about a person: who invited them, devices, second factor, themselves', async () => {
    const { invitationId, email } = await invite(admin, freshAddress(), 'limited')
    await register(backend.visitor(), await mailedToken(backend, invitationId))
    await signIn(backend, email)
    const userId = (await storedInvitation(backend, invitationId)).user_id ?? ''
    expect(await read(userId)).toMatchObject({
      invitedByName: 'Ada Hartwell',
      sessionCount: 1,
      twoFactorOn: false,
      isLastAdministrator: false,
      isYou: false,
      history: [{ kind: 'invitation.accepted' }],
    })
    expect(await read(adminId)).toMatchObject({ invitedByName: null, isYou: true })
  })

  it('sees the ten newest events of a person', async () => {
    const userId = await add('standard')
    for (let turn = 1; turn <= 12; turn += 1) {
      const level = turn % 2 === 1 ? 'limited' : 'standard'
      await changeLevel(admin, userId, level)
    }
    const { name, history } = await read(userId)
    expect(history).toHaveLength(10)
    expect(history[0]?.sentence).toBe(
      `Ada Hartwell changed the level of ${name} from Limited User to Standard User`,
    )
  })

  it('changes nothing by looking at what an act would do', async () => {
    const { userId } = await join('administrator')
    const before = await dumpDatabase(backend)
    await admin.call('users.preview', { userId, act: 'deactivate' })
    await admin.call('users.preview', { userId, act: 'reactivate' })
    await admin.call('users.preview', { userId, act: 'changeLevel', to: 'guest' })
    const missing = admin.call('users.preview', { userId, act: 'changeLevel' })
    expect(await outcomeOf(missing)).toBe('request.invalid')
    expect(await dumpDatabase(backend)).toEqual(before)
  })

  it('reaches nobody of another account', async () => {
    const foreign = await membershipOf(await backend.openAccount())
    const before = await dumpDatabase(backend)
    for (const userId of [foreign.userId, unknownId]) {
      const acts = [
        admin.call('users.read', { userId }),
        admin.call('users.preview', { userId, act: 'deactivate' }),
        changeLevel(admin, userId, 'guest'),
        deactivate(admin, userId),
        reactivate(admin, userId),
      ]
      expect(await outcomesOf(acts)).toEqual(['user.not-found'])
    }
    expect(await dumpDatabase(backend)).toEqual(before)
  })

  it('is refused to everybody else', async () => {
    const userId = await add()
    for (const level of levels.filter((one) => one !== 'administrator')) {
      const { client } = await join(level)
      const acts = [
        client.call('users.list', {}),
        client.call('users.read', { userId }),
        changeLevel(client, userId, 'guest'),
        deactivate(client, userId),
      ]
      expect(await outcomesOf(acts)).toEqual(['permission.missing'])
    }
    expect(await read(userId)).toMatchObject({ version: 1 })
  })
})
