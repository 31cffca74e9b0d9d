import { sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { UserStatus } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import type { TestBackend } from '../../support/backend.ts'
import { addWithSeats } from '../../support/people.ts'

/** A user as a test wants it; without a login, so nobody can sign in as them. */
export interface Person {
  userId: string
  identityId: string
  name: string
  email: string
  level: Level
  status: UserStatus
  lastActiveAt: Date
  joinedAt: Date
  caseIds?: string[]
  openWork?: number
}

export function person(facts: Partial<Person> = {}): Person {
  const userId = facts.userId ?? uuid7()
  return {
    userId,
    identityId: uuid7(),
    name: `Person ${userId.slice(-6)}`,
    email: `${userId}@hartwell.test`,
    level: 'standard',
    status: 'active',
    lastActiveAt: new Date('2026-05-01T08:00:00.123Z'),
    joinedAt: new Date('2026-01-01T08:00:00.456Z'),
    ...facts,
  }
}

/** Writes people into an account. */
export async function addPeople(
  backend: TestBackend,
  accountId: string,
  people: readonly Person[],
): Promise<void> {
  for (let start = 0; start < people.length; start += 500) {
    await addWithSeats(
      backend,
      accountId,
      ...people.slice(start, start + 500).map((one) => ({
        ...one,
        accountId,
        nameKey: searchKey(one.name),
        emailKey: one.email.toLowerCase(),
        statusSince: one.joinedAt,
      })),
    )
  }
}

/** The users of an account counted one by one. */
export async function countOneByOne(backend: TestBackend, accountId: string) {
  const { rows } = await backend.context.database.system.execute<{
    level: Level
    status: UserStatus
    count: number
  }>(
    sql`select level, status, count(*)::int as count from users where account_id = ${accountId} group by 1, 2`,
  )
  return levels.flatMap((level) =>
    (['active', 'inactive'] as const).map((status) => ({
      level,
      status,
      count: rows.find((row) => row.level === level && row.status === status)?.count ?? 0,
    })),
  )
}
