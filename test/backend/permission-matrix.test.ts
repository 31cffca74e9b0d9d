import { v7 as uuid7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requireAccessRule } from '../../backend/bind.ts'
import {
  type AccountOperationName,
  accountOperation,
  accountOperationNames,
  type Input,
} from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type Level, levels } from '../../shared/rules/levels.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'
import { deactivate } from '../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import type { Client } from '../support/client.ts'
import { addIdentity, addSignedInUser, addUser, signIn, whoIs } from '../support/people.ts'
import { makeSampleFacts } from '../support/sample-facts.ts'
import { type SampleFacts, sampleInputs } from '../support/sample-inputs.ts'

type ActorName = 'anonymous' | Level | 'inactive' | 'pending' | 'administrator of another account'

const actorNames: readonly ActorName[] = [
  'anonymous',
  ...levels,
  'inactive',
  'pending',
  'administrator of another account',
]

/** What a gate answers to somebody who may not pass. */
const GATE_CODES = new Set(['session.missing', 'session.no-account', 'permission.missing'])

let backend: TestBackend
let owner: Client
let facts: SampleFacts

beforeAll(async () => {
  backend = await startTestBackend()
  owner = await backend.openAccount()
  facts = await makeSampleFacts(backend, owner)
})

afterAll(() => backend.stop())

/** A fresh actor, since an operation may change or end the one that calls it. */
async function makeActor(name: ActorName): Promise<Client> {
  switch (name) {
    case 'anonymous':
      return backend.visitor()
    case 'inactive': {
      const client = await addSignedInUser(backend, facts.accountId)
      const { userId } = await whoIs(client)
      await deactivate(owner, userId)
      return client
    }
    case 'pending': {
      // A login from another account whose user went inactive there: signed in, a user of nothing here.
      const email = `pending.${uuid7()}@hartwell.test`
      const identityId = await addIdentity(backend, email)
      const other = await backend.openAccount()
      const elsewhere = (await whoIs(other)).accountId
      await addUser(backend, elsewhere, identityId, { email })
      const client = await signIn(backend, email)
      await backend.context.database.systemPool.query(
        'update auth_session set active_account_id = $1 where user_id = $2',
        [facts.accountId, identityId],
      )
      return client
    }
    case 'administrator of another account':
      return backend.openAccount()
    default:
      return addSignedInUser(backend, facts.accountId, { level: name })
  }
}

function expectedGate(operation: AccountOperationName, actor: ActorName): string | 'open' {
  const { access } = accountOperation(operation)
  if (access === 'anyone') return 'open'
  if (actor === 'anonymous' || actor === 'inactive') return 'session.missing'
  if (access === 'identity') return 'open'
  if (actor === 'pending') return 'session.no-account'
  if (actor === 'administrator of another account') return 'open'
  return may(actor, access as Permission) ? 'open' : 'permission.missing'
}

async function tryOperation<N extends AccountOperationName>(client: Client, name: N): Promise<string> {
  try {
    const input: Input<N> = sampleInputs[name](facts)
    await client.call(name, input)
    return 'open'
  } catch (error) {
    const refusal = AppError.from(error)
    expect(refusal.code, `${name} answered an internal error`).not.toBe('unexpected')
    return GATE_CODES.has(refusal.code) ? refusal.code : 'open'
  }
}

describe.each(actorNames)('an actor who is %s', (actor) => {
  it('passes exactly the gates of the permission table', async () => {
    const answers: Record<string, string> = {}
    const expected: Record<string, string> = {}
    // Sign-out last: it ends the session that the others need.
    const names = accountOperationNames.toSorted(
      (a, b) => Number(a === 'session.signOut') - Number(b === 'session.signOut'),
    )
    for (const name of names) {
      const client = await actorFor(actor, name)
      answers[name] = await tryOperation(client, name)
      expected[name] = expectedGate(name, actor)
    }
    expect(answers).toEqual(expected)
  }, 120_000)
})

/** One client per actor, renewed for operations that sign the caller in as somebody else or out. */
const clients = new Map<ActorName, Client>()
const renewing = new Set<AccountOperationName>([
  'accounts.open',
  'session.signIn',
  'session.signOut',
  'session.chooseAccount',
])

async function actorFor(actor: ActorName, operation: AccountOperationName): Promise<Client> {
  if (renewing.has(operation)) return makeActor(actor)
  const known = clients.get(actor) ?? (await makeActor(actor))
  clients.set(actor, known)
  return known
}

describe('a route', () => {
  it('without an access rule does not start', () => {
    const forgotten = { access: undefined } as unknown as Parameters<typeof requireAccessRule>[1]
    expect(() => requireAccessRule('users.forgotten', forgotten)).toThrow('states no access rule')
    const misspelt = { access: 'users.raed' } as unknown as Parameters<typeof requireAccessRule>[1]
    expect(() => requireAccessRule('users.misspelt', misspelt)).toThrow('states no access rule')
  })
})
