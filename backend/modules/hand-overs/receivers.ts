import { addDays } from '../../../shared/billing/index.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { LOAD_DAYS } from '../../../shared/rules/hand-overs.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { ReadScope } from '../../scope.ts'
import { findPeopleOn } from '../cases/people-on.ts'
import { seesAll } from '../cases/visible-cases.ts'
import { listUsers } from '../users/list.ts'
import { requireUser } from '../users/one-user.ts'
import { readToday } from '../work/today.ts'
import { findLoneCases } from './lone-cases.ts'
import { countDue, type FoundReceiver, findCasesOfWork, selectReceivers } from './receiver-queries.ts'

type Candidate = Omit<FoundReceiver, 'nameKey'>

const allSeeing = levels.filter((level) => seesAll({ level }))

/** Active people who could receive the work of a person, the lightest load first. */
export async function listReceivers(
  scope: ReadScope,
  { userId: giverId, q, limit }: Parsed<'handOvers.receivers'>,
): Promise<Output<'handOvers.receivers'>> {
  const { context, db, actor } = scope
  const { accountId } = actor
  await requireUser(db, accountId, giverId)
  const now = await context.clock.now(db)
  const today = await readToday(db, accountId, now)
  const alone = await findLoneCases(db, accountId, giverId)
  const caseIds = [
    ...new Set([...(await findCasesOfWork(db, accountId, giverId)), ...alone.map(({ caseId }) => caseId)]),
  ]
  const people = q?.trim()
    ? await findByText(scope, giverId, q, limit)
    : await findLightest(scope, giverId, caseIds, limit)
  const userIds = people.map(({ userId }) => userId)
  const casesOf = await findPeopleOn(db, accountId, caseIds, userIds)
  const due = await countDue(db, accountId, userIds, addDays(today, LOAD_DAYS))
  return {
    items: people.map(({ userId, name, email, level, openWork }) => ({
      userId,
      name,
      email,
      level,
      openWork,
      dueSoon: due.get(userId) ?? 0,
      seesAll: seesAll({ level }),
      cases: seesAll({ level }) ? [] : (casesOf.get(userId) ?? []),
      takesInvitations: level === 'administrator',
    })),
  }
}

async function findByText(scope: ReadScope, giverId: string, q: string, most: number): Promise<Candidate[]> {
  const { items } = await listUsers(scope, {
    q,
    status: ['active'],
    sort: 'openWork',
    direction: 'asc',
    limit: most + 1,
  })
  return items.filter(({ userId }) => userId !== giverId).slice(0, most)
}

/** Those who see any of the cases first; where they are few, the others follow. */
async function findLightest(
  { db, actor }: ReadScope,
  giverId: string,
  onCases: readonly string[],
  most: number,
): Promise<Candidate[]> {
  const wanted = { accountId: actor.accountId, giverId }
  const seeing = await selectReceivers(db, { ...wanted, levels: allSeeing }, most)
  const there = await selectReceivers(db, { ...wanted, onCases }, most)
  const able = [...new Map([...seeing, ...there].map((one) => [one.userId, one])).values()]
    .sort(byLoad)
    .slice(0, most)
  if (able.length === most) return able
  const except = able.map(({ userId }) => userId)
  return [...able, ...(await selectReceivers(db, { ...wanted, except }, most - able.length))]
}

function byLoad(a: FoundReceiver, b: FoundReceiver): number {
  if (a.openWork !== b.openWork) return a.openWork - b.openWork
  return a.nameKey < b.nameKey ? -1 : a.nameKey > b.nameKey ? 1 : 0
}
