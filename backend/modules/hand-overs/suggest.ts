import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { type Bearer, suggestReceivers } from '../../../shared/rules/suggest-receivers.ts'
import type { ReadScope } from '../../scope.ts'
import { findPeopleOn } from '../cases/people-on.ts'
import { seesAll } from '../cases/visible-cases.ts'
import { requireUser } from '../users/one-user.ts'
import { findHeldWork } from './held-work.ts'
import { type FoundReceiver, selectReceivers } from './receiver-queries.ts'

const allSeeing = levels.filter((level) => seesAll({ level }))

/**
 * A receiver for each piece of a person's work: the lightest load among those who see the case. Guests are people from
 * outside the firm; they can be chosen, and are never suggested.
 */
export async function suggestForWork(
  { context, db, actor }: ReadScope,
  { userId: giverId }: Parsed<'handOvers.suggest'>,
): Promise<Output<'handOvers.suggest'>> {
  const { accountId } = actor
  await requireUser(db, accountId, giverId)
  const held = await findHeldWork(db, accountId, giverId, await context.clock.now(db))
  const work = held.map((piece) => ({ ...piece, caseId: piece.case?.caseId ?? null }))
  const onCases = await findPeopleOn(db, accountId, [...new Set(work.flatMap(({ caseId }) => caseId ?? []))])
  const wanted = { accountId, giverId }
  // Each piece adds one to a load, so that as many people as there are pieces are enough.
  const seeing = await selectReceivers(db, { ...wanted, levels: allSeeing }, work.length)
  const there = await selectReceivers(
    db,
    { ...wanted, levels: levels.filter((level) => level !== 'guest'), among: [...onCases.keys()] },
    onCases.size,
  )
  const administrators = await selectReceivers(db, { ...wanted, levels: ['administrator'] }, work.length)
  const names = new Map([...seeing, ...there, ...administrators].map(({ userId, name }) => [userId, name]))
  const suggested = suggestReceivers(work, {
    seeingAll: seeing.map(toBearer),
    onCase: gatherByCase(there, onCases),
    administrators: administrators.map(toBearer),
  })
  return {
    placements: suggested.map((placement) => ({
      ...placement,
      receiverName: names.get(placement.receiverId) ?? '',
    })),
  }
}

function gatherByCase(
  people: readonly FoundReceiver[],
  casesOf: ReadonlyMap<string, readonly string[]>,
): Map<string, Bearer[]> {
  const onCase = new Map<string, Bearer[]>()
  for (const person of people) {
    for (const caseId of casesOf.get(person.userId) ?? []) {
      const there = onCase.get(caseId)
      if (there) there.push(toBearer(person))
      else onCase.set(caseId, [toBearer(person)])
    }
  }
  return onCase
}

function toBearer({ userId, nameKey, openWork }: FoundReceiver): Bearer {
  return { userId, nameKey, load: openWork }
}
