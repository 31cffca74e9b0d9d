import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../../backend/live.ts'
import { AppError } from '../../../shared/errors.ts'
import { whoIs } from '../../support/people.ts'
import { findBrokenRules } from '../../support/roster-command.ts'
import { type CaseOffice, codeOf, openCaseOffice, signInAs } from './case-office.ts'

let office: CaseOffice
let number = 0
const openCase = () => {
  number += 1
  return office.openCase(`P-${number}`)
}

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(async () => {
  expect(await findBrokenRules(office.backend.databaseUrl)).toEqual([])
  await office.stop()
})

describe('the people of a case', () => {
  it('see it from their next request and lose it at once, also between two requests of one session', async () => {
    const [caseId, lia] = [await openCase(), await office.addPerson('limited')]
    const client = await signInAs(office, lia)
    expect(await codeOf(client.call('cases.read', { caseId }))).toBe('case.not-found')
    await office.put(caseId, lia)
    expect((await client.call('cases.read', { caseId })).people).toHaveLength(2)
    expect(await client.call('cases.counts', {})).toEqual({ open: 1, closed: 0 })
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    expect(await codeOf(client.call('cases.read', { caseId }))).toBe('case.not-found')
    expect(await codeOf(client.call('cases.close', { caseId, version: 1 }))).toBe('case.not-found')
    expect(await client.call('cases.counts', {})).toEqual({ open: 0, closed: 0 })
    expect((await client.call('cases.list', {})).items).toEqual([])
  })

  it('who leave are told in their open windows, and everybody is told that cases changed', async () => {
    const [caseId, lia] = [await openCase(), await office.addPerson('limited')]
    await office.put(caseId, lia)
    const { identityId } = await whoIs(await signInAs(office, lia))
    const heard: LiveEvent[] = []
    office.backend.context.live.on('event', (event) => heard.push(event))
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    const { accountId } = office
    await expect
      .poll(() => heard)
      .toContainEqual({ accountId, identityId, name: 'session.changed', payload: {} })
    await expect.poll(() => heard).toContainEqual({ accountId, name: 'cases.changed', payload: {} })
  })

  it('are added all together or not at all, each with the reason against them', async () => {
    const caseId = await openCase()
    const [ben, ida] = [
      await office.addPerson('standard'),
      await office.addPerson('limited', { status: 'inactive' }),
    ]
    const unknown = crypto.randomUUID()
    const refusal = await office.owner
      .call('cases.addPeople', { caseId, userIds: [ben.userId, ida.userId, unknown] })
      .catch((error: unknown) => AppError.from(error))
    expect(refusal).toMatchObject({
      code: 'case.people-refused',
      details: {
        refused: [
          { userId: ida.userId, code: 'case.person-inactive' },
          { userId: unknown, code: 'user.not-found' },
        ],
      },
    })
    expect((await office.owner.call('cases.read', { caseId })).people).toHaveLength(1)
    await office.put(caseId, ben)
    expect(await codeOf(office.put(caseId, ben))).toBe('case.person-there')
    const gone = { caseId, userId: ida.userId }
    expect(await codeOf(office.owner.call('cases.removePerson', gone))).toBe('case.person-not-there')
  })

  it('who are deactivated stay listed, marked, until they are removed', async () => {
    const [caseId, lia] = [await openCase(), await office.addPerson('limited')]
    await office.put(caseId, lia)
    await office.query(`update users set status = 'inactive' where user_id = $1`, [lia.userId])
    const { people } = await office.owner.call('cases.read', { caseId })
    expect(people.at(-1)).toMatchObject({
      userId: lia.userId,
      status: 'inactive',
      addedByName: 'Ada Hartwell',
    })
    expect(await office.owner.call('users.cases', { userId: lia.userId })).toMatchObject({
      sees: 'none',
      visible: 0,
      assigned: 1,
    })
    const after = await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    expect(after.people).toHaveLength(1)
    await office.query(`update users set status = 'active' where user_id = $1`, [lia.userId])
  })

  it('and whoever put them there stand in the person’s history', async () => {
    const [caseId, lia] = [await openCase(), await office.addPerson('limited', { name: 'Lia Lind' })]
    await office.put(caseId, lia)
    await office.owner.call('cases.removePerson', { caseId, userId: lia.userId })
    const { history } = await office.owner.call('users.read', { userId: lia.userId })
    expect(history.map(({ sentence }) => sentence)).toEqual([
      `Ada Hartwell removed Lia Lind from case P-${number}, Case P-${number}`,
      `Ada Hartwell added Lia Lind to case P-${number}, Case P-${number}`,
    ])
  })

  it('are chosen by a Standard User among candidates that say what stands against them', async () => {
    const caseId = await openCase()
    const elsewhere = await openCase()
    const guest = await office.addPerson('guest', { name: 'Zed Candidate' })
    const insider = await office.addPerson('guest', { name: 'Yan Candidate', email: 'yan@hartwell.test' })
    const free = await office.addPerson('limited', { name: 'Xia Candidate' })
    const there = await office.addPerson('limited', { name: 'Wim Candidate' })
    await office.addPerson('limited', { name: 'Vic Candidate', status: 'inactive' })
    await office.put(elsewhere, guest)
    await office.put(caseId, there)
    const standard = await signInAs(office, await office.addPerson('standard'))
    const { items } = await standard.call('cases.candidates', { caseId, q: 'candidate' })
    expect(items.map(({ userId, refusal, guestOn }) => [userId, refusal?.code, guestOn?.caseId])).toEqual([
      [free.userId, undefined, undefined],
      [insider.userId, 'guest.firm-domain', undefined],
      [guest.userId, 'guest.on-other-case', elsewhere],
    ])
    expect((await standard.call('cases.candidates', { caseId, limit: 2 })).items).toHaveLength(2)
    await standard.call('cases.addPeople', { caseId, userIds: [free.userId] })
    expect((await standard.call('cases.candidates', { caseId, q: 'xia' })).items).toEqual([])
  })

  it('are shown with all they can see, and why', async () => {
    const one = await openCase()
    const [lia, sam] = [await office.addPerson('limited'), await office.addPerson('standard')]
    const sight = (userId: string) => office.owner.call('users.cases', { userId, limit: 1 })
    expect((await sight(lia.userId)).sentence).toBe('Sees no case until added to one, as Limited User.')
    await office.put(one, lia)
    expect(await sight(lia.userId)).toMatchObject({
      sees: 'assigned',
      sentence: 'Sees the one case listed here and no other, as Limited User.',
      items: [{ caseId: one }],
      next: null,
    })
    const two = await openCase()
    await office.put(two, lia)
    const first = await sight(lia.userId)
    const second = await office.owner.call('users.cases', { userId: lia.userId, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ caseId }) => caseId)).toEqual([one, two])
    const { total } = await office.owner.call('cases.outline', {})
    expect(await sight(sam.userId)).toMatchObject({
      sees: 'all',
      visible: total,
      sentence: `Sees all cases of the firm (${total} now), as Standard User.`,
      items: [],
    })
  })
})

