import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { CasesOfUser } from '../../../shared/model/case.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { anOffice, aUser, daysAgo, idOf } from './office.ts'
import { openUsers, toldSentence } from './open-users.tsx'

type Assigned = CasesOfUser['items'][number]
const aCase = (number: string, name: string): Assigned => ({
  caseId: idOf(6_000 + Number(number)),
  number,
  name,
  status: 'open',
  addedAt: daysAgo(3),
  addedByName: 'Eleanor Hartwell',
  guests: 0,
})
const stone = aCase('118', 'Stone v. Harbour')
const moss = aCase('119', 'Moss')

/** Somebody on case 118, with their details open; everything is carried out in memory. */
async function openDetails(level: Level, answers: Handlers = {}) {
  const ana = aUser('Ana Ruiz', { level })
  const office = anOffice({ users: [ana] })
  const on = (items: Assigned[]) => office.casesOf.set(ana.userId, items)
  const current = () => office.casesOf.get(ana.userId) ?? []
  on([stone])
  const detailsOf = ({ caseId }: { caseId: string }) => ({
    ...(caseId === moss.caseId ? moss : stone),
    openedAt: daysAgo(90),
    closedAt: null,
    version: 1,
    createdByName: 'Eleanor Hartwell',
    people: [],
    guestPlacesLeft: 2,
    mayEdit: true,
    mayAssign: true,
    openTasks: 0,
    openReviews: 0,
  })
  const page = await openUsers(office, {
    hash: `#/users?user=${ana.userId}`,
    answers: {
      'cases.list': () => ({
        items: [stone, moss].map((one) => ({
          ...one,
          openedAt: daysAgo(90),
          closedAt: null,
          people: 1,
          version: 1,
        })),
        next: null,
      }),
      'cases.addPeople': (input) => {
        on([...current(), input.caseId === moss.caseId ? moss : stone])
        return detailsOf(input)
      },
      'cases.removePerson': (input) => {
        on(current().filter(({ caseId }) => caseId !== input.caseId))
        return detailsOf(input)
      },
      'users.moveGuest': ({ toCaseId }) => {
        on([moss])
        return detailsOf({ caseId: toCaseId })
      },
      ...answers,
    },
  })
  const list = async () => within(await screen.findByRole('list', { name: 'Cases of Ana Ruiz' }))
  return { ...page, list }
}

it('adds somebody to a case from their details, and takes it back', async () => {
  const { person, list } = await openDetails('limited')
  await person.click(await screen.findByRole('button', { name: 'Add to a case…' }))
  await person.click(await screen.findByRole('button', { name: /^119/ }))
  expect(await (await list()).findByRole('link', { name: '119 Moss' })).toBeInTheDocument()
  expect(await toldSentence()).toBe('Ana Ruiz is on 119 now.')
  await person.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect((await list()).queryByRole('link', { name: '119 Moss' })).toBeNull())
})

it('moves a guest to another case in one act, after a look at what that means', async () => {
  const { person, list, transport } = await openDetails('guest')
  await person.click(await screen.findByRole('button', { name: 'Move to another case…' }))
  await person.click(await screen.findByRole('button', { name: /^119/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Move Ana Ruiz to 119?' }))
  expect(dialog.getByText(/leaves 118 Stone v\. Harbour and loses access to it at once/)).toBeInTheDocument()
  await person.click(dialog.getByRole('button', { name: 'Move guest' }))
  expect(await (await list()).findByRole('link', { name: '119 Moss' })).toBeInTheDocument()
  expect(transport.callsOf('users.moveGuest')).toMatchObject([
    { fromCaseId: stone.caseId, toCaseId: moss.caseId },
  ])
})

it('leads to the case where somebody has to say who takes the open work', async () => {
  const { person, list } = await openDetails('limited', {
    'cases.removePerson': () => {
      throw new AppError('case.person-has-work', { tasks: 1, reviews: 0 })
    },
  })
  await person.click(await (await list()).findByRole('button', { name: 'Remove from 118' }))
  await person.click(await screen.findByRole('button', { name: 'Open the case' }))
  expect(window.location.hash).toBe(`#/cases?case=${stone.caseId}`)
})
