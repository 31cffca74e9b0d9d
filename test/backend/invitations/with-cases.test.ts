import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { type CaseOffice, codeOf, openCaseOffice, signInAs } from '../cases/case-office.ts'
import { freshAddress, mailedToken, messagesTo, register, usersWith } from './inviting.ts'

let office: CaseOffice
let number = 0

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.stop())

const openCase = () => {
  number += 1
  return office.openCase(`I-${number}`)
}

async function inviteTo(caseIds: string[], level: Level = 'limited', email = freshAddress()) {
  const { invited } = await office.owner.call('invitations.create', { addresses: [email], level, caseIds })
  const [row] = invited
  if (!row) throw new Error(`${email} was not invited.`)
  return row
}

async function accept({ invitationId, email }: InvitationRow) {
  const token = await mailedToken(office.backend, invitationId)
  const answer = await register(office.backend.visitor(), token)
  const [user] = await usersWith(office.backend, email)
  return { ...answer, email, userId: user?.user_id ?? '' }
}

const verdictsOn = async (addresses: string[], level: Level, caseIds: string[] = []) =>
  (await office.owner.call('invitations.check', { addresses, level, caseIds })).verdicts

const eventsOf = (userId: string) =>
  office.query<{ kind: string; facts: Record<string, string> }>(
    `select kind, facts from activity where subject_id = $1 order by sequence`,
    [userId],
  )

const peopleOn = async (caseId: string) =>
  (await office.owner.call('cases.read', { caseId })).people.map(({ userId }) => userId)

