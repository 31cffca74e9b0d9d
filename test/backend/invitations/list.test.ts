import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { invite, outcomeOf, outcomesOf } from './inviting.ts'

describe('the list of open invitations', () => {
  let backend: TestBackend
  let admin: Client

  beforeAll(async () => {
    backend = await startTestBackend()
  })
  afterAll(() => backend.stop())
  beforeEach(async () => {
    admin = await backend.openAccount({ name: 'Ada Hartwell' })
  })

  const emails = (rows: readonly InvitationRow[]) => rows.map(({ email }) => email)

  it('is empty in a new account', async () => {
    expect(await admin.call('invitations.list', {})).toEqual({ items: [], total: 0, next: null })
  })

  it('shows the soonest to expire first, in pages without gaps or repeats', async () => {
    const invited: string[] = []
    for (let hour = 0; hour < 5; hour += 1) {
      const addresses = [0, 1, 2].map((number) => `p${hour}${number}@client.test`)
      const created = await admin.call('invitations.create', { addresses, level: 'guest' })
      invited.push(...emails(created.invited))
      backend.clock.moveBy(3_600_000)
    }
    const seen: InvitationRow[] = []
    let cursor: string | undefined
    do {
      const page = await admin.call('invitations.list', { limit: 4, ...(cursor && { cursor }) })
      expect(page.total).toBe(15)
      seen.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(emails(seen)).size).toBe(15)
    expect(emails(seen).sort()).toEqual(invited.sort())
    const times = seen.map(({ expiresAt }) => expiresAt)
    expect(times).toEqual([...times].sort())
  })

  it('finds by any part of the address, whatever its case, and says how many there are', async () => {
    await admin.call('invitations.create', {
      addresses: [
        'Ana.Ruiz@client.test',
        'ben@client.test',
        'ana@other.test',
        'a_b@under.test',
        'axb@under.test',
      ],
      level: 'standard',
    })
    const found = async (q: string) => {
      const page = await admin.call('invitations.list', { q, limit: 1 })
      const all = await admin.call('invitations.list', { q })
      expect(page.total).toBe(all.items.length)
      return emails(all.items).sort()
    }
    expect(await found('ANA')).toEqual(['Ana.Ruiz@client.test', 'ana@other.test'])
    expect(await found('ruiz@')).toEqual(['Ana.Ruiz@client.test'])
    expect(await found('client.test')).toEqual(['Ana.Ruiz@client.test', 'ben@client.test'])
    expect(await found('a_b')).toEqual(['a_b@under.test'])
    expect(await found('%')).toEqual([])
    expect(await found('\\')).toEqual([])
    expect(await found("'; --")).toEqual([])
    expect(await found('  ')).toHaveLength(5)
  })

  it('shows pending and expired ones, and neither accepted nor deleted ones', async () => {
    const stays = await invite(admin)
    const goes = await invite(admin)
    await admin.call('invitations.delete', { invitationId: goes.invitationId })
    const { items, total } = await admin.call('invitations.list', {})
    expect(emails(items)).toEqual([stays.email])
    expect(total).toBe(1)
  })

  it('shows the newest message of each invitation', async () => {
    const row = await invite(admin)
    const { database } = backend.context
    const say = (state: string, answer: string) =>
      database.systemPool.query(
        `insert into outbox (account_id, message_id, kind, recipient, recipient_key, invitation_id, facts, state, next_at,
                             created_at, answer)
         select account_id, gen_random_uuid(), kind, recipient, recipient_key, invitation_id, '{}', $2, next_at,
                max(created_at) over () + interval '1 second', $3
         from outbox where invitation_id = $1 order by created_at desc limit 1`,
        [row.invitationId, state, answer],
      )
    const shown = async () => (await admin.call('invitations.list', {})).items[0]?.delivery
    await say('failed', '550 no such user here')
    expect(await shown()).toMatchObject({ state: 'failed', answer: '550 no such user here' })
    await say('sent', '250 taken')
    expect(await shown()).toMatchObject({ state: 'sent', answer: '250 taken' })
  })

  it('never shows another account’s invitations', async () => {
    const other = await backend.openAccount()
    const theirs = await invite(other)
    expect(await admin.call('invitations.list', { q: theirs.email })).toEqual({
      items: [],
      total: 0,
      next: null,
    })
    expect(
      await outcomesOf([
        admin.call('invitations.copyLink', { invitationId: theirs.invitationId }),
        admin.call('invitations.resend', { invitationId: theirs.invitationId }),
        admin.call('invitations.delete', { invitationId: theirs.invitationId }),
        admin.call('invitations.restore', { invitationId: theirs.invitationId }),
        admin.call('invitations.replaceLink', { invitationId: theirs.invitationId, version: 1 }),
        admin.call('invitations.change', {
          invitationId: theirs.invitationId,
          version: 1,
          level: 'guest',
        }),
        admin.call('invitations.correctAddress', {
          invitationId: theirs.invitationId,
          version: 1,
          address: 'mine@client.test',
        }),
      ]),
    ).toEqual(['invitation.not-found'])
    expect((await other.call('invitations.list', {})).items).toMatchObject([
      { email: theirs.email, version: 1 },
    ])
  })

  it.each([
    'x',
    'eyJhIjoxfQ',
    'W10',
    Buffer.from('{"expiresAt":"now","invitationId":"1"}').toString('base64url'),
  ])('refuses the forged position %s', async (cursor) => {
    expect(await outcomeOf(admin.call('invitations.list', { cursor }))).toBe('request.invalid')
  })

  it('refuses limits out of range', async () => {
    for (const limit of [0, 501, -1, 1.5, 'many'])
      expect(await outcomeOf(admin.call('invitations.list', { limit }))).toBe('request.invalid')
  })
})
