import { v7 as uuid7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import type { RefusedPlacement } from '../../../../shared/model/hand-over.ts'
import type { Level } from '../../../../shared/rules/levels.ts'
import { confirmationOf } from '../../../support/act-quietly.ts'
import type { Client } from '../../../support/client.ts'
import { whoIs } from '../../../support/people.ts'
import { openRaceOffice, RACE_TIMEOUT, type RaceOffice, ROUNDS } from '../../../support/race-office.ts'

let office: RaceOffice
let ownerId: string
let caseId: string
/** Whose work it is. */
let giver: string
/** A Limited User, on the case in some rounds. */
let limited: string
/** Standard Users, each to be used once. */
let standard: string[]

beforeAll(async () => {
  office = await openRaceOffice(ROUNDS * 4)
  ownerId = (await whoIs(office.ada)).userId
  caseId = (await office.ada.call('cases.create', { number: 'R-1', name: 'Race' })).caseId
  standard = await activeOf('standard')
  giver = standard.pop() ?? ''
  limited = (await activeOf('limited'))[0] ?? ''
})
afterAll(() => office.stop())
afterEach(() => office.expectOrder())

async function activeOf(level: Level): Promise<string[]> {
  const found = await office.rows<{ user_id: string }>(
    `select user_id from users where account_id = $1 and status = 'active' and level = $2`,
    [office.accountId, level],
  )
  return found.map(({ user_id }) => user_id)
}

/** Open tasks of the giver on the case, written at once. */
async function addTasks(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuid7())
  await office.rows(
    `insert into tasks (account_id, task_id, case_id, title, assigner_id, assignee_id, state, created_at)
     select $1, id, $2, 'Race', $3, $4, 'open', now() from unnest($5::uuid[]) as id`,
    [office.accountId, caseId, ownerId, giver, ids],
  )
  return ids
}

async function holdersOf(ids: readonly string[]): Promise<(string | null)[]> {
  const found = await office.rows<{ holder: string | null }>(
    'select distinct assignee_id as holder from tasks where task_id = any($1)',
    [ids],
  )
  return found.map(({ holder }) => holder)
}

/** How a hand-over ended: done, or the codes its pieces were refused with. */
function run(client: Client, ids: readonly string[], receiverId: string): Promise<string> {
  const placements = ids.map((itemId) => ({ kind: 'task' as const, itemId, receiverId }))
  return endOf(client.call('handOvers.run', { userId: giver, placements }))
}

async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (thrown) {
    const error = AppError.from(thrown)
    const refused = (error.details?.refused ?? []) as RefusedPlacement[]
    return [...new Set(refused.map(({ code }) => code))].join() || error.code
  }
}

it('lets one of two hand-overs of one person have the work, and never divides it', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, bea } = office
  const other = standard.pop() ?? ''
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = await addTasks(3)
    const outcomes = await Promise.all([run(ada, ids, ownerId), run(bea, ids, other)])
    expect(outcomes.toSorted()).toEqual(['done', 'hand-over.item-moved'])
    expect(await holdersOf(ids)).toEqual([outcomes[0] === 'done' ? ownerId : other])
  }
})

it('never leaves work with a receiver who was taken off the case at that moment', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, bea } = office
  const ends = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = await addTasks(2)
    await ada.call('cases.addPeople', { caseId, userIds: [limited] })
    const removing = () => endOf(bea.call('cases.removePerson', { caseId, userId: limited }))
    const [given, removed] = await (round % 2 === 0
      ? Promise.all([run(ada, ids, limited), removing()])
      : Promise.all([removing(), run(ada, ids, limited)]).then(([second, first]) => [first, second]))
    ends.add(`${given}, ${removed}`)
    expect(await holdersOf(ids)).toEqual([given === 'done' ? limited : giver])
    await office.rows(`update tasks set state = 'completed', completed_at = now() where task_id = any($1)`, [
      ids,
    ])
    if (removed !== 'done') await ada.call('cases.removePerson', { caseId, userId: limited })
  }
  expect([...ends].filter((end) => !REMOVAL_ENDS.has(end))).toEqual([])
})

/** The hand-over came first and the person keeps their place with the work, or the removal did. */
const REMOVAL_ENDS = new Set(['done, case.person-has-work', 'hand-over.receiver-cannot-see, done'])

it('never leaves work with somebody who was lowered at that moment, to Limited User or guest', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, bea, quote } = office
  const ends = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ids, receiver = ''] = [await addTasks(1), standard.pop()]
    const level = round % 4 < 2 ? 'limited' : 'guest'
    const shown = await quote(bea, { act: 'changeLevel', userIds: [receiver], level })
    const lowering = () => endOf(bea.call('users.changeLevel', confirmationOf(shown)))
    const [given, lowered] = await (round % 2 === 0
      ? Promise.all([run(ada, ids, receiver), lowering()])
      : Promise.all([lowering(), run(ada, ids, receiver)]).then(([second, first]) => [first, second]))
    ends.add(`${given}, ${lowered}`)
    expect(await holdersOf(ids)).toEqual([given === 'done' ? receiver : giver])
  }
  expect([...ends].filter((end) => !LEVEL_ENDS.has(end))).toEqual([])
})

/** The hand-over came first and the level waits for the work to be placed, or the level was lowered first. */
const LEVEL_ENDS = new Set(['done, user.work-on-lost-cases', 'hand-over.receiver-cannot-see, done'])
