import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../support/memory-transport.ts'
import { share, withEffect } from './level-effects.ts'
import { anOffice, aUser, daysAgo, idOf } from './office.ts'
import { openUsers, rowOf, toldSentence } from './open-users.tsx'

const stone = (place: number, work: { tasks?: number; reviews?: number } = {}) => ({
  caseId: idOf(8_000 + place),
  number: `26-${place}`,
  name: `Stone ${place}`,
  status: 'open' as const,
  tasks: 0,
  reviews: 0,
  ...work,
})

function aFirm(caseCount = 2) {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const ana = aUser('Ana Ruiz', { level: 'standard', caseCount })
  return { office: anOffice({ own, users: [own, ana] }), ana }
}

async function askAboutAna(office: ReturnType<typeof aFirm>['office'], answers: Handlers) {
  const page = await openUsers(office, { answers })
  await rowOf('Ana Ruiz')
  const name = within(screen.getByRole('rowheader', { name: /Ana Ruiz/ })).getByRole('button')
  act(() => name.focus())
  await page.person.keyboard('l')
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Change the permission level of Ana Ruiz?' }),
  )
  return { ...page, dialog }
}

describe('another level', () => {
  it('says in numbers what is kept and lost, with the first of them, and asks about the open work', async () => {
    const { office } = aFirm()
    const { person, dialog, transport } = await askAboutAna(
      office,
      withEffect(office, () => ({
        keeps: share(2, [stone(1), stone(2)]),
        loses: share(41, [stone(3, { tasks: 3, reviews: 1 }), stone(4)]),
        lostWork: { cases: 3, tasks: 4, reviews: 2 },
        listed: 2,
      })),
    )
    await person.click(await dialog.findByRole('radio', { name: 'Limited User' }))
    expect(
      await dialog.findByText(
        'Keeps 2 cases, loses sight of 41 cases; 3 of these hold 4 open tasks and 2 reviews of theirs.',
      ),
    ).toBeVisible()
    const lost = within(dialog.getByRole('list', { name: 'Loses: cases' }))
    expect(lost.getByRole('link', { name: '26-3 Stone 3' })).toHaveAttribute(
      'href',
      `#/cases?case=${idOf(8_003)}`,
    )
    expect(lost.getByText('3 open tasks and 1 review')).toBeVisible()
    expect(lost.getByText('and 39 more')).toBeVisible()
    const button = dialog.getByRole('button', { name: 'Make Limited User' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await person.click(dialog.getByRole('radio', { name: 'Leave it with Ana Ruiz' }))
    await person.click(button)
    await toldSentence()
    expect(transport.callsOf('users.changeLevel')).toMatchObject([{ leaveWork: true }])
  })

  it('leads to handing the work over first', async () => {
    const { office, ana } = aFirm()
    const { person, dialog, transport } = await askAboutAna(
      office,
      withEffect(office, () => ({
        loses: share(1, [stone(3, { tasks: 1 })]),
        lostWork: { cases: 1, tasks: 1, reviews: 0 },
      })),
    )
    await person.click(await dialog.findByRole('radio', { name: 'Limited User' }))
    await person.click(await dialog.findByRole('radio', { name: 'Hand it over first…' }))
    await person.click(dialog.getByRole('button', { name: 'Hand over first…' }))
    await waitFor(() => expect(window.location.hash).toContain(ana.userId))
    expect(transport.callsOf('users.changeLevel')).toEqual([])
  })

  it('as guest waits for the one case to keep, where there is a place', async () => {
    const { office, ana } = aFirm()
    const listed = [stone(1), stone(2)].map(({ tasks: _, reviews: __, ...named }, place) => ({
      ...named,
      addedAt: daysAgo(3),
      addedByName: 'Eleanor Hartwell',
      guests: place === 0 ? 2 : 1,
    }))
    office.casesOf.set(ana.userId, listed)
    const { person, dialog, transport } = await askAboutAna(
      office,
      withEffect(office, ({ keepCaseId }) =>
        keepCaseId === undefined
          ? { loses: share(2), listed: 2 }
          : { keeps: share(1, [stone(2)]), loses: share(1, [stone(1)]), listed: 2 },
      ),
    )
    await person.click(await dialog.findByRole('radio', { name: 'Free Guest User' }))
    expect(await dialog.findByText(/Is listed on 2 cases. A guest is on one/)).toBeVisible()
    expect(dialog.getByRole('button', { name: /Make Free Guest User/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    expect(transport.callsOf('quotes.create')).toEqual([])
    const full = await dialog.findByRole('radio', { name: '26-1 Stone 1' })
    expect(full).toHaveAccessibleDescription(/Both guest places are taken/)
    await person.click(dialog.getByRole('radio', { name: '26-2 Stone 2' }))
    expect(await dialog.findByText('Keeps 1 case, loses sight of 1 case.')).toBeVisible()
    await person.click(await dialog.findByRole('button', { name: /Make Free Guest User/ }))
    await toldSentence()
    expect(transport.callsOf('quotes.create')).toMatchObject([{ level: 'guest', keepCaseId: idOf(8_002) }])
  })

  it('of several people says what they lose together and who holds work there', async () => {
    const { office, ana } = aFirm()
    const bo = aUser('Bo Lind', { level: 'standard' })
    office.users.push(bo)
    const effect = (userId: string, tasks: number) => ({
      userId,
      keeps: 1,
      gains: 0,
      loses: 17,
      lostWork: { cases: tasks > 0 ? 1 : 0, tasks, reviews: 0 },
      listed: 1,
    })
    const { person, transport } = await openUsers(office, {
      answers: { 'users.previewLevels': () => ({ users: [effect(ana.userId, 2), effect(bo.userId, 0)] }) },
    })
    for (const name of ['Ana Ruiz', 'Bo Lind']) {
      await rowOf(name)
      await person.click(screen.getByRole('checkbox', { name: `Select ${name}` }))
    }
    await person.click(screen.getByRole('button', { name: 'Change level…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await person.click(dialog.getByRole('radio', { name: 'Limited User' }))
    expect(await dialog.findByText('2 of 2 lose sight of cases: 17 cases each.')).toBeVisible()
    expect(dialog.getByText('Ana Ruiz: 2 open tasks')).toBeVisible()
    await person.click(dialog.getByRole('radio', { name: 'Leave it with its holders' }))
    await person.click(dialog.getByRole('button', { name: /Make 2 users Limited User/ }))
    await toldSentence()
    expect(transport.callsOf('users.changeLevel')).toMatchObject([{ leaveWork: true }])
  })
})
