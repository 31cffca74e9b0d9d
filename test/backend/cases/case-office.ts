import { v7 as uuid7 } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { addIdentity, addUser, signIn, whoIs } from '../../support/people.ts'

/** A firm with cases to be on. */
export interface CaseOffice {
  backend: TestBackend
  owner: Client
  accountId: string
  /** Opens a case; the owner is on it. Answers its id. */
  openCase(number: string, name?: string): Promise<string>
  /** A new person, guests from another firm than everybody else. */
  addPerson(
    level: Level,
    facts?: { name?: string; email?: string; status?: 'active' | 'inactive' },
  ): Promise<Person>
  put(caseId: string, ...people: Person[]): Promise<void>
  query<T extends object>(text: string, values?: unknown[]): Promise<T[]>
  stop(): Promise<void>
}

/** Somebody of the firm, by id and address. */
export interface Person {
  userId: string
  email: string
}

/** Opens a firm with an administrator and nothing else. */
export async function openCaseOffice(): Promise<CaseOffice> {
  const backend = await startTestBackend({ mailServer: undefined })
  const owner = await backend.openAccount()
  const { accountId } = await whoIs(owner)
  return {
    backend,
    owner,
    accountId,
    openCase: async (number, name = `Case ${number}`) =>
      (await owner.call('cases.create', { number, name })).caseId,
    async addPerson(level, facts = {}) {
      const domain = level === 'guest' ? `${uuid7()}.test` : 'hartwell.test'
      const { email = `${uuid7()}@${domain}`, ...more } = facts
      const identityId = await addIdentity(backend, email, more.name)
      return { email, userId: await addUser(backend, accountId, identityId, { email, level, ...more }) }
    },
    async put(caseId, ...people) {
      await owner.call('cases.addPeople', { caseId, userIds: people.map(({ userId }) => userId) })
    },
    query: async <T extends object>(text: string, values: unknown[] = []) =>
      (await backend.context.database.systemPool.query<T>(text, values)).rows,
    stop: () => backend.stop(),
  }
}

/** Signs somebody of the firm in. */
export function signInAs({ backend }: CaseOffice, { email }: Person): Promise<Client> {
  return signIn(backend, email)
}

/** The code of a refusal; "done" where there is none. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: unknown) => AppError.from(error).code,
  )
}
