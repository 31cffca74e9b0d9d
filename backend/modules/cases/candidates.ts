import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import type { UserRow } from '../../../shared/model/user.ts'
import type { ReadScope } from '../../scope.ts'
import { listUsers } from '../users/list.ts'
import { joinRefusal, readJoining } from './joining.ts'
import { requireCase } from './one-case.ts'

const READ_AT_ONCE = 200

/** Active people who are not on a case, by name, each with what stands against adding them. */
export async function listCandidates(
  scope: ReadScope,
  { caseId, q, limit }: Parsed<'cases.candidates'>,
): Promise<Output<'cases.candidates'>> {
  const { db, actor } = scope
  await requireCase(db, actor, caseId)
  const { members } = await readJoining(db, actor.accountId, caseId, [])
  const people = await findOthers(scope, q, members, limit)
  const joining = await readJoining(db, actor.accountId, caseId, people)
  return {
    items: people.map((person) => {
      const code = joinRefusal(person, joining)
      const { userId, name, email, level } = person
      return {
        userId,
        name,
        email,
        level,
        refusal: code && { code, message: errorCatalogue[code].message },
        guestOn: joining.caseOfGuest.get(userId) ?? null,
      }
    }),
  }
}

/** The first active people of a search who are not among these. */
async function findOthers(
  scope: ReadScope,
  q: string | undefined,
  excluded: ReadonlySet<string>,
  most: number,
): Promise<UserRow[]> {
  const found: UserRow[] = []
  let cursor: string | undefined
  do {
    const page = await listUsers(scope, {
      q,
      status: ['active'],
      sort: 'name',
      direction: 'asc',
      limit: READ_AT_ONCE,
      cursor,
    })
    found.push(...page.items.filter(({ userId }) => !excluded.has(userId)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined && found.length < most)
  return found.slice(0, most)
}
