import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveEvent } from '../../../backend/live.ts'
import { IDEMPOTENCY_HEADER } from '../../../shared/contract/http.ts'
import { deactivate, quoteFor } from '../../support/act-on-users.ts'
import { confirmationOf } from '../../support/act-quietly.ts'
import { whoIs } from '../../support/people.ts'
import { findBrokenRules } from '../../support/roster-command.ts'
import { codeOf, type Person, signInAs } from '../cases/case-office.ts'
import { openWorkOffice, review, task, type WorkOffice } from './work-office.ts'

let office: WorkOffice
let owner: Person
let number = 0
const openCase = () => {
  number += 1
  return office.openCase(`R-${number}`)
}

beforeAll(async () => {
  office = await openWorkOffice()
  owner = await whoIs(office.owner)
})
afterAll(async () => {
  expect(await findBrokenRules(office.backend.databaseUrl)).toEqual([])
  await office.stop()
})

/** A case on which the owner is not: whoever is put on it may be alone there. */
async function openForeignCase(...people: Person[]): Promise<string> {
  const caseId = await openCase()
  if (people.length > 0) await office.put(caseId, ...people)
  await office.owner.call('cases.removePerson', { caseId, userId: owner.userId })
  return caseId
}

async function invite(inviter: Person, level: 'standard' | 'administrator'): Promise<string> {
  const { invited } = await office.owner.call('invitations.create', {
    addresses: [`new.${crypto.randomUUID()}@hartwell.test`],
    level,
  })
  const invitationId = invited[0]?.invitationId ?? ''
  await office.query('update invitations set invited_by = $1 where invitation_id = $2', [
    inviter.userId,
    invitationId,
  ])
  return invitationId
}

