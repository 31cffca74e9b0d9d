import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CasesOfUser } from '../../../shared/model/case.ts'
import { anOffice, aUser, daysAgo, idOf } from './office.ts'
import { goOffline, namesShown, openUsers, rowOf, toldSentence } from './open-users.tsx'

const stone: CasesOfUser['items'][number] = {
  caseId: idOf(700_118),
  number: '118',
  name: 'Stone v. Harbour',
  status: 'open',
  addedAt: daysAgo(3),
  addedByName: 'Eleanor Hartwell',
  guests: 0,
}

function aBusyFirm() {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const ana = aUser('Ana Ruiz', { caseCount: 1, openWork: 2 })
  const cleo = aUser('Cleo Marsh', { status: 'inactive', caseCount: 7, openWork: 5 })
  return anOffice({ own, users: [own, ana, cleo], casesOf: new Map([[ana.userId, [stone]]]) })
}

const answers = {
  'cases.read': () => ({
    ...stone,
    openedAt: daysAgo(90),
    closedAt: null,
    guests: 0,
    version: 1,
    createdByName: 'Eleanor Hartwell',
    people: [],
    guestPlacesLeft: 2,
    openTasks: 0,
    openReviews: 0,
    mayEdit: true,
    mayAssign: true,
  }),
  'cases.list': ({ q = '' }: { q?: string | undefined }) => ({
    items: stone.name.toLowerCase().includes(q)
      ? [{ ...stone, openedAt: daysAgo(90), closedAt: null, people: 1, guests: 0, version: 1 }]
      : [],
    next: null,
  }),
}

/** Names without the initials before them. */
const names = () =>
  namesShown().map((text) => text.replace(/^\p{Lu}{1,2}(?=\p{Lu})/u, '').replace(/You$/, ''))

describe('cases and open work of users', () => {
  it('stand in the list, which sorts by them', async () => {
    const { person } = await openUsers(aBusyFirm())
    const cells = within(await rowOf('Cleo Marsh'))
    expect(cells.getByText('7')).toBeInTheDocument()
    expect(cells.getByText('5')).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: /^Open work/ }))
    await waitFor(() => expect(names()).toEqual(['Eleanor Hartwell', 'Ana Ruiz', 'Cleo Marsh']))
    expect(window.location.hash).toContain('sort=openWork')
  })

  it('say in the head how much is left of people who cannot sign in, and lead there', async () => {
    const { person } = await openUsers(aBusyFirm())
    await person.click(
      await screen.findByRole('link', { name: '5 open items of 1 person who cannot sign in' }),
    )
    expect(window.location.hash).toBe('#/hand-overs')
  })

  it('say nothing of it where nothing is left', async () => {
    await openUsers(anOffice())
    await rowOf('Eleanor Hartwell')
    expect(screen.queryByText(/cannot sign in/)).toBeNull()
  })

  it('are narrowed to the people on one case', async () => {
    const { person } = await openUsers(aBusyFirm(), { answers })
    await rowOf('Ana Ruiz')
    await person.click(screen.getByRole('button', { name: 'Case' }))
    const search = await screen.findByRole('textbox', { name: 'Search by number or name' })
    await person.type(search, 'zzz')
    expect(await screen.findByText('No case found')).toBeInTheDocument()
    await person.clear(search)
    await person.click(await screen.findByRole('button', { name: /Stone v\. Harbour/ }))
    await waitFor(() => expect(names()).toEqual(['Ana Ruiz']))
    expect(await screen.findByText('1 of 3', { ignore: '[role="status"]' })).toBeInTheDocument()
    expect(window.location.hash).toContain(`case=${stone.caseId}`)
    await person.click(screen.getByRole('button', { name: 'Remove filter Case' }))
    await waitFor(() => expect(names()).toHaveLength(3))
  })
})

describe('exporting users', () => {
  it('saves the filter in its order with the chosen columns', async () => {
    const office = aBusyFirm()
    office.settings.usersView.hiddenColumns = ['lastActive', 'joined']
    const { person, transport } = await openUsers(office, {
      hash: '#/users?tab=current&status=inactive&sort=openWork&dir=desc',
      answers: {
        'users.export': () => ({
          name: 'Users - Hartwell & Moss LLP.csv',
          mediaType: 'text/csv',
          content: '',
        }),
        'file.save': ({ name }) => ({ savedAs: name }),
      },
    })
    await rowOf('Cleo Marsh')
    await person.click(screen.getByRole('button', { name: 'Export CSV' }))
    await waitFor(async () => expect(await toldSentence()).toBe('Users - Hartwell & Moss LLP.csv was saved.'))
    expect(transport.callsOf('users.export')).toEqual([
      {
        status: ['inactive'],
        sort: 'openWork',
        direction: 'desc',
        columns: ['name', 'email', 'level', 'status', 'cases', 'openWork'],
      },
    ])
  })

  it('says why it cannot while offline', async () => {
    await openUsers(aBusyFirm())
    await rowOf('Ana Ruiz')
    goOffline()
    expect(screen.getByRole('button', { name: 'Export CSV' })).toHaveAccessibleDescription(/offline/i)
  })
})
