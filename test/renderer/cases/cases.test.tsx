import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aCandidate, aCase, aCaseOffice, aPerson, yourself } from './case-office.ts'
import { namesShown, openCases, rowOf, toldSentence } from './open-cases.tsx'

const dialog = () => screen.findByRole('dialog')

function aFirm() {
  return aCaseOffice({
    cases: [
      aCase('26-1', 'Stone v. Harbour', { people: [yourself(), aPerson('Ana Ruiz')] }),
      aCase('26-2', 'Abbott estate'),
      aCase('26-3', 'Quay lease', { status: 'closed', closedAt: '2026-04-01T10:00:00.000Z' }),
    ],
  })
}

describe('the list of cases', () => {
  it('shows number, name, status, people and the day, with the true total', async () => {
    await openCases(aFirm())
    const row = await rowOf('Stone v. Harbour')
    for (const text of ['26-1', 'Open', '2', 'Mar 2, 2026'])
      expect(within(row).getByText(text)).toBeInTheDocument()
    expect(await screen.findByText('3 cases')).toBeInTheDocument()
  })

  it('finds, filters and sorts, and remembers filter and order', async () => {
    const office = aFirm()
    const { person } = await openCases(office)
    await rowOf('Quay lease')
    await person.click(within(screen.getByRole('columnheader', { name: 'Name' })).getByRole('button'))
    await waitFor(() => expect(namesShown()).toEqual(['Abbott estate', 'Quay lease', 'Stone v. Harbour']))
    await person.type(screen.getByRole('searchbox'), 'stone')
    await waitFor(() => expect(namesShown()).toEqual(['Stone v. Harbour']))
    expect(await screen.findByText('1 of 3', { ignore: '[role="status"]' })).toBeInTheDocument()
    await person.clear(screen.getByRole('searchbox'))
    await person.click(
      within(screen.getByLabelText('Search and filter cases')).getByRole('button', { name: 'Status' }),
    )
    await person.click(await screen.findByRole('checkbox', { name: /Closed/ }))
    await waitFor(() => expect(namesShown()).toEqual(['Quay lease']))
    await waitFor(() =>
      expect(office.settings.casesView).toEqual({ status: ['closed'], sort: 'name', direction: 'asc' }),
    )
  })

  it('says that nothing matches and offers everything again', async () => {
    const { person } = await openCases(aFirm(), '#/cases?q=nothing')
    expect(await screen.findByText('No case matches')).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Clear filters' }))
    await waitFor(() => expect(namesShown()).toHaveLength(3))
  })
})

describe('a case', () => {
  it('is created, and refused beside its field when the number is taken', async () => {
    const { person } = await openCases(aFirm())
    await person.click(screen.getByRole('button', { name: 'New case' }))
    await person.type(within(await dialog()).getByLabelText('Number'), '26-1')
    await person.type(screen.getByLabelText('Name'), 'Docks')
    await person.click(screen.getByRole('button', { name: 'Create case' }))
    expect(await screen.findByText(/Another case of the firm has this number/)).toBeInTheDocument()
    await person.clear(screen.getByLabelText('Number'))
    await person.type(screen.getByLabelText('Number'), '26-9')
    await person.click(screen.getByRole('button', { name: 'Create case' }))
    await toldSentence('26-9 is open, and you are on it.')
    expect(await screen.findByRole('complementary', { name: 'Docks' })).toBeInTheDocument()
  })

  it('shows what somebody else changed before it can be overwritten', async () => {
    const office = aFirm()
    const [first] = office.cases
    const { person, transport } = await openCases(office, `#/cases?sort=number&case=${first?.caseId}`)
    await person.click(await screen.findByRole('button', { name: 'Change…' }))
    await person.type(within(await dialog()).getByLabelText('Name'), ' and others')
    Object.assign(first ?? {}, { name: 'Stone v. Pier', version: 2 })
    await person.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/It is now open: 26-1 Stone v. Pier/)).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Take over' }))
    expect(screen.getByLabelText('Name')).toHaveValue('Stone v. Pier')
    await person.type(screen.getByLabelText('Name'), ' LLP')
    await person.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(first?.name).toBe('Stone v. Pier LLP'))
    expect(transport.callsOf('cases.change').at(-1)).toMatchObject({ version: 2 })
  })

  it('is closed at once, and opened again by Undo', async () => {
    const office = aFirm()
    const { person } = await openCases(office, `#/cases?sort=number&case=${office.cases[0]?.caseId}`)
    await person.click(await screen.findByRole('button', { name: 'Close case' }))
    expect(await screen.findByRole('button', { name: 'Reopen case' })).toBeInTheDocument()
    await person.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('button', { name: 'Close case' })).toBeInTheDocument()
    expect(office.cases[0]?.status).toBe('open')
  })

  it('is taken from sight as soon as access to it is lost', async () => {
    const office = aFirm()
    const [first] = office.cases
    const { transport } = await openCases(office, `#/cases?sort=number&case=${first?.caseId}`)
    expect(await screen.findByText('Ana Ruiz')).toBeInTheDocument()
    office.cases = office.cases.slice(1)
    transport.emit('cases.changed', {})
    expect(await screen.findByText('You cannot see this case')).toBeInTheDocument()
    expect(screen.queryByText('Ana Ruiz')).not.toBeInTheDocument()
    await waitFor(() => expect(namesShown()).toEqual(['Abbott estate', 'Quay lease']))
  })
})

