import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { anOffice, idOf } from './office.ts'
import { openUsers, rowOf, toldSentence } from './open-users.tsx'

const DAY = {
  on: '2026-03-03',
  from: '2026-03-02T23:00:00.000Z',
  to: '2026-03-03T23:00:00.000Z',
  timeZone: 'Europe/Berlin',
}
const stone = { caseId: idOf(118), number: '118', name: 'Stone v. Harbour' }
const ana = { userId: idOf(1), name: 'Ana Ruiz', email: 'ana@ruiz.test' }
const cleo = { userId: idOf(2), name: 'Cleo Marsh', email: 'cleo@marsh.test' }

const answers: Handlers = {
  'roster.onDate': ({ on, level }) => {
    if (on < '2026-01-01') throw new AppError('roster.before-opening', { opened: '2026-01-01' })
    const items = [
      { ...ana, level: 'limited' as const, status: 'active' as const, caseCount: 5, cases: [stone] },
      { ...cleo, level: 'guest' as const, status: 'inactive' as const, caseCount: 0, cases: [] },
    ].filter((one) => !level?.length || level.includes(one.level))
    return { day: DAY, items, next: null }
  },
  'roster.difference': () => ({
    items: [
      {
        ...ana,
        kind: 'level-changed',
        level: 'limited',
        status: 'active',
        levelBefore: 'standard',
        case: null,
      },
      { ...cleo, kind: 'left-case', level: 'guest', status: 'inactive', levelBefore: null, case: stone },
    ],
    next: null,
    counts: [
      { kind: 'level-changed', count: 1 },
      { kind: 'left-case', count: 1 },
    ],
  }),
  'roster.caseAccess': () => ({
    day: DAY,
    case: stone,
    items: [
      {
        ...ana,
        wholeDay: false,
        periods: [
          { from: DAY.from, to: '2026-03-03T11:00:00.000Z', level: 'standard', because: 'level' },
          {
            from: '2026-03-03T11:00:00.000Z',
            to: '2026-03-03T13:30:00.000Z',
            level: 'limited',
            because: 'assignment',
          },
        ],
      },
      {
        ...cleo,
        wholeDay: true,
        periods: [{ from: DAY.from, to: DAY.to, level: 'guest', because: 'assignment' }],
      },
    ],
    total: 2,
    next: null,
  }),
  'cases.list': () => ({
    items: [
      { ...stone, status: 'open', openedAt: DAY.from, closedAt: null, people: 2, guests: 0, version: 1 },
    ],
    next: null,
  }),
  'roster.exportCaseAccess': () => ({ name: 'Who could open 118.csv', mediaType: 'text/csv', content: '' }),
  'file.save': ({ name }) => ({ savedAs: name }),
}

describe('the users on a past day', () => {
  it('are read-only, as at its end, and narrowed like those of today', async () => {
    const { person, transport } = await openUsers(anOffice(), { hash: '#/users?on=2026-03-03', answers })
    const row = await rowOf('Ana Ruiz')
    expect(row).toHaveTextContent('Limited User')
    expect(row).toHaveTextContent('118 and 4 more')
    expect(
      screen.getByText('The firm as on Mar 3, 2026, end of the day (Europe/Berlin).'),
    ).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Deactivate|Invite/ })).toBeNull()
    await person.click(screen.getByRole('button', { name: 'Level' }))
    await person.click(await screen.findByRole('checkbox', { name: 'Limited User' }))
    await waitFor(() =>
      expect(transport.callsOf('roster.onDate').at(-1)).toMatchObject({ level: ['limited'] }),
    )
  })

  it('say why a day cannot be shown', async () => {
    await openUsers(anOffice(), { hash: '#/users?on=2025-12-31', answers })
    expect(await screen.findByText(/The account was opened on/)).toBeInTheDocument()
  })

  it('are compared with an earlier day', async () => {
    const { person, transport } = await openUsers(anOffice(), { hash: '#/users?on=2026-03-03', answers })
    await person.click(await screen.findByRole('radio', { name: 'What changed' }))
    expect(await rowOf('Ana Ruiz')).toHaveTextContent('from Standard User to Limited User')
    expect(await rowOf('Cleo Marsh')).toHaveTextContent('Left a case118 Stone v. Harbour')
    expect(screen.getByText('2 changes')).toBeInTheDocument()
    expect(transport.callsOf('roster.difference')[0]).toMatchObject({ from: '2026-02-01', to: '2026-03-03' })
  })

  it('could open a case, with the times where it was not the whole day', async () => {
    const { person } = await openUsers(anOffice(), { hash: '#/users?on=2026-03-03&ask=access', answers })
    await person.click(await screen.findByRole('button', { name: 'Case' }))
    await person.click(await screen.findByRole('button', { name: /Stone v\. Harbour/ }))
    expect(await rowOf('Ana Ruiz')).toHaveTextContent(/12:00\sAM to 2:30\sPM/)
    expect(await rowOf('Ana Ruiz')).toHaveTextContent(
      'Standard User, sees all cases; then Limited User, on the case',
    )
    expect(await rowOf('Cleo Marsh')).toHaveTextContent('The whole day')
    await person.click(screen.getByRole('button', { name: 'Export CSV' }))
    await waitFor(async () => expect(await toldSentence()).toBe('Who could open 118.csv was saved.'))
  })

  it('lead back to today', async () => {
    const { person } = await openUsers(anOffice(), { hash: '#/users?on=2026-03-03', answers })
    await person.click(await screen.findByRole('button', { name: 'Back to today' }))
    expect(await screen.findByRole('tab', { name: /^Current users/ })).toBeInTheDocument()
    await person.click(screen.getByRole('button', { name: 'On a past day…' }))
    expect(await screen.findByRole('button', { name: 'Back to today' })).toBeInTheDocument()
  })
})