describe('an invitation with cases', () => {
  it('shows them in the list, by number, and puts the person on them on acceptance', async () => {
    const caseIds = [await openCase(), await openCase()]
    const row = await inviteTo([...caseIds].reverse())
    expect(row.cases.map(({ caseId }) => caseId)).toEqual(caseIds)
    const { items } = await office.owner.call('invitations.list', { q: row.email })
    expect(items[0]?.cases).toEqual(row.cases)
    expect(await accept(row)).toMatchObject({ joinedCases: 2, missedCases: 0 })
    const [user] = await usersWith(office.backend, row.email)
    const userId = user?.user_id ?? ''
    for (const caseId of caseIds) {
      const { people } = await office.owner.call('cases.read', { caseId })
      expect(people.find((one) => one.userId === userId)).toMatchObject({ addedByName: 'Ada Hartwell' })
    }
    const seen = await (await signInAs(office, { userId, email: row.email })).call('cases.list', {})
    expect(seen.items.map(({ caseId }) => caseId)).toEqual(caseIds)
    expect((await eventsOf(userId)).map(({ kind }) => kind)).toEqual([
      'invitation.accepted',
      'case.person-joined',
      'case.person-joined',
    ])
  })

  it('tells whoever holds the link how many there are, and nothing else about them', async () => {
    const caseId = await office.openCase('I-secret', 'The secret merger')
    const { invitationId } = await inviteTo([caseId])
    const token = await mailedToken(office.backend, invitationId)
    const offer = await office.backend.visitor().call('registration.read', { token })
    expect(offer.cases).toBe(1)
    expect(JSON.stringify(offer)).not.toMatch(/secret/)
    expect(JSON.stringify(offer)).not.toContain(caseId)
  })

  it('takes open cases of the own firm only, 50 at most, and one for a guest', async () => {
    const [one, two] = [await openCase(), await openCase()]
    const closed = await openCase()
    await office.owner.call('cases.close', { caseId: closed, version: 1 })
    const other = await office.backend.openAccount()
    const { caseId: foreign } = await other.call('cases.create', { number: '1', name: 'Theirs' })
    const many = Array.from({ length: 51 }, () => crypto.randomUUID())
    const refusals: [string[], Level, string][] = [
      [[foreign], 'limited', 'case.not-found'],
      [[one, closed], 'limited', 'case.not-open'],
      [[one, two], 'guest', 'request.invalid'],
      [[one, one], 'limited', 'request.invalid'],
      [many, 'limited', 'request.invalid'],
    ]
    for (const [caseIds, level, code] of refusals) {
      const input = { addresses: [freshAddress()], level, caseIds }
      expect(await codeOf(office.owner.call('invitations.check', input))).toBe(code)
      expect(await codeOf(office.owner.call('invitations.create', input))).toBe(code)
    }
  })

  it('is changed to other cases, as it was seen, and keeps one that was closed since', async () => {
    const [one, two] = [await openCase(), await openCase()]
    const row = await inviteTo([one])
    await office.owner.call('cases.close', { caseId: one, version: 1 })
    const { invitationId } = row
    const change = (version: number, level: Level, caseIds: string[]) =>
      office.owner.call('invitations.change', { invitationId, version, level, caseIds })
    expect(await change(1, 'limited', [one])).toMatchObject({ version: 1 })
    expect((await change(1, 'limited', [one, two])).cases).toHaveLength(2)
    expect(await codeOf(change(1, 'limited', []))).toBe('invitation.stale')
    expect(await codeOf(change(2, 'guest', [one, two]))).toBe('request.invalid')
    expect(await change(2, 'guest', [two])).toMatchObject({ level: 'guest', cases: [{ caseId: two }] })
    expect(await codeOf(change(3, 'guest', [one]))).toBe('case.not-open')
    expect((await change(3, 'guest', [])).cases).toEqual([])
    const kinds = (await eventsOf(invitationId)).map(({ kind }) => kind)
    expect(kinds).toEqual([
      'invitation.sent',
      'invitation.cases-changed',
      'invitation.level-changed',
      'invitation.cases-changed',
      'invitation.cases-changed',
    ])
  })

  it('is accepted although a case was closed, and both sides are told', async () => {
    const [open, closed] = [await openCase(), await openCase()]
    const row = await inviteTo([open, closed])
    await office.owner.call('cases.close', { caseId: closed, version: 1 })
    const accepted = await accept(row)
    expect(accepted).toMatchObject({ joinedCases: 1, missedCases: 1 })
    expect(await peopleOn(open)).toContain(accepted.userId)
    expect(await peopleOn(closed)).not.toContain(accepted.userId)
    const missed = (await eventsOf(accepted.userId)).find(({ kind }) => kind === 'case.person-missed')
    expect(missed?.facts).toMatchObject({ caseId: closed, code: 'case.not-open', reason: 'it is closed' })
    const [message] = await office.query<{ message_id: string }>(
      `select m.message_id from outbox m join invitations i using (account_id, invitation_id)
       where i.invitation_id = $1 and m.kind = 'invitation-accepted'`,
      [row.invitationId],
    )
    const read = await office.owner.call('outbox.read', { messageId: message?.message_id ?? '' })
    expect(read.text).toMatch(/could not join case I-\d+, Case I-\d+:\s+it is closed/)
    expect(read.text).toMatch(/is now on case I-\d+/)
  })

  it('names no case to an inviter who sees them no more, and tells the administrators instead', async () => {
    const ben = await office.addPerson('administrator')
    const benSignedIn = await signInAs(office, ben)
    const caseId = await openCase()
    const { invited } = await benSignedIn.call('invitations.create', {
      addresses: [freshAddress()],
      level: 'limited',
      caseIds: [caseId],
    })
    const [row] = invited
    if (!row) throw new Error('Nobody was invited.')
    await office.owner.call('cases.close', { caseId, version: 1 })
    await office.query(`update users set level = 'limited' where user_id = $1`, [ben.userId])
    await accept(row)
    const messages = await office.query<{ message_id: string; recipient: string }>(
      `select message_id, recipient from outbox where invitation_id = $1 and kind = 'invitation-accepted'`,
      [row.invitationId],
    )
    const texts = new Map<string, string>()
    for (const { message_id: messageId, recipient } of messages)
      texts.set(recipient, (await office.owner.call('outbox.read', { messageId })).text ?? '')
    const [toBen, ...toOthers] = [texts.get(ben.email), ...[...texts].filter(([to]) => to !== ben.email)]
    expect(toBen).not.toMatch(/case I-/)
    expect(toOthers.length).toBeGreaterThan(0)
    expect(toOthers.map(([, text]) => text).join()).toMatch(/could not join case I-/)
  })
})