describe('the people on a case', () => {
  it('are shown with level, the inactive ones marked, and with the guest places left', async () => {
    const office = aFirm()
    office.cases[0]?.people.push(aPerson('Kim Lee', { level: 'guest', status: 'inactive' }))
    await openCases(office, `#/cases?sort=number&case=${office.cases[0]?.caseId}`)
    const people = await screen.findByRole('list', { name: 'People on this case' })
    const kim = within(people).getByText('Kim Lee').closest('li')
    expect(kim).toHaveTextContent('Inactive')
    expect(kim).toHaveTextContent('Free Guest User')
    expect(screen.getByText(/^1 of 2 guest places left/)).toBeInTheDocument()
  })

  it('are found by search and added together', async () => {
    const office = aFirm()
    office.candidates = [aCandidate('Ben Okafor'), aCandidate('Cleo Marsh'), aCandidate('Dan Poe')]
    const { person } = await openCases(office, `#/cases?sort=number&case=${office.cases[0]?.caseId}`)
    await person.click(await screen.findByRole('button', { name: 'Add people…' }))
    await person.click(await screen.findByRole('checkbox', { name: 'Ben Okafor' }))
    await person.type(within(await dialog()).getByRole('searchbox'), 'cleo')
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Ben Okafor' })).toBeNull())
    await person.click(await screen.findByRole('checkbox', { name: 'Cleo Marsh' }))
    await person.click(screen.getByRole('button', { name: 'Add 2 people' }))
    await toldSentence('Ben Okafor and Cleo Marsh are on 26-1 now and can see it.')
    expect(office.cases[0]?.people.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Ben Okafor', 'Cleo Marsh']),
    )
  })

  it('are removed after it is said what they lose', async () => {
    const office = aFirm()
    const { person } = await openCases(office, `#/cases?sort=number&case=${office.cases[0]?.caseId}`)
    await person.click(await screen.findByRole('button', { name: 'Remove Ana Ruiz' }))
    expect(await dialog()).toHaveTextContent(
      'Ana Ruiz is a Limited User and loses access to this case at once',
    )
    await person.click(screen.getByRole('button', { name: 'Remove from case' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Ana Ruiz' })).toBeNull())
  })

  it('swap a guest when both places are taken', async () => {
    const office = aFirm()
    const kim = aPerson('Kim Lee', { level: 'guest' })
    office.cases[0]?.people.push(kim, aPerson('Lou Fox', { level: 'guest' }))
    office.candidates = [
      aCandidate('Max Orr', {
        level: 'guest',
        refusal: { code: 'guest.case-full', message: 'This case has its two guests already.' },
      }),
    ]
    const { person, transport } = await openCases(
      office,
      `#/cases?sort=number&case=${office.cases[0]?.caseId}`,
    )
    await person.click(await screen.findByRole('button', { name: 'Add people…' }))
    expect(await screen.findByText('This case has its two guests already.')).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'Swap: Max Orr' }))
    await person.click(await screen.findByRole('radio', { name: 'Kim Lee' }))
    await person.click(screen.getByRole('button', { name: 'Swap guests' }))
    await toldSentence('Max Orr is on 26-1 now, and on no other case.')
    expect(transport.callsOf('cases.swapGuest')).toMatchObject([{ outUserId: kim.userId }])
  })

  it('are no more guests than there are places', async () => {
    const office = aFirm()
    office.cases[0]?.people.push(aPerson('Kim Lee', { level: 'guest' }))
    office.candidates = [aCandidate('Lou Fox', { level: 'guest' }), aCandidate('Max Orr', { level: 'guest' })]
    const { person } = await openCases(office, `#/cases?sort=number&case=${office.cases[0]?.caseId}`)
    await person.click(await screen.findByRole('button', { name: 'Add people…' }))
    await person.click(await screen.findByRole('checkbox', { name: 'Lou Fox' }))
    await person.click(screen.getByRole('checkbox', { name: 'Max Orr' }))
    expect(screen.getByRole('button', { name: 'Add 1 person' })).toBeInTheDocument()
    expect(screen.getByText('No guest place is left beside those who are chosen.')).toBeInTheDocument()
  })
})

describe('My cases', () => {
  it('shows the cases one is on, and why Account Settings is not here', async () => {
    const { transport } = await openCases({ ...aFirm(), level: 'standard' }, '#/my-cases')
    await rowOf('Stone v. Harbour')
    expect(namesShown()).toEqual(['Stone v. Harbour'])
    expect(screen.getByText(/You are a Standard User of Hartwell & Moss LLP/)).toHaveTextContent(
      'ask Eleanor Hartwell or Tom Becker',
    )
    expect(transport.callsOf('cases.list')[0]).toMatchObject({ assigned: 'me' })
  })

  it('gives guests nothing to change', async () => {
    const office = { ...aFirm(), level: 'guest' as const }
    await openCases(office, `#/my-cases?sort=number&case=${office.cases[0]?.caseId}`)
    expect(await screen.findByText('Ana Ruiz')).toBeInTheDocument()
    for (const name of ['New case', 'Change…', 'Close case', 'Add people…', 'Remove Ana Ruiz'])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })

  it('says what to expect while one is on no case', async () => {
    await openCases(aCaseOffice({ level: 'limited' }), '#/my-cases')
    expect(await screen.findByText('You are on no case')).toBeInTheDocument()
  })
})
