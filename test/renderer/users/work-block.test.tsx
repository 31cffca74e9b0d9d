import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import type { HeldWork } from '../../../shared/model/user.ts'
import { anOffice, aUser } from './office.ts'
import { openUsers, rowOf } from './open-users.tsx'

const WORK: HeldWork = {
  openTasks: 5,
  overdue: 2,
  openReviews: 2,
  casesWithNobodyElse: 1,
  ownInvitations: 0,
}

async function askAbout(work: HeldWork | null) {
  const own = aUser('Eleanor Hartwell', { level: 'administrator' })
  const ana = aUser('Ana Ruiz')
  const office = anOffice({ own, users: [own, ana] })
  const page = await openUsers(office, {
    answers: {
      'users.preview': ({ userId }) => ({
        userId,
        version: ana.version,
        sessionsEnding: 0,
        invitationsVoided: 0,
        work,
        levelEffect: null,
        refusal: null,
        candidates: [],
      }),
    },
  })
  await page.person.click(
    within(await rowOf('Ana Ruiz')).getByRole('button', { name: 'Deactivate Ana Ruiz' }),
  )
  return { ...page, ana, dialog: await screen.findByRole('dialog', { name: 'Deactivate Ana Ruiz?' }) }
}

it('says what somebody holds, and leaves it unless something else is chosen, with a reminder', async () => {
  const { person, dialog, transport, ana } = await askAbout(WORK)
  expect(
    await within(dialog).findByText('5 open tasks (2 overdue), 2 reviews, and 1 case with nobody else.'),
  ).toBeVisible()
  expect(within(dialog).getByRole('radio', { name: 'Leave and remind me' })).toBeChecked()
  await person.click(await within(dialog).findByRole('button', { name: 'Deactivate and credit $16.45' }))
  await waitFor(() =>
    expect(useNotices.getState().notices.at(-1)?.text).toBe('Ana Ruiz still holds 8 pieces of work.'),
  )
  expect(transport.callsOf('users.deactivate')[0]).not.toHaveProperty('placements')
  await person.click(screen.getByRole('button', { name: 'Hand over…' }))
  expect(window.location.hash).toBe(`#/hand-overs/from/${ana.userId}`)
})

it('leads to the receivers when the work is handed over now', async () => {
  const { person, dialog, transport, ana } = await askAbout(WORK)
  await person.click(await within(dialog).findByRole('radio', { name: 'Hand over now…' }))
  await person.click(await within(dialog).findByRole('button', { name: 'Choose receivers…' }))
  expect(window.location.hash).toBe(`#/hand-overs/from/${ana.userId}?then=deactivate`)
  expect(transport.callsOf('users.deactivate')).toEqual([])
})

it('says that nothing is held, and asks nothing', async () => {
  const { dialog } = await askAbout({
    openTasks: 0,
    overdue: 0,
    openReviews: 0,
    casesWithNobodyElse: 0,
    ownInvitations: 0,
  })
  expect(await within(dialog).findByText('Ana Ruiz holds no open work.')).toBeVisible()
  expect(within(dialog).queryByRole('radio')).not.toBeInTheDocument()
})
