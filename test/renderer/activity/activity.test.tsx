import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { ActivityRow } from '../../../shared/model/activity.ts'
import { openWindow, signedIn } from '../app/open-window.tsx'
import { ANA, BEN, deactivated, expired, openActivity, opened } from './activity-office.ts'

const deed = (sentence: string) => screen.findByRole('button', { name: sentence })
const rowOf = async (sentence: string) =>
  (await deed(sentence)).closest<HTMLElement>('[role="row"]') ?? document.body

it('lists who did what and when, in the time of the account', async () => {
  openActivity()
  expect(await rowOf('Ana Ruiz deactivated Ben Carter')).toHaveTextContent(
    'May 15, 2026, 4:30 PMAna RuizDeactivated Ben Carter',
  )
  expect(await rowOf('The invitation of nina@client.test expired')).toHaveTextContent(
    'May 15, 2026, 12:30 AMRosterThe invitation of nina@client.test expired',
  )
  expect(screen.getByText('3 events')).toBeVisible()
})

it('shows an event in full, and leads to whom and what it was about', async () => {
  const { person, transport } = openActivity()
  await person.click(await deed('Ana Ruiz deactivated Ben Carter'))
  const details = await screen.findByRole('dialog', { name: 'Users' })
  expect(details).toHaveTextContent('Ana Ruiz deactivated Ben Carter')
  expect(details).toHaveTextContent('From where203.0.113.9')
  expect(details).toHaveTextContent('NumberEvent 812 of this account')
  expect(details).toHaveTextContent(deactivated.seal)
  expect(within(details).getByRole('link', { name: 'Details of Ben Carter' })).toHaveAttribute(
    'href',
    `#/users?tab=current&user=${BEN}`,
  )
  await person.click(within(details).getByRole('button', { name: 'All activity of Ana Ruiz' }))
  await waitFor(() => expect(transport.callsOf('activity.list').at(-1)).toMatchObject({ userId: ANA }))
  expect(window.location.hash).toBe(`#/activity?user=${ANA}`)
})

