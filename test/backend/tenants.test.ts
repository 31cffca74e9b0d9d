import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccountOperationName, accountOperationNames } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import type { Client } from '../support/client.ts'
import { whoIs } from '../support/people.ts'
import { makeSampleFacts } from '../support/sample-facts.ts'
import { type SampleFacts, sampleInputs } from '../support/sample-inputs.ts'

const GUARDED = [
  'accounts',
  'users',
  'user_counts',
  'invitations',
  'invitation_cases',
  'outbox',
  'activity',
  'mail_servers',
  'cases',
  'case_people',
  'case_changes',
  'hand_overs',
  'hand_over_items',
  'hand_over_drafts',
  'hand_over_draft_items',
  'templates',
  'tasks',
  'documents',
]

let backend: TestBackend
let stranger: Client
let foreign: SampleFacts

beforeAll(async () => {
  // Without a mail server nothing of the other account moves by itself.
  backend = await startTestBackend({ mailServer: undefined })
  stranger = await backend.openAccount({ firmName: 'Stone LLP', email: 'abigail@stone.test' })
  foreign = await makeSampleFacts(backend, await backend.openAccount())
})

afterAll(() => backend.stop())

/** Every row of the other account, as text. */
async function contentsOf(accountId: string): Promise<string> {
  const parts = await Promise.all(
    GUARDED.map(async (table) => {
      const { rows } = await backend.context.database.systemPool.query(
        `select to_jsonb(t) as row from ${table} t where account_id = $1 order by to_jsonb(t)::text`,
        [accountId],
      )
      return `${table} ${JSON.stringify(rows)}`
    }),
  )
  return parts.join('\n')
}

const FAKE: SampleFacts = {
  accountId: 'ACCOUNT',
  userId: 'USER',
  invitationId: 'INVITATION',
  messageId: 'MESSAGE',
  invoiceId: 'INVOICE',
  quoteId: 'QUOTE',
  caseId: 'CASE',
  otherCaseId: 'OTHER-CASE',
  guestId: 'GUEST',
  handOverId: 'HAND-OVER',
  taskId: 'TASK',
  documentId: 'DOCUMENT',
  templateId: 'TEMPLATE',
  email: 'EMAIL-IS-NO-ID',
}

const naming = accountOperationNames.filter((name) => {
  const input = JSON.stringify(sampleInputs[name](FAKE))
  return Object.values(FAKE).some((id) => input.includes(id))
})

it.each(naming.filter((name) => !name.startsWith('password.') && name !== 'session.signIn'))(
  'answers "not found" to %s with an id of another account, which stays as it was',
  async (name: AccountOperationName) => {
    const before = await contentsOf(foreign.accountId)
    const refusal = await stranger.call(name, sampleInputs[name](foreign) as never).then(
      () => undefined,
      (error: unknown) => AppError.from(error),
    )
    expect(refusal?.status).toBe(404)
    expect(await contentsOf(foreign.accountId)).toBe(before)
  },
)

it('lists nothing of another account, whatever is asked', async () => {
  const users = await stranger.call('users.list', { q: 'person' })
  const invitations = await stranger.call('invitations.list', { q: 'ana' })
  const messages = await stranger.call('outbox.list', {})
  expect(JSON.stringify([users, invitations, messages])).not.toContain('hartwell.test')
})

it('holds the wall of the database too: a request sees and changes its own account only', async () => {
  const { accountId } = await whoIs(stranger)
  await backend.context.database.read(accountId, async (db) => {
    for (const table of GUARDED) {
      const { rows } = await db.execute<{ count: string }>(
        `select count(*) as count from ${table} where account_id = '${foreign.accountId}'`,
      )
      expect(rows[0]?.count).toBe('0')
    }
    const changed = await db.execute(
      `update users set name = 'taken' where account_id = '${foreign.accountId}'`,
    )
    expect(changed.rowCount).toBe(0)
  })
})
