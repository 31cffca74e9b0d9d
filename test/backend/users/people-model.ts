import { type UserSort, type UserStatus, userStatuses } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import type { Person } from './seeding.ts'

/** What a list is asked for. */
export interface Question {
  q?: string
  status?: UserStatus[]
  level?: Level[]
  caseId?: string
  sort: UserSort
  direction: 'asc' | 'desc'
}

/** The answer to a question about a list of users, worked out as simply as possible. */
export function answerSimply(people: readonly Person[], question: Question): Person[] {
  const { status, level, caseId, sort, direction } = question
  const found = people.filter(
    (one) =>
      matches(one, searchKey(question.q ?? '')) &&
      (!status?.length || status.includes(one.status)) &&
      (!level?.length || level.includes(one.level)) &&
      (caseId === undefined || one.caseIds?.includes(caseId) === true),
  )
  const turn = direction === 'asc' ? 1 : -1
  return found.sort((a, b) => turn * compare(sortValues(a, sort), sortValues(b, sort)))
}

function matches({ name, email }: Person, key: string): boolean {
  const nameKey = searchKey(name)
  const emailKey = email.toLowerCase()
  return [...key].length >= 3
    ? nameKey.includes(key) || emailKey.includes(key)
    : nameKey.startsWith(key) || nameKey.includes(` ${key}`) || emailKey.startsWith(key)
}

function sortValues(one: Person, sort: UserSort): (string | number)[] {
  const name = searchKey(one.name)
  const values: Record<UserSort, (string | number)[]> = {
    name: [name],
    email: [one.email.toLowerCase()],
    level: [levels.indexOf(one.level), name],
    status: [userStatuses.indexOf(one.status), name],
    cases: [one.caseIds?.length ?? 0, name],
    openWork: [one.openWork ?? 0, name],
    lastActive: [one.lastActiveAt.getTime()],
    joined: [one.joinedAt.getTime()],
  }
  return [...values[sort], one.userId]
}

function compare(a: (string | number)[], b: (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? 0
    const order =
      typeof left === 'number'
        ? left - Number(right)
        : Buffer.compare(Buffer.from(left), Buffer.from(String(right)))
    if (order !== 0) return order
  }
  return 0
}
