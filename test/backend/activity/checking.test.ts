import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../../shared/contract/index.ts'
import { changeLevel } from '../../support/act-on-users.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { whoIs } from '../../support/people.ts'
import { addPeople, person } from '../users/seeding.ts'
import { record } from './events.ts'

type Check = Output<'activity.verify'>

let backend: TestBackend

beforeAll(async () => {
  backend = await startTestBackend({ mailServer: undefined, trialDays: 365 })
})
afterAll(() => backend.stop())

/** Changes the history as only the owner of the database can. */
async function tamper(...statements: SQL[]): Promise<void> {
  await backend.context.database.system.transaction(async (tx) => {
    await tx.execute(sql`alter table activity disable trigger user`)
    for (const statement of statements) await tx.execute(statement)
    await tx.execute(sql`alter table activity enable trigger user`)
  })
}

/** Asks until there is an answer, as the screen does. */
async function check(client: Client): Promise<Check> {
  let after = 0
  for (;;) {
    const verdict = await client.call('activity.verify', { after })
    if (verdict.state !== 'going-on') return verdict
    expect(verdict.checked).toBeGreaterThan(after)
    expect(verdict.newest).toBeGreaterThanOrEqual(verdict.checked)
    after = verdict.checked
  }
}

describe('the check of a history', () => {
  let admin: Client
  let accountId: string
  let openedAt: string

  /** An account of six events: the third makes Ben a guest, the fourth opens a case. */
  async function openOffice() {
    admin = await backend.openAccount({ name: 'Ada Hartwell' })
    accountId = (await whoIs(admin)).accountId
    const ben = person({ name: 'Ben Carter' })
    await addPeople(backend, accountId, [ben])
    await record(backend, accountId, [{ subject: { id: ben.userId, name: 'Ben Carter' } }])
    await changeLevel(admin, ben.userId, 'limited')
    await admin.call('cases.create', { number: '118', name: 'Stone v. Harbour' })
    await record(backend, accountId, [{}, {}])
    openedAt = (await admin.call('activity.list', {})).items.at(-1)?.at ?? ''
  }

  it('says that it is unbroken since its first event', async () => {
    await openOffice()
    expect(await check(admin)).toEqual({ state: 'unbroken', events: 6, since: openedAt })
  })

  it('names the event that was changed, and tells what stands there now', async () => {
    await openOffice()
    await tamper(
      sql`update activity set actor_name = 'Somebody Else' where account_id = ${accountId} and sequence = 3`,
    )
    expect(await check(admin)).toMatchObject({
      state: 'broken',
      number: 3,
      cause: 'changed',
      event: { sentence: expect.stringMatching(/^Somebody Else changed the level of Ben Carter/) },
    })
  })

  it('names the event that is missing from the middle', async () => {
    await openOffice()
    await tamper(sql`delete from activity where account_id = ${accountId} and sequence = 4`)
    expect(await check(admin)).toEqual({
      state: 'broken',
      number: 4,
      cause: 'missing',
      event: null,
    })
  })

  it('names the event that took the place of another', async () => {
    await openOffice()
    await tamper(
      sql`delete from activity where account_id = ${accountId} and sequence = 2`,
      sql`update activity set sequence = sequence - 1 where account_id = ${accountId} and sequence > 2`,
    )
    expect(await check(admin)).toMatchObject({ state: 'broken', number: 2, cause: 'changed' })
  })

  it('names the first event when all of them are gone', async () => {
    await openOffice()
    await tamper(sql`delete from activity where account_id = ${accountId}`)
    expect(await check(admin)).toEqual({
      state: 'broken',
      number: 1,
      cause: 'missing',
      event: null,
    })
  })

  it('notices events cut off at the end where a seat or a case names one of them', async () => {
    await openOffice()
    await tamper(sql`delete from activity where account_id = ${accountId} and sequence >= 4`)
    expect(await check(admin)).toEqual({
      state: 'broken',
      number: 4,
      cause: 'cut-off',
      event: null,
    })
  })

  it('cannot notice events cut off at the end that nothing else names', async () => {
    await openOffice()
    await tamper(sql`delete from activity where account_id = ${accountId} and sequence >= 5`)
    expect(await check(admin)).toMatchObject({ state: 'unbroken', events: 4 })
  })

  it('goes part by part through a long history, and finds what does not fit where parts meet', async () => {
    await openOffice()
    await record(
      backend,
      accountId,
      Array.from({ length: 200 }, () => ({})),
    )
    const from = (after: number) => admin.call('activity.verify', { after })
    expect(await from(100)).toMatchObject({ state: 'unbroken', events: 206 })
    await tamper(
      sql`update activity set facts = '{"x": 1}' where account_id = ${accountId} and sequence = 100`,
    )
    expect(await from(100)).toMatchObject({ state: 'broken', number: 100, cause: 'changed' })
    expect(await from(101)).toMatchObject({ state: 'unbroken', events: 206 })
    await tamper(sql`delete from activity where account_id = ${accountId} and sequence >= 100`)
    expect(await from(150)).toMatchObject({ state: 'broken', number: 150, cause: 'missing' })
  })
})