it('says where Roster itself acted, and leads to cases', async () => {
  const { person } = openActivity()
  await person.click(await deed('The invitation of nina@client.test expired'))
  expect(await screen.findByRole('dialog', { name: 'Invitations' })).toHaveTextContent(
    'WhoRoster, by itselfFrom whereThe server itself',
  )
  expect(screen.queryByText('Goes on at')).not.toBeInTheDocument()
  await person.click(await deed('Ana Ruiz opened the account'))
  const details = await screen.findByRole('dialog', { name: 'Account' })
  expect(within(details).getByRole('link', { name: 'Case 118 Stone v. Harbour' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^#\/cases\?case=/),
  )
})

// The panel of a chip hides where its chip has no size, as nothing has here: hence `hidden`.
it('searches and filters by topic, person and dates, and keeps all of it in the address', async () => {
  const { person, transport } = openActivity('#/activity', {
    'users.list': () => ({ items: [benRow()], next: null }),
    'users.read': () => {
      throw new AppError('user.not-found')
    },
  })
  await rowOf('Ana Ruiz deactivated Ben Carter')
  fireEvent.change(screen.getByLabelText('Search names, addresses and cases'), { target: { value: ' ben ' } })
  await waitFor(() => expect(transport.callsOf('activity.list').at(-1)).toMatchObject({ q: 'ben' }))
  await person.click(screen.getByRole('button', { name: 'Topic' }))
  await person.click(await screen.findByRole('checkbox', { name: 'Users', hidden: true }))
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Person' }))
  fireEvent.change(await screen.findByLabelText('Who did it, or whom it was about'), {
    target: { value: 'ben' },
  })
  await person.click(
    await screen.findByRole('button', { name: /Ben Carter.*ben@carter\.test/, hidden: true }),
  )
  await person.click(screen.getByRole('button', { name: 'Dates' }))
  fireEvent.change(await screen.findByLabelText('To, included'), { target: { value: '2026-05-31' } })
  const filter = { q: 'ben', topic: ['users'], userId: BEN, to: '2026-05-31' }
  await waitFor(() => expect(transport.callsOf('activity.list').at(-1)).toMatchObject(filter))
  await waitFor(() => expect(transport.callsOf('activity.count').at(-1)).toEqual(filter))
  expect(window.location.hash).toBe(`#/activity?q=+ben+&user=${BEN}&to=2026-05-31&topic=users`)
})

it('opens with the filter of an address, drops what it says wrongly, and says what a person stands for', async () => {
  const { transport } = openActivity(`#/activity?topic=rumours,cases&user=${BEN}&from=yesterday`, {
    'users.read': () => {
      throw new AppError('user.not-found')
    },
  })
  await rowOf('Ana Ruiz deactivated Ben Carter')
  expect(transport.callsOf('activity.list')).toEqual([{ topic: ['cases'], userId: BEN, limit: 200 }])
  expect(
    screen.getByText('Events that One person caused, and events that are about One person.'),
  ).toBeVisible()
})

it('tells a filter that nothing fits, and takes it away', async () => {
  const { person, transport } = openActivity('#/activity?q=zzz', {
    'activity.list': ({ q }) => ({ items: q === undefined ? [opened] : [], next: null }),
  })
  await screen.findByText('No event fits')
  expect(screen.getByRole('button', { name: 'Export CSV' })).toHaveAttribute('aria-disabled', 'true')
  await person.click(screen.getByRole('button', { name: 'Clear filters' }))
  await rowOf('Ana Ruiz opened the account')
  expect(transport.callsOf('activity.list').at(-1)).toEqual({ limit: 200 })
  expect(screen.getByText(/^Nothing else has happened yet/)).toBeVisible()
})

const many = (from: number): ActivityRow[] =>
  Array.from({ length: 200 }, (_, index) => ({
    ...deactivated,
    number: from - index,
    sentence: `Event ${from - index}`,
  }))

it('reads older events as they come into sight, and shows the true number meanwhile', async () => {
  const { transport } = openActivity('#/activity', {
    'activity.list': ({ cursor }) =>
      cursor === undefined ? { items: many(900), next: 'older' } : { items: [expired], next: null },
    'activity.count': () => ({ total: 1_000_000 }),
  })
  await deed('Event 900')
  expect(await screen.findByText('1,000,000 events')).toBeVisible()
  act(() => screen.getByRole('grid', { name: 'Activity' }).scrollTo({ top: 190 * 36 }))
  await waitFor(() =>
    expect(transport.callsOf('activity.list').at(-1)).toEqual({ cursor: 'older', limit: 200 }),
  )
  expect(await screen.findByText('201 events')).toBeVisible()
})

it('shows no number where nobody knows the true one', async () => {
  openActivity('#/activity', {
    'activity.list': () => ({ items: many(900), next: 'older' }),
    'activity.count': () => ({ total: null }),
  })
  await deed('Event 900')
  expect(screen.queryByText(/\d events$/)).not.toBeInTheDocument()
})

it('shows what was done meanwhile by itself', async () => {
  let items = [opened]
  const { transport } = openActivity('#/activity', { 'activity.list': () => ({ items, next: null }) })
  await deed('Ana Ruiz opened the account')
  items = [deactivated, opened]
  act(() => transport.emit('users.changed', {}))
  expect(await deed('Ana Ruiz deactivated Ben Carter')).toBeVisible()
  items = [expired, deactivated, opened]
  act(() => transport.emit('invitations.changed', {}))
  expect(await deed('The invitation of nina@client.test expired')).toBeVisible()
})

it('does not move a long list under the reader, but offers what is newer', async () => {
  let newest = 2000
  const { person, transport } = openActivity('#/activity', {
    'activity.list': ({ cursor }) => {
      const from = cursor === undefined ? newest : Number(cursor)
      return { items: many(from), next: String(from - 200) }
    },
    'activity.count': () => ({ total: newest }),
  })
  await deed('Event 2000')
  const grid = screen.getByRole('grid', { name: 'Activity' })
  for (const older of ['1800', '1600', '1400']) {
    act(() => grid.scrollTo({ top: (newest - Number(older) - 10) * 36 }))
    await waitFor(() => expect(transport.callsOf('activity.list').at(-1)).toMatchObject({ cursor: older }))
    await deed(`Event ${Number(older) + 5}`)
  }
  const asked = transport.callsOf('activity.list').length
  newest = 2001
  act(() => transport.emit('cases.changed', {}))
  expect(await screen.findByText('Something was done meanwhile.')).toBeVisible()
  expect(transport.callsOf('activity.list').length).toBe(asked)
  await person.click(screen.getByRole('button', { name: 'Show newer events' }))
  expect(await deed('Event 2001')).toBeVisible()
  expect(screen.queryByText('Something was done meanwhile.')).not.toBeInTheDocument()
})

it('saves the events of the filter as a file', async () => {
  const file = { name: 'activity.csv', mediaType: 'text/csv', content: 'RXZlbnQ=' }
  const { person, transport } = openActivity('#/activity?topic=users', {
    'activity.export': () => file,
    'file.save': ({ name }) => ({ savedAs: name }),
  })
  await deed('Ana Ruiz deactivated Ben Carter')
  await person.click(screen.getByRole('button', { name: 'Export CSV' }))
  expect((await screen.findAllByText('activity.csv was saved.')).length).toBeGreaterThan(0)
  expect(transport.callsOf('activity.export')).toEqual([{ topic: ['users'] }])
})

it('offers to try again when the activity could not be read', async () => {
  let isThere = false
  const { person } = openActivity('#/activity', {
    'activity.list': () => {
      if (!isThere) throw new AppError('unexpected')
      return { items: [opened], next: null }
    },
  })
  await screen.findByText('The activity could not be read')
  isThere = true
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await deed('Ana Ruiz opened the account')).toBeVisible()
})

it.each(['standard', 'limited', 'guest'] as const)('is no page of a %s user', async (level) => {
  const { transport } = openWindow({ session: signedIn({ level }), hash: '#/activity' })
  await waitFor(() => expect(window.location.hash).not.toContain('activity'))
  expect(screen.queryByRole('link', { name: 'Activity' })).not.toBeInTheDocument()
  expect(transport.callsOf('activity.list')).toEqual([])
})

function benRow() {
  return {
    userId: BEN,
    name: 'Ben Carter',
    email: 'ben@carter.test',
    level: 'standard' as const,
    status: 'active' as const,
    statusSince: '2026-01-01T00:00:00.000Z',
    joinedAt: '2026-01-01T00:00:00.000Z',
    lastActiveAt: '2026-01-01T00:00:00.000Z',
    caseCount: 2,
    openWork: 0,
    version: 1,
  }
}
