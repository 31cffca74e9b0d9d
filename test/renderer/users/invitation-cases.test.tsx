import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CaseRow } from '../../../shared/model/case.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { anInvitation, anOffice, aUser, daysAgo, idOf } from './office.ts'
import { openUsers, rowOf, toldSentence } from './open-users.tsx'

const aCase = (place: number, part: Partial<CaseRow> = {}): CaseRow => ({
  caseId: idOf(7_000 + place),
  number: `26-${place}`,
  name: `Stone ${place}`,
  status: 'open',
  openedAt: daysAgo(9),
  closedAt: null,
  people: 0,
  guests: 0,
  version: 1,
  ...part,
})
const stones = [aCase(1), aCase(2, { guests: 1 }), aCase(3, { guests: 2 })]
const answers: Handlers = {
  'cases.list': ({ q }) => ({
    items: stones.filter(({ name }) => name.toLowerCase().includes(q?.toLowerCase() ?? '')),
    next: null,
  }),
}

const anOfficeOfOne = () => anOffice({ own: aUser('Eleanor Hartwell', { level: 'administrator' }) })

async function openInvite(hash?: string, more: Handlers = {}) {
  const page = await openUsers(anOfficeOfOne(), {
    answers: { ...answers, ...more },
    ...(hash !== undefined && { hash }),
  })
  if (hash === undefined) {
    await rowOf('Eleanor Hartwell')
    await page.person.keyboard('i')
  }
  const dialog = await screen.findByRole('dialog', { name: 'Invite users' })
  return { ...page, inside: within(dialog) }
}

describe('the cases of an invitation', () => {
  it('are searched, chosen and sent with it', async () => {
    const { person, inside, transport } = await openInvite()
    await person.click(inside.getByRole('radio', { name: 'Limited User' }))
    expect(inside.getByText(/Without a case a Limited User sees nothing/)).toBeVisible()
    await person.click(inside.getByRole('button', { name: 'Choose cases' }))
    await person.type(inside.getByRole('searchbox', { name: /Search cases/ }), 'stone 2')
    await waitFor(() => expect(inside.queryByRole('checkbox', { name: '26-1 Stone 1' })).toBeNull())
    await person.click(inside.getByRole('checkbox', { name: '26-2 Stone 2' }))
    expect(within(inside.getByRole('list', { name: 'Chosen cases' })).getByText('26-2 Stone 2')).toBeVisible()
    expect(inside.getByText('Sees this case and no other from acceptance.')).toBeVisible()
    await person.type(inside.getByRole('textbox', { name: 'E-mail addresses' }), 'bo@new.test,')
    await person.click(await inside.findByRole('button', { name: 'Send 1 invitation' }))
    await toldSentence()
    expect(transport.callsOf('invitations.create')).toEqual([
      { addresses: ['bo@new.test'], level: 'limited', caseIds: [idOf(7_002)] },
    ])
  })

  it('is one for a guest, with the places left, and none that is full', async () => {
    const { person, inside } = await openInvite()
    await person.click(inside.getByRole('radio', { name: 'Free Guest User' }))
    await person.click(inside.getByRole('button', { name: 'Choose the case' }))
    const one = await inside.findByRole('radio', { name: '26-2 Stone 2' })
    expect(one).toHaveAccessibleDescription('1 of 2 guest places left')
    const full = inside.getByRole('radio', { name: '26-3 Stone 3' })
    expect(full).toHaveAccessibleDescription(/Both guest places are taken/)
    await person.click(full)
    expect(full).not.toBeChecked()
    await person.click(one)
    await person.click(inside.getByRole('radio', { name: '26-1 Stone 1' }))
    expect(inside.getByRole('list', { name: 'Chosen cases' })).toHaveTextContent('26-1 Stone 1')
    await person.click(inside.getByRole('radio', { name: 'No case yet' }))
    expect(inside.queryByRole('list', { name: 'Chosen cases' })).not.toBeInTheDocument()
  })

  it('warns at an address that may not come out as wished, which can be sent all the same', async () => {
    const warning = '2 guests are at this domain, new.test.'
    const { person, inside } = await openInvite(undefined, {
      'invitations.check': ({ addresses }) => ({
        verdicts: addresses.map((typed) => ({
          typed,
          address: typed,
          verdict: 'new' as const,
          reason: null,
          warning,
          userId: null,
          invitationId: null,
        })),
      }),
    })
    await person.type(inside.getByRole('textbox', { name: 'E-mail addresses' }), 'bo@new.test,')
    expect(await inside.findByRole('button', { name: `bo@new.test, ${warning}` })).toBeVisible()
    expect(inside.getByRole('button', { name: 'Send 1 invitation' })).not.toHaveAttribute('aria-disabled')
  })

  it('begin with the case whose page somebody is invited from', async () => {
    const { inside } = await openInvite(`#/users?invite=${idOf(7_001)}`, {
      'cases.read': () => ({
        ...aCase(1),
        people: [],
        openTasks: 0,
        openReviews: 0,
        createdByName: 'Eleanor Hartwell',
        guestPlacesLeft: 2,
        mayEdit: true,
        mayAssign: true,
      }),
    })
    expect(await inside.findByRole('list', { name: 'Chosen cases' })).toHaveTextContent('26-1 Stone 1')
  })

  it('stand in the list and are changed with the level, down to one for a guest', async () => {
    const office = anOfficeOfOne()
    const [one, two] = [aCase(1), aCase(2)]
    office.invitations = [anInvitation('bo@new.test', { cases: [one, two] })]
    const { person, transport } = await openUsers(office, { hash: '#/users?tab=pending', answers })
    const row = await rowOf('bo@new.test')
    expect(within(row).getByText('2 cases')).toHaveAttribute('data-tip', '26-1 Stone 1\n26-2 Stone 2')
    await person.click(within(row).getByRole('button', { name: 'Edit invitation to bo@new.test' }))
    await person.click(await screen.findByRole('menuitem', { name: /Change level or cases/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('button', { name: 'Change cases' })).toHaveAttribute('aria-disabled', 'true')
    await person.click(dialog.getByRole('radio', { name: 'Free Guest User' }))
    expect(dialog.getByRole('alert')).toHaveTextContent(/A guest is on one case only/)
    expect(dialog.getByRole('button', { name: /Invite as/ })).toHaveAttribute('aria-disabled', 'true')
    await person.click(dialog.getByRole('button', { name: 'Remove 26-1' }))
    await person.click(dialog.getByRole('button', { name: 'Invite as Free Guest User' }))
    await toldSentence()
    expect(transport.callsOf('invitations.change')).toMatchObject([
      { level: 'guest', caseIds: [two.caseId], version: 1 },
    ])
  })
})
