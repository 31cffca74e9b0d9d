import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { anOffice, aUser, daysAgo, idOf } from './office.ts'
import { openUsers } from './open-users.tsx'

it('shows which cases a person can see, why, and leads to each of them', async () => {
  const ana = aUser('Ana Ruiz')
  const office = anOffice({ users: [ana] })
  office.casesOf.set(
    ana.userId,
    Array.from({ length: 12 }, (_, index) => ({
      caseId: idOf(5_000 + index),
      number: `26-${index}`,
      name: `Stone ${index}`,
      status: index === 1 ? ('closed' as const) : ('open' as const),
      addedAt: daysAgo(3),
      addedByName: 'Eleanor Hartwell',
      guests: 0,
    })),
  )
  await openUsers(office, { hash: `#/users?user=${ana.userId}` })
  expect(
    await screen.findByText('Sees all cases of the firm (18 now), as Standard User.'),
  ).toBeInTheDocument()
  const cases = screen.getByRole('list', { name: 'Cases of Ana Ruiz' })
  expect(within(cases).getByRole('link', { name: '26-0 Stone 0' })).toHaveAttribute(
    'href',
    `#/cases?case=${idOf(5_000)}`,
  )
  expect(within(cases).getByText('Closed')).toBeInTheDocument()
  expect(screen.getByText('Is listed on 12 cases; the first 10 are shown.')).toBeInTheDocument()
})
