import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrokenRules } from '../../support/roster-command.ts'
import { type CaseOffice, openCaseOffice } from '../cases/case-office.ts'
import { freshAddress, mailedToken, register } from './inviting.ts'

let office: CaseOffice
let caseIds: string[]

beforeAll(async () => {
  office = await openCaseOffice()
  caseIds = [await office.openCase('1'), await office.openCase('2')]
  const { invited } = await office.owner.call('invitations.create', {
    addresses: [freshAddress(), freshAddress()],
    level: 'limited',
    caseIds,
  })
  const token = await mailedToken(office.backend, invited[0]?.invitationId ?? '')
  await register(office.backend.visitor(), token)
})
afterAll(() => office.stop())

const broken = () => findBrokenRules(office.backend.databaseUrl)

it('finds invitations with cases in order, pending and accepted', async () => {
  expect(await broken()).toEqual([])
})

it('finds a guest who is invited to more than one case', async () => {
  await office.query(`update invitations set level = 'guest' where state = 'pending'`)
  expect(await broken()).toEqual(['An invitation as guest offers one case at most.'])
  await office.query(`update invitations set level = 'limited' where state = 'pending'`)
})

it('finds an acceptance that is silent about a case it was offered', async () => {
  const later = await office.openCase('3')
  await office.query(
    `insert into invitation_cases (account_id, invitation_id, case_id)
     select account_id, invitation_id, $1 from invitations where state = 'accepted'`,
    [later],
  )
  expect(await broken()).toEqual([
    'Whoever accepted an invitation joined the cases it offered, or it is recorded why not.',
  ])
})
