import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../../../backend/operations/rules.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser, whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { invite, mailedToken, register } from '../invitations/inviting.ts'

let backend: TestBackend
let admin: Client
let accountId: string

beforeEach(async () => {
  backend = await startTestBackend()
  admin = await backend.openAccount()
  accountId = (await whoIs(admin)).accountId
  const accepted = await invite(admin)
  await register(backend.visitor(), await mailedToken(backend, accepted.invitationId))
  await invite(admin)
  const deleted = await invite(admin)
  await admin.call('invitations.delete', { invitationId: deleted.invitationId })
})
afterEach(() => backend.stop())

const spoil = (...statements: string[]) =>
  backend.context.database.systemPool.query(statements.join(';\n').replaceAll('ACCOUNT', `'${accountId}'`))

describe('roster check', () => {
  it('finds an account in order whose people work in it', async () => {
    const { code, lines } = await runRoster(backend.databaseUrl, ['check'])
    expect(lines).toHaveLength(rules.length + 1)
    expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([])
    expect(code).toBe(0)
  })

  it('names the place and ends with 1 when a rule is broken', async () => {
    await spoil('update user_counts set count = count + 1 where account_id = ACCOUNT')
    const { code, lines } = await runRoster(backend.databaseUrl, ['check'])
    const at = lines.findIndex((line) => line.startsWith('BROKEN'))
    expect(lines[at]).toBe('BROKEN  The numbers of users are true.')
    expect(lines[at + 1]).toContain(accountId)
    expect(lines).toContain('          and 3 more')
    expect(code).toBe(1)
  })

  const oneUserEach = 'Every accepted invitation made one user, and every invited user accepted one.'
  const noLiveLink = 'No link of an invitation that is not pending works.'
  const messages = 'Every message is in a state that its invitation and its delivery agree with.'
  it.each([
    [
      'an accepted invitation without a user',
      oneUserEach,
      [`update invitations set user_id = null where account_id = ACCOUNT and state = 'accepted'`],
    ],
    [
      'two accepted invitations of one user',
      oneUserEach,
      [
        `update invitations set state = 'accepted', user_id = (
           select user_id from invitations where account_id = ACCOUNT and state = 'accepted'
         ) where account_id = ACCOUNT and state = 'deleted'`,
      ],
    ],
    [
      'an invited user whose invitation is gone',
      oneUserEach,
      [
        `delete from outbox where account_id = ACCOUNT`,
        `delete from invitations where account_id = ACCOUNT and state = 'accepted'`,
      ],
    ],
    [
      'a deleted invitation that was never closed',
      noLiveLink,
      [`update invitations set closed_at = null where account_id = ACCOUNT and state = 'deleted'`],
    ],
    [
      'a pending invitation of somebody who is a user',
      noLiveLink,
      [
        `update invitations set email_key = (select email_key from users where account_id = ACCOUNT limit 1)
         where account_id = ACCOUNT and state = 'pending'`,
      ],
    ],
    [
      'two open invitations to one address',
      'Every address has at most one open invitation in an account.',
      [
        `drop index invitations_one_open`,
        `update invitations set state = 'pending', closed_at = null, email_key = 'same@client.test'
         where account_id = ACCOUNT and state <> 'accepted'`,
      ],
    ],
    [
      'an account without an administrator',
      'Every account has an active Account Administrator.',
      [`update users set level = 'standard' where account_id = ACCOUNT`],
    ],
    [
      'a user whose login has no password',
      'Every user has a login.',
      [`update auth_account set password = null where user_id in (select identity_id from users)`],
    ],
    [
      'the session of somebody inactive',
      'Nobody who is inactive is signed in.',
      [`update users set status = 'inactive' where account_id = ACCOUNT and level = 'standard'`],
    ],
    [
      'users that are not counted',
      'The numbers of users are true.',
      [`delete from user_counts where account_id = ACCOUNT and status = 'active'`],
    ],
    [
      'an event that was changed',
      'The history of every account is as it was written.',
      [
        `alter table activity disable trigger activity_insert_only`,
        `update activity set subject_name = 'somebody else' where account_id = ACCOUNT and sequence = 2`,
      ],
    ],
    [
      'an event that was removed',
      'The history of every account is as it was written.',
      [
        `alter table activity disable trigger activity_insert_only`,
        `delete from activity where account_id = ACCOUNT and sequence = 2`,
      ],
    ],
    [
      'a sent message without a time',
      messages,
      [`update outbox set state = 'sent', sent_at = null where account_id = ACCOUNT and kind = 'invitation'`],
    ],
    [
      'a waiting message of a deleted invitation',
      messages,
      [
        `update outbox set state = 'queued', sent_at = null where invitation_id in (
           select invitation_id from invitations where account_id = ACCOUNT and state = 'deleted')`,
      ],
    ],
    [
      'a migration that was another text',
      'The database has the schema of this version.',
      [
        `update drizzle.__drizzle_migrations set hash = 'other' where id = (select max(id) from drizzle.__drizzle_migrations)`,
      ],
    ],
    [
      'a newer Roster',
      'The database has the schema of this version.',
      [`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`],
    ],
  ])('finds %s', async (_, sentence, statements) => {
    await addSignedInUser(backend, accountId)
    expect(await findBrokenRules(backend.databaseUrl)).toEqual([])
    await spoil(...statements)
    expect(await findBrokenRules(backend.databaseUrl)).toContain(sentence)
  })
})