describe('a hand-over', () => {
  it('moves tasks, reviews, cases and invitations at once, and leaves a receipt of it all', async () => {
    const [ana, ben, lia] = [
      await office.addPerson('standard', { name: 'Ana Ruiz' }),
      await office.addPerson('administrator', { name: 'Ben Carter' }),
      await office.addPerson('limited', { name: 'Lia Lindgren' }),
    ]
    const alone = await openForeignCase(ana)
    const [draft, read] = [
      await office.addTask(alone, ana, { dueOn: '2030-05-01' }),
      await office.addReview(alone, ana),
    ]
    const kept = await office.addTask(alone, ana, { title: 'Not placed' })
    const invitationId = await invite(ana, 'standard')
    const receipt = await office.run(ana, [
      task(draft, lia),
      review(read, ben),
      { kind: 'case', itemId: alone, receiverId: lia.userId },
      { kind: 'invitation', itemId: invitationId, receiverId: ben.userId },
    ])
    expect(receipt).toMatchObject({
      fromName: 'Ana Ruiz',
      doneByName: 'Ada Hartwell',
      receivers: 2,
      returnable: 4,
    })
    expect(receipt.items.map(({ receiverName, kind, itemId }) => [receiverName, kind, itemId])).toEqual([
      ['Ben Carter', 'review', read],
      ['Ben Carter', 'invitation', invitationId],
      ['Lia Lindgren', 'case', alone],
      ['Lia Lindgren', 'task', draft],
    ])
    expect(await office.holderOf(draft)).toBe(lia.userId)
    expect(await office.holderOf(read)).toBe(ben.userId)
    expect(await office.holderOf(kept)).toBe(ana.userId)
    expect(await office.holderOf(invitationId)).toBe(ben.userId)
    const { people } = await office.owner.call('cases.read', { caseId: alone })
    expect(people.map(({ userId }) => userId).sort()).toEqual([ana.userId, lia.userId].sort())
    const listed = await office.owner.call('handOvers.list', { userId: ana.userId })
    expect(listed.items).toMatchObject([{ handOverId: receipt.handOverId, items: 4, receivers: 2 }])
    expect(await office.owner.call('handOvers.read', { handOverId: receipt.handOverId })).toEqual(receipt)
    const { history } = await office.owner.call('users.read', { userId: ana.userId })
    expect(history[0]?.sentence).toBe('Ada Hartwell handed over 4 pieces of work of Ana Ruiz to 2 people')
  })

  it('refuses every piece that cannot go, each with its reason, and changes nothing', async () => {
    const [ana, ben, blind, gone, guest, other] = [
      await office.addPerson('standard'),
      await office.addPerson('standard'),
      await office.addPerson('limited'),
      await office.addPerson('standard', { status: 'inactive' }),
      await office.addPerson('guest'),
      await office.addPerson('standard'),
    ]
    const caseId = await openCase()
    const [toBlind, toGone, toHerself, fine, foreign] = [
      await office.addTask(caseId, ana),
      await office.addTask(caseId, ana),
      await office.addReview(caseId, ana),
      await office.addTask(caseId, ana),
      await office.addTask(caseId, other),
    ]
    const alone = await openForeignCase(ana)
    const shared = await openForeignCase(ana, ben)
    await office.put(await openCase(), guest)
    const invitationId = await invite(ana, 'standard')
    const running = office.run(ana, [
      task(toBlind, blind),
      task(toGone, gone),
      review(toHerself, ana),
      task(fine, ben),
      task(foreign, ben),
      { kind: 'case', itemId: alone, receiverId: guest.userId },
      { kind: 'case', itemId: shared, receiverId: other.userId },
      { kind: 'invitation', itemId: invitationId, receiverId: ben.userId },
    ])
    expect(await office.refusalsOf(running)).toEqual([
      { itemId: toBlind, code: 'hand-over.receiver-cannot-see' },
      { itemId: toGone, code: 'hand-over.receiver-inactive' },
      { itemId: toHerself, code: 'hand-over.receiver-is-giver' },
      { itemId: foreign, code: 'hand-over.item-moved' },
      { itemId: alone, code: 'guest.on-other-case' },
      { itemId: shared, code: 'hand-over.case-has-others' },
      { itemId: invitationId, code: 'hand-over.receiver-not-administrator' },
    ])
    expect(await office.holderOf(fine)).toBe(ana.userId)
    expect((await office.owner.call('handOvers.list', { userId: ana.userId })).items).toEqual([])
  })

  it('lets a guest have one case, and no second one by the same hand-over', async () => {
    const [ana, guest] = [await office.addPerson('standard'), await office.addPerson('guest')]
    const [one, two] = [await openForeignCase(ana), await openForeignCase(ana)]
    const work = await office.addTask(one, ana)
    const given = (itemId: string) => ({ kind: 'case' as const, itemId, receiverId: guest.userId })
    expect(await office.refusalsOf(office.run(ana, [task(work, guest), given(one), given(two)]))).toEqual([
      { itemId: two, code: 'guest.on-other-case' },
    ])
    await office.run(ana, [task(work, guest), given(one)])
    const client = await signInAs(office, guest)
    expect((await client.call('work.mine', {})).items).toMatchObject([{ itemId: work }])
  })

  it('is done once, however often the answer is lost', async () => {
    const [ana, ben] = [await office.addPerson('standard'), await office.addPerson('standard')]
    const placements = [task(await office.addTask(await openCase(), ana), ben)]
    const key = { [IDEMPOTENCY_HEADER]: crypto.randomUUID() }
    const input = { userId: ana.userId, placements }
    const first = await office.owner.call('handOvers.run', input, key)
    expect(await office.owner.call('handOvers.run', input, key)).toEqual(first)
    expect((await office.owner.call('handOvers.list', { userId: ana.userId })).items).toHaveLength(1)
  })

  it('tells each receiver in their windows and by mail, and lets them ask what they got', async () => {
    const [ana, ben] = [
      await office.addPerson('standard', { name: 'Ana Ruiz' }),
      await office.addPerson('standard'),
    ]
    const client = await signInAs(office, ben)
    const { identityId } = await whoIs(client)
    const heard: LiveEvent[] = []
    office.backend.context.live.on('event', (event) => heard.push(event))
    const placements = [task(await office.addTask(await openCase(), ana), ben)]
    const { handOverId } = await office.run(ana, placements)
    const { accountId } = office
    await expect
      .poll(() => heard)
      .toContainEqual({ accountId, identityId, name: 'work.received', payload: { handOverId } })
    await expect.poll(() => heard).toContainEqual({ accountId, name: 'work.changed', payload: {} })
    expect(await client.call('handOvers.received', { handOverId })).toEqual({
      fromName: 'Ana Ruiz',
      doneByName: 'Ada Hartwell',
      items: 1,
    })
    expect(await codeOf(office.owner.call('handOvers.received', { handOverId }))).toBe('hand-over.not-found')
    const { items } = await office.owner.call('outbox.list', { limit: 200 })
    const written = items.filter(({ kind, recipient }) => kind === 'work-received' && recipient === ben.email)
    expect(written).toHaveLength(1)
    const mail = await office.owner.call('outbox.read', { messageId: written[0]?.messageId ?? '' })
    expect(mail.subject).toBe('Work of Ana Ruiz is now yours')
    expect(mail.text).toContain('Draft the brief')
  })

  it('works for somebody who is inactive already', async () => {
    const [ana, ben] = [await office.addPerson('limited'), await office.addPerson('standard')]
    const caseId = await openCase()
    await office.put(caseId, ana)
    const itemId = await office.addTask(caseId, ana)
    await deactivate(office.owner, ana.userId)
    expect(await office.itemsOf(ana)).toMatchObject([{ itemId }])
    await office.run(ana, [task(itemId, ben)])
    expect(await office.holderOf(itemId)).toBe(ben.userId)
    expect(await office.itemsOf(ana)).toEqual([])
  })
})