describe('guests who are invited', () => {
  it('are refused for a full case and at a domain of the firm, before anything is sent', async () => {
    const caseId = await openCase()
    await office.put(caseId, await office.addPerson('guest'), await office.addPerson('guest'))
    const email = freshAddress()
    expect(await verdictsOn([email, 'someone@hartwell.test'], 'guest', [caseId])).toMatchObject([
      { verdict: 'guest-rule', reason: expect.stringContaining('has its two guests already') },
      { verdict: 'guest-rule', reason: expect.stringContaining('domain of the firm') },
    ])
    expect(await verdictsOn([email], 'guest')).toMatchObject([{ verdict: 'new', warning: null }])
    const input = { addresses: [email, 'someone@hartwell.test'], level: 'guest' as const, caseIds: [caseId] }
    const { invited, refused } = await office.owner.call('invitations.create', input)
    expect([invited.length, refused.length]).toEqual([0, 2])
    expect(await messagesTo(office.backend, email)).toEqual([])
    const limited = await inviteTo([caseId])
    const change = { invitationId: limited.invitationId, version: 1, level: 'guest' as const }
    const refusal = await office.owner
      .call('invitations.change', { ...change, caseIds: [caseId] })
      .catch((error: unknown) => AppError.from(error))
    expect(refusal).toMatchObject({ code: 'invitation.guest-rule' })
    const guest = await inviteTo([], 'guest')
    const correction = { invitationId: guest.invitationId, version: 1, address: 'some@hartwell.test' }
    expect(await codeOf(office.owner.call('invitations.correctAddress', correction))).toBe(
      'invitation.guest-rule',
    )
  })

  it('are warned of when more are invited than there are places', async () => {
    const caseId = await openCase()
    await office.put(caseId, await office.addPerson('guest'))
    const [one, two] = [freshAddress(), freshAddress()]
    expect((await verdictsOn([one], 'guest', [caseId]))[0]?.warning).toBeNull()
    const both = await verdictsOn([one, two], 'guest', [caseId])
    expect(both.map(({ verdict }) => verdict)).toEqual(['new', 'new'])
    expect(both[0]?.warning).toMatch(/^1 of 2 guest places is left on case I-\d+, and 1 other guest is/)
    await inviteTo([caseId], 'guest', one)
    expect((await verdictsOn([two], 'guest', [caseId]))[0]?.warning).toMatch(/1 other guest is invited/)
  })

  it('are named when a paid user of their domain is invited', async () => {
    await office.addPerson('guest', { email: 'gus@experts.test' })
    await office.addPerson('guest', { email: 'gina@gmail.com' })
    const [own, mail, none] = await verdictsOn(
      ['pia@experts.test', 'pia@gmail.com', freshAddress()],
      'limited',
    )
    expect(own).toMatchObject({ verdict: 'new' })
    expect(own?.warning).toMatch(/^1 guest is at this domain, experts\.test\./)
    expect([mail?.warning, none?.warning]).toEqual([null, null])
  })

  it('accept without the case when their place is gone', async () => {
    const caseId = await openCase()
    const row = await inviteTo([caseId], 'guest')
    await office.put(caseId, await office.addPerson('guest'), await office.addPerson('guest'))
    const accepted = await accept(row)
    expect(accepted).toMatchObject({ joinedCases: 0, missedCases: 1 })
    expect(await peopleOn(caseId)).not.toContain(accepted.userId)
  })

  it('accept without the case when their domain became one of the firm', async () => {
    const caseId = await openCase()
    const row = await inviteTo([caseId], 'guest', 'gerd@becoming.test')
    await office.addPerson('standard', { email: 'paul@becoming.test' })
    const { userId } = await accept(row)
    const missed = (await eventsOf(userId)).find(({ kind }) => kind === 'case.person-missed')
    expect(missed?.facts.code).toBe('guest.firm-domain')
  })

  it('are two on a case after 50 accepted at once', async () => {
    const caseId = await openCase()
    const addresses = Array.from({ length: 50 }, () => freshAddress())
    const input = { addresses, level: 'guest' as const, caseIds: [caseId] }
    const { invited } = await office.owner.call('invitations.create', input)
    const accepted = await Promise.all(invited.map(accept))
    expect(accepted).toHaveLength(50)
    expect(accepted.filter(({ joinedCases }) => joinedCases === 1)).toHaveLength(2)
    expect(accepted.filter(({ missedCases }) => missedCases === 1)).toHaveLength(48)
    expect((await office.owner.call('cases.read', { caseId })).guests).toBe(2)
  })
})
