import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { noteConnection } from '../../../renderer/stores/connection.ts'
import { openWindow, signedIn } from './open-window.tsx'

const MARA = '00000000-0000-7000-8000-00000000000a'
const CASE = '00000000-0000-7000-8000-00000000000b'

const answers = {
  'users.list': ({ q = '' }: { q?: string | undefined }) => ({
    items: 'mara ruiz'.startsWith(q.toLowerCase())
      ? [
          {
            userId: MARA,
            name: 'Mara Ruiz',
            email: 'mara@stone.test',
            level: 'standard' as const,
            status: 'active' as const,
            statusSince: '2026-01-01T00:00:00.000Z',
            lastActiveAt: '2026-01-01T00:00:00.000Z',
            joinedAt: '2026-01-01T00:00:00.000Z',
            caseCount: 0,
            openWork: 0,
            version: 1,
          },
        ]
      : [],
    next: null,
  }),
  'cases.list': () => ({
    items: [
      {
        caseId: CASE,
        number: '118',
        name: 'Marsh v. Hollow',
        status: 'closed' as const,
        openedAt: '2026-01-01T00:00:00.000Z',
        closedAt: '2026-02-01T00:00:00.000Z',
        people: 1,
        guests: 0,
        version: 1,
      },
    ],
    next: null,
  }),
}

const field = () => screen.findByRole('combobox', { name: 'Find a page, an act, a person or a case' })
const options = () => screen.getAllByRole('option').map((option) => option.textContent)

it('opens with Ctrl+K, goes to a page by its first letters, and gives the focus back on Esc', async () => {
  const { person } = openWindow({ session: signedIn(), answers })
  const home = await screen.findByRole('button', { name: 'Stone LLP' })
  home.focus()
  await person.keyboard('{Control>}k{/Control}')
  expect(await field()).toHaveFocus()
  expect(options()[0]).toBe('Invite User…')
  await person.keyboard('{Escape}')
  await waitFor(() => expect(home).toHaveFocus())

  await person.keyboard('{Control>}k{/Control}')
  await person.type(await field(), 'outb')
  await waitFor(() => expect(options()[0]).toBe('Outbox'))
  await person.keyboard('{Enter}')
  await waitFor(() => expect(window.location.hash).toBe('#/outbox'))
})

it('finds people and cases, says how they stand, and walks through them by arrow keys', async () => {
  const { person } = openWindow({ session: signedIn(), answers })
  await screen.findByRole('button', { name: 'Stone LLP' })
  await person.keyboard('{Control>}k{/Control}')
  await person.type(await field(), 'mar')
  const users = await screen.findByRole('group', { name: 'Users' })
  expect(within(users).getByRole('option')).toHaveTextContent('Mara Ruizmara@stone.test · Standard User')
  await waitFor(() => expect(options()).toHaveLength(2))
  expect(options()[1]).toBe('118 Marsh v. HollowClosed')
  await person.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(window.location.hash).toBe(`#/cases?case=${CASE}`))
})

it('asks a guest’s server for no people, and offers no act that they may not do', async () => {
  const { person, transport } = openWindow({ session: signedIn({ level: 'guest' }), answers })
  await screen.findByRole('button', { name: 'Stone LLP' })
  await person.keyboard('{Control>}k{/Control}')
  await person.type(await field(), 'mar')
  await waitFor(() => expect(options()).toEqual(['118 Marsh v. HollowClosed']))
  await person.keyboard('{Enter}')
  await waitFor(() => expect(window.location.hash).toBe(`#/my-cases?case=${CASE}`))
  expect(transport.callsOf('users.list')).toEqual([])
})

it('invites nobody while the server is away', async () => {
  const { person } = openWindow({ session: signedIn(), answers })
  await screen.findByRole('button', { name: 'Stone LLP' })
  act(() => noteConnection(false))
  await person.keyboard('{Control>}k{/Control}')
  await field()
  expect(options()).not.toContain('Invite User…')
})

it('shows all keys on ?, but not to somebody who is typing', async () => {
  const { person } = openWindow({ session: signedIn(), hash: '#/settings?tab=profile', answers })
  await person.type(await screen.findByLabelText('Your name'), '?')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  screen.getByRole('button', { name: 'Stone LLP' }).focus()
  await person.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keys' })
  expect(within(sheet).getByText('Deactivate or reactivate')).toBeVisible()
})