describe('a deactivation with a hand-over', () => {
  it('does both at once; administrator invitations that were handed over stay open', async () => {
    const [ana, ben] = [await office.addPerson('administrator'), await office.addPerson('administrator')]
    const itemId = await office.addTask(await openCase(), ana)
    const [passed, left] = [await invite(ana, 'administrator'), await invite(ana, 'administrator')]
    const quote = await quoteFor(office.owner, { act: 'deactivate', userIds: [ana.userId] })
    const placements = [
      task(itemId, ben),
      { kind: 'invitation' as const, itemId: passed, receiverId: ben.userId },
    ]
    const done = await office.owner.call('users.deactivate', { ...confirmationOf(quote), placements })
    expect(done.users).toMatchObject([{ userId: ana.userId, status: 'inactive' }])
    const receipt = await office.owner.call('handOvers.read', { handOverId: done.handOverId ?? '' })
    expect(receipt.items).toHaveLength(2)
    expect(await office.holderOf(itemId)).toBe(ben.userId)
    const states = await office.query(
      'select invitation_id, state from invitations where invitation_id = any($1) order by invitation_id',
      [[passed, left]],
    )
    expect(states).toEqual([
      { invitation_id: passed, state: 'pending' },
      { invitation_id: left, state: 'deleted' },
    ])
  })

  it('is refused as a whole when one piece cannot go, and for several people at once', async () => {
    const [ana, blind, ben] = [
      await office.addPerson('standard'),
      await office.addPerson('limited'),
      await office.addPerson('standard'),
    ]
    const itemId = await office.addTask(await openCase(), ana)
    const quote = await quoteFor(office.owner, { act: 'deactivate', userIds: [ana.userId] })
    const placements = [task(itemId, blind)]
    const refused = office.owner.call('users.deactivate', { ...confirmationOf(quote), placements })
    expect(await office.refusalsOf(refused)).toEqual([{ itemId, code: 'hand-over.receiver-cannot-see' }])
    expect(await office.owner.call('users.read', { userId: ana.userId })).toMatchObject({ status: 'active' })
    const both = await quoteFor(office.owner, { act: 'deactivate', userIds: [ana.userId, ben.userId] })
    const many = { ...confirmationOf(both), placements: [task(itemId, owner)] }
    expect(await codeOf(office.owner.call('users.deactivate', many))).toBe('request.invalid')
    expect(await office.holderOf(itemId)).toBe(ana.userId)
    const done = await office.owner.call('users.deactivate', {
      ...confirmationOf(quote),
      placements: [task(itemId, ben)],
    })
    expect(done.handOverId).toBeDefined()
  })
})