describe('guests', () => {
  it('are two on a case at most, one of them inactive or not, and leave a place when they go', async () => {
    const caseId = await openCase()
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => office.addPerson('guest')))
    if (!one || !two || !three) throw new Error('Three guests were expected.')
    await office.put(caseId, one, two)
    expect((await office.owner.call('cases.read', { caseId })).guestPlacesLeft).toBe(0)
    await office.query(`update users set status = 'inactive' where user_id = $1`, [two.userId])
    expect(await codeOf(office.put(caseId, three))).toBe('guest.case-full')
    await office.owner.call('cases.removePerson', { caseId, userId: two.userId })
    await office.put(caseId, three)
    await office.query(`update users set status = 'active' where user_id = $1`, [two.userId])
  })

  it('swap places in one act', async () => {
    const caseId = await openCase()
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => office.addPerson('guest')))
    if (!one || !two || !three) throw new Error('Three guests were expected.')
    await office.put(caseId, one, two)
    const client = await signInAs(office, one)
    const swap = { caseId, outUserId: one.userId, inUserId: three.userId }
    const { people } = await office.owner.call('cases.swapGuest', swap)
    expect(new Set(people.slice(1).map(({ userId }) => userId)).size + 1).toBe(people.length)
    expect(people.map(({ userId }) => userId)).toEqual(expect.arrayContaining([two.userId, three.userId]))
    expect((await client.call('cases.list', {})).items).toEqual([])
    expect(await codeOf(office.owner.call('cases.swapGuest', swap))).toBe('case.person-not-there')
    const lia = await office.addPerson('limited')
    const paid = { caseId, outUserId: two.userId, inUserId: lia.userId }
    expect(await codeOf(office.owner.call('cases.swapGuest', paid))).toBe('guest.not-a-guest')
  })

  it('are on one case, and move to another in one act that keeps to the rules', async () => {
    const [from, to, full] = [await openCase(), await openCase(), await openCase()]
    const guest = await office.addPerson('guest')
    await office.put(full, await office.addPerson('guest'), await office.addPerson('guest'))
    await office.put(from, guest)
    const refusal = await office.put(to, guest).catch((error: unknown) => AppError.from(error))
    expect(refusal).toMatchObject({ code: 'guest.on-other-case', details: { caseId: from } })
    const move = (fromCaseId: string, toCaseId: string) =>
      office.owner.call('users.moveGuest', { userId: guest.userId, fromCaseId, toCaseId })
    expect(await codeOf(move(from, full))).toBe('guest.case-full')
    expect(await codeOf(move(from, from))).toBe('guest.same-case')
    expect((await move(from, to)).guests).toBe(1)
    expect(await codeOf(move(from, to))).toBe('case.person-not-there')
    const client = await signInAs(office, guest)
    expect((await client.call('cases.list', {})).items.map(({ caseId }) => caseId)).toEqual([to])
  })

  it('hold to both rules under 50 attempts at once', async () => {
    const cases = [await openCase(), await openCase(), await openCase()]
    const guests = await Promise.all(Array.from({ length: 5 }, () => office.addPerson('guest')))
    const attempts = Array.from({ length: 50 }, (_, at) => ({
      caseId: cases[at % cases.length] ?? '',
      userIds: [guests[at % guests.length]?.userId ?? ''],
    }))
    const outcomes = await Promise.all(
      attempts.map((attempt) => codeOf(office.owner.call('cases.addPeople', attempt))),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5)
    expect(new Set(outcomes)).toEqual(
      new Set(
        ['done', 'case.person-there', 'guest.on-other-case', 'guest.case-full'].filter((code) =>
          outcomes.includes(code),
        ),
      ),
    )
    for (const caseId of cases)
      expect((await office.owner.call('cases.read', { caseId })).guests).toBeLessThanOrEqual(2)
  })

  it('move back and forth at once and are on one case all the time', async () => {
    const [here, there] = [await openCase(), await openCase()]
    const guest = await office.addPerson('guest')
    await office.put(here, guest)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, at) => {
        const [fromCaseId, toCaseId] = at % 2 === 0 ? [here, there] : [there, here]
        return codeOf(office.owner.call('users.moveGuest', { userId: guest.userId, fromCaseId, toCaseId }))
      }),
    )
    expect(new Set(outcomes)).toEqual(new Set(['done', 'case.person-not-there']))
    expect((await office.owner.call('users.cases', { userId: guest.userId })).assigned).toBe(1)
  })

  it('are not made of people on more than one case, of a full case or of the firm itself', async () => {
    const [one, two] = [await openCase(), await openCase()]
    const [several, insider] = [await office.addPerson('limited'), await office.addPerson('limited')]
    const outsider = await office.addPerson('limited', { email: 'eve@outside.test' })
    await office.put(one, several, insider, outsider)
    await office.put(two, several)
    const quote = ({ userId }: { userId: string }) =>
      codeOf(office.owner.call('quotes.create', { act: 'changeLevel', userIds: [userId], level: 'guest' }))
    expect(await quote(several)).toBe('guest.several-cases')
    expect(await quote(insider)).toBe('guest.firm-domain')
    expect(await quote(outsider)).toBe('done')
    await office.put(one, await office.addPerson('guest'), await office.addPerson('guest'))
    expect(await quote(outsider)).toBe('guest.case-full')
  })
})
