import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { OpenWorkItem } from '../../../shared/model/work.ts'
import { anOffice, aUser, idOf } from './office.ts'
import { openUsers } from './open-users.tsx'

const onCase = { caseId: idOf(5_000), number: '26-1', name: 'Stone v. Harbour', status: 'closed' } as const

function item(number: number, part: Partial<OpenWorkItem>): OpenWorkItem {
  return {
    kind: 'task',
    itemId: idOf(6_000 + number),
    title: `Task ${number}`,
    case: onCase,
    dueOn: null,
    isOverdue: false,
    state: 'open',
    shareViewed: null,
    version: 1,
    ...part,
  }
}

it('shows what somebody has to do, overdue first, and leads to each case', async () => {
  const ana = aUser('Ana Ruiz')
  const office = anOffice({ users: [ana] })
  office.workOf.set(ana.userId, [
    item(1, { dueOn: '2026-06-01', isOverdue: true, state: 'started' }),
    item(2, { kind: 'review', title: 'Deposition', state: 'in-review', shareViewed: 40 }),
    ...[3, 4, 5, 6].map((number) => item(number, {})),
  ])
  await openUsers(office, { hash: `#/users?user=${ana.userId}` })
  expect(await screen.findByRole('heading', { name: 'Open work 6' })).toBeInTheDocument()
  expect(screen.getByText('6 open tasks and reviews, 1 overdue. The first 5 are shown.')).toBeInTheDocument()
  const [late, review] = within(screen.getByRole('list', { name: 'Open work of Ana Ruiz' })).getAllByRole(
    'listitem',
  )
  expect(late).toHaveTextContent('Overdue since Jun 1, 2026 · Started · 26-1 Stone v. Harbour (closed)')
  expect(review).toHaveTextContent('Review: In review, 40 % viewed')
  expect(within(late as HTMLElement).getByRole('link', { name: '26-1 Stone v. Harbour' })).toHaveAttribute(
    'href',
    `#/cases?case=${onCase.caseId}`,
  )
})

it('says that nothing is open', async () => {
  const ana = aUser('Ana Ruiz')
  await openUsers(anOffice({ users: [ana] }), { hash: `#/users?user=${ana.userId}` })
  expect(await screen.findByText('No open task, and no document to review.')).toBeInTheDocument()
})
