import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { anInvitation, anOffice, aUser, daysAgo } from './office.ts'
import { goOffline, namesShown, openUsers, rowOf } from './open-users.tsx'

function aFirm() {
  const own = aUser('Eleanor Hartwell', { level: 'administrator', joinedAt: daysAgo(400) })
  return anOffice({
    own,
    users: [
      own,
      aUser('Ana Ruiz', { level: 'limited', joinedAt: daysAgo(10) }),
      aUser('Ben Okafor', { joinedAt: daysAgo(30) }),
      aUser('Cleo Marsh', { status: 'inactive', statusSince: '2025-11-02T10:00:00.000Z' }),
    ],
  })
}

/** The name cell shows the initials too. */
const names = () =>
  namesShown().map((text) => text.replace(/^\p{Lu}{1,2}(?=\p{Lu})/u, '').replace(/You$/, ''))

describe('the list of current users', () => {
  it('shows everybody with level and status, and marks the own row', async () => {
    await openUsers(aFirm())
    const own = await rowOf('Eleanor Hartwell')
    expect(within(own).getByText('You')).toBeInTheDocument()
    expect(within(own).getByText('Account Administrator')).toBeInTheDocument()
    const inactive = await rowOf('Cleo Marsh')
    expect(inactive).toHaveTextContent('Inactive since Nov 2, 2025')
    expect(within(inactive).getByRole('button', { name: 'Reactivate Cleo Marsh' })).toBeInTheDocument()
    expect(screen.getByText('4 users')).toBeInTheDocument()
  })

  it('counts users and invitations on the tabs, and says when one needs a decision', async () => {
    const office = aFirm()
    office.invitations = [anInvitation('x@new.test', { state: 'expired', sentAt: daysAgo(33) })]
    await openUsers(office)
    expect(await screen.findByRole('tab', { name: /^Current users\s*4$/ })).toBeInTheDocument()
    expect(
      screen.getByRole('tab', { name: /^Pending invitations\s*1\s*, 1 invitation needs a decision$/ }),
    ).toBeInTheDocument()
  })

  it('finds people while typing and says how many of how many', async () => {
    const { person } = await openUsers(aFirm())
    await rowOf('Ana Ruiz')
    await person.keyboard('/')
    expect(screen.getByRole('searchbox')).toHaveFocus()
    await person.keyboard('okafor')
    await waitFor(() => expect(names()).toEqual(['Ben Okafor']))
    expect(await screen.findByText('1 of 4', { ignore: '[role="status"]' })).toBeInTheDocument()
    await waitFor(() => expect(window.location.hash).toContain('q=okafor'))
    expect(await screen.findByText('1 of 4', { selector: '[role="status"]' })).toBeInTheDocument()
  })

  it('never shows the answer to an older search', async () => {
    const office = aFirm()
    const waiting: (() => void)[] = []
    const { person, transport } = await openUsers(office, {
      answers: {
        'users.list': async ({ q }) => {
          if (q === 'a') await new Promise<void>((resolve) => waiting.push(resolve))
          const items = office.users.filter(({ name }) => name.toLowerCase().includes(q ?? ''))
          return { items, next: null }
        },
      },
    })
    await rowOf('Ana Ruiz')
    await person.type(screen.getByRole('searchbox'), 'a')
    await waitFor(() => expect(transport.callsOf('users.list').at(-1)?.q).toBe('a'))
    await person.type(screen.getByRole('searchbox'), 'na')
    await waitFor(() => expect(names()).toEqual(['Ana Ruiz']))
    await act(async () => {
      for (const answer of waiting) answer()
    })
    expect(names()).toEqual(['Ana Ruiz'])
  })

  it('sorts by a column over the whole set and announces it', async () => {
    const { person } = await openUsers(aFirm())
    await rowOf('Ana Ruiz')
    await person.click(screen.getByRole('button', { name: 'Name' }))
    await waitFor(() => expect(names()).toEqual(['Eleanor Hartwell', 'Cleo Marsh', 'Ben Okafor', 'Ana Ruiz']))
    expect(screen.getByText('Sorted by Name, descending')).toBeInTheDocument()
    expect(window.location.hash).toContain('dir=desc')
  })

  it('filters by status and level, and remembers it on this computer', async () => {
    const office = aFirm()
    const { person } = await openUsers(office)
    await rowOf('Ana Ruiz')
    await person.click(
      within(screen.getByLabelText('Search and filter users')).getByRole('button', { name: 'Status' }),
    )
    await person.click(await screen.findByRole('checkbox', { name: /Inactive/ }))
    await waitFor(() => expect(names()).toEqual(['Cleo Marsh']))
    expect(window.location.hash).toContain('status=inactive')
    await waitFor(() => expect(office.settings.usersView.status).toEqual(['inactive']))
  })

  it('starts with the filters and the order of last time', async () => {
    const office = aFirm()
    office.settings.usersView = {
      status: ['active'],
      level: [],
      sort: 'joined',
      direction: 'desc',
      hiddenColumns: ['email'],
    }
    await openUsers(office)
    await rowOf('Ana Ruiz')
    expect(names()).toEqual(['Ana Ruiz', 'Ben Okafor', 'Eleanor Hartwell'])
    expect(screen.queryByRole('columnheader', { name: 'E-mail' })).not.toBeInTheDocument()
    expect(window.location.hash).toContain('sort=joined')
  })

  it('drops what it does not know in the address', async () => {
    await openUsers(aFirm(), { hash: '#/users?sort=salary&status=gone,active&dir=sideways' })
    await rowOf('Ana Ruiz')
    expect(names()).toEqual(['Ana Ruiz', 'Ben Okafor', 'Eleanor Hartwell'])
  })

  it('hides a column on request', async () => {
    const office = aFirm()
    const { person } = await openUsers(office)
    await rowOf('Ana Ruiz')
    await person.click(screen.getByRole('button', { name: 'Columns' }))
    await person.click(await screen.findByRole('menuitemcheckbox', { name: /Permission level/ }))
    await waitFor(() =>
      expect(screen.queryByRole('columnheader', { name: 'Permission level' })).not.toBeInTheDocument(),
    )
    expect(office.settings.usersView.hiddenColumns).toEqual(['level'])
  })

  it('offers to clear the filters when nobody matches', async () => {
    const { person } = await openUsers(aFirm(), { hash: '#/users?sort=name&q=zzz' })
    await screen.findByRole('heading', { name: 'Nobody matches' })
    await person.click(screen.getByRole('button', { name: 'Clear filters' }))
    await rowOf('Ana Ruiz')
    expect(screen.getByRole('searchbox')).toHaveValue('')
  })

  it('invites somebody who is alone to invite people', async () => {
    const { person } = await openUsers(anOffice())
    await screen.findByRole('heading', { name: 'You are the only one here' })
    await person.click(screen.getAllByRole('button', { name: 'Invite User' })[1] as HTMLElement)
    expect(await screen.findByRole('dialog', { name: 'Invite users' })).toBeInTheDocument()
  })

  it('says what failed and tries again', async () => {
    const office = aFirm()
    let isAway = true
    const { person } = await openUsers(office, {
      answers: {
        'users.list': () => {
          if (isAway) throw new AppError('server.unavailable')
          return { items: office.users, next: null }
        },
      },
    })
    await screen.findByRole('heading', { name: 'The users could not be read' })
    isAway = false
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    await rowOf('Ana Ruiz')
  })

  it('disables what changes something while the server does not answer, and says why', async () => {
    await openUsers(aFirm())
    const row = await rowOf('Ana Ruiz')
    goOffline()
    const button = within(row).getByRole('button', { name: 'Deactivate Ana Ruiz' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription(/You are offline/)
    expect(screen.getByRole('button', { name: 'Invite User' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('keeps focus on the same person when the list changes by itself', async () => {
    const office = aFirm()
    const { transport } = await openUsers(office)
    await rowOf('Ben Okafor')
    within(screen.getByRole('rowheader', { name: /Ben Okafor/ }))
      .getByRole('button')
      .focus()
    office.users.push(aUser('Abel First'))
    act(() => transport.emit('users.changed', {}))
    await rowOf('Abel First')
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Ben Okafor'))
    expect(await screen.findByText('5 users')).toBeInTheDocument()
  })
})

describe('a list of 1,000 users', () => {
  it('reads the page that comes into sight and shows true totals', async () => {
    const office = aFirm()
    for (let number = 0; number < 996; number += 1)
      office.users.push(aUser(`Person ${String(number).padStart(3, '0')}`))
    const { transport } = await openUsers(office)
    await rowOf('Ana Ruiz')
    expect(await screen.findByText('1,000 users')).toBeInTheDocument()
    expect(screen.getByRole('grid', { name: 'Current users' })).toHaveAttribute('aria-rowcount', '1001')
    const grid = screen.getByRole('grid', { name: 'Current users' })
    grid.scrollTop = 995 * 36
    fireEvent.scroll(grid)
    await rowOf('Person 995')
    const cursors = transport.callsOf('users.list').map(({ cursor }) => cursor)
    expect(cursors).toContain('800')
    expect(cursors).not.toContain('400')
  })
})
