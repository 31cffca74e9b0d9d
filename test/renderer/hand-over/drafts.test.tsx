import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { goTo } from '../../../renderer/stores/location.ts'
import type { WorkItem } from '../../../shared/model/hand-over.ts'
import { aLeaver, type Leaver, saveDraft } from './leaver.ts'
import { goesTo, openHandOvers } from './open-hand-overs.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

function piece({ inventory }: Leaver, title: string): WorkItem {
  const found = inventory.items.find((item) => item.title === title)
  if (!found) throw new Error(`There is no ${title}.`)
  return found
}

function receiverOf({ receivers }: Leaver, name: string): string {
  return receivers.find((one) => one.name === name)?.userId ?? ''
}

/** Places a title with somebody. */
function place(leaver: Leaver, title: string, name: string) {
  const { kind, itemId } = piece(leaver, title)
  return { kind, itemId, receiverId: receiverOf(leaver, name) }
}

it('is saved as a draft with what was placed and how the cases stood', async () => {
  const leaver = aLeaver()
  const { person, transport } = openHandOvers(leaver)
  expect(await button('Save draft')).toHaveAttribute('aria-disabled', 'true')
  await person.click(await goesTo('File the closing letter'))
  await person.click(await screen.findByRole('menuitemcheckbox', { name: /Ana Ruiz/ }))
  await person.click(await button('Save draft'))
  expect(await screen.findByText(/^Draft saved by Ada Hartwell, Nov 24, 2026, 2:05 PM/)).toBeVisible()
  expect(transport.callsOf('handOvers.saveDraft')).toEqual([
    {
      userId: leaver.inventory.person.userId,
      version: null,
      placements: [{ ...place(leaver, 'File the closing letter', 'Ana Ruiz'), caseStatus: 'closed' }],
    },
  ])
  expect(await button('Save draft')).toHaveAttribute('aria-disabled', 'true')
  act(() => goTo('#/users'))
  await waitFor(() => expect(window.location.hash).toBe('#/users'))
})

it('is gone on with by another administrator, and discarded', async () => {
  const leaver = aLeaver()
  saveDraft(leaver, [place(leaver, 'Draft motion', 'Ben Okafor')], 'Tom Becker')
  const { person } = openHandOvers(leaver)
  expect(await goesTo('Draft motion')).toHaveTextContent('Ben Okafor')
  expect(screen.getByText(/^Draft saved by Tom Becker/)).toBeVisible()
  await person.click(await button('Discard draft'))
  expect(await screen.findByText('No draft is saved')).toBeVisible()
  expect(await goesTo('Draft motion')).toHaveTextContent('Choose…')
  await person.click(await button('Undo'))
  expect(await goesTo('Draft motion')).toHaveTextContent('Ben Okafor')
})

it('warns before placements are left behind that are not saved', async () => {
  const { person } = openHandOvers(aLeaver())
  await person.click(await button('Give all to Ana Ruiz'))
  act(() => goTo('#/users'))
  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' })
  await person.click(within(dialog).getByRole('button', { name: 'Stay here' }))
  expect(await screen.findByText('5 of 5 placed')).toBeVisible()
})

it('shows piece by piece what of a draft does not hold any more, to choose anew or to clear', async () => {
  const leaver = aLeaver()
  saveDraft(
    leaver,
    [place(leaver, 'Draft motion', 'Ben Okafor'), place(leaver, 'Call the expert', 'Ben Okafor')],
    'Tom Becker',
  )
  for (const title of ['Draft motion', 'Call the expert']) {
    const { draft } = piece(leaver, title)
    if (draft)
      draft.refusal = {
        code: 'hand-over.receiver-inactive',
        message: 'This user is inactive and cannot receive work.',
      }
  }
  leaver.inventory.gone = [
    {
      kind: 'task',
      itemId: leaver.inventory.person.userId,
      title: 'Order the transcript',
      receiverName: 'Ana Ruiz',
      refusal: { code: 'hand-over.item-done', message: 'This was done in the meantime.' },
    },
  ]
  const { person } = openHandOvers(leaver)
  expect(await screen.findAllByText('This user is inactive and cannot receive work.')).toHaveLength(2)
  expect(screen.getByText('0 of 5 placed')).toBeVisible()
  expect(
    screen.getByText('Order the transcript, in the draft with Ana Ruiz. This was done in the meantime.'),
  ).toBeVisible()
  expect(await button('Hand over…')).toHaveAttribute('aria-disabled', 'true')

  await person.click(await button('Show only these'))
  await waitFor(() => expect(screen.queryByText('File the closing letter')).not.toBeInTheDocument())
  await person.click(await goesTo('Draft motion'))
  await person.click(await screen.findByRole('menuitemcheckbox', { name: /Ana Ruiz/ }))
  expect(await screen.findByText('1 of 5 placed')).toBeVisible()
  await person.click(await button('Clear them'))
  expect(await screen.findByText('Nothing is left here')).toBeVisible()
  await person.click(await button('Show everything'))
  expect(await goesTo('Call the expert')).toHaveTextContent('Choose…')
  expect(await button('Hand over…')).not.toHaveAttribute('aria-disabled')
})

it('keeps what is placed here when somebody else saves a draft, and offers theirs', async () => {
  const leaver = aLeaver()
  const { person, transport } = openHandOvers(leaver)
  await person.click(await goesTo('Draft motion'))
  await person.click(await screen.findByRole('menuitemcheckbox', { name: /Ana Ruiz/ }))
  saveDraft(leaver, [place(leaver, 'Draft motion', 'Ben Okafor')], 'Tom Becker')
  await person.click(await button('Save draft'))
  expect(await screen.findByText(/^Tom Becker saved a draft on Nov 24, 2026/)).toBeVisible()
  expect(await goesTo('Draft motion')).toHaveTextContent('Ana Ruiz')
  await person.click(await button('Show that draft'))
  expect(await goesTo('Draft motion')).toHaveTextContent('Ben Okafor')

  await person.click(await goesTo('Call the expert'))
  await person.click(await screen.findByRole('menuitemcheckbox', { name: /Ana Ruiz/ }))
  await person.click(await button('Save draft'))
  await waitFor(() => expect(transport.callsOf('handOvers.saveDraft').at(-1)).toMatchObject({ version: 1 }))
  await waitFor(() => expect(leaver.inventory.draft?.version).toBe(2))
})

it('takes over at once what somebody else saved, where nothing was placed here', async () => {
  const leaver = aLeaver()
  const { transport } = openHandOvers(leaver)
  expect(await goesTo('Draft motion')).toHaveTextContent('Choose…')
  saveDraft(leaver, [place(leaver, 'Draft motion', 'Ben Okafor')], 'Tom Becker')
  act(() => transport.emit('work.changed', {}))
  await waitFor(async () => expect(await goesTo('Draft motion')).toHaveTextContent('Ben Okafor'))
})

it('forgets what is not held any more', async () => {
  const leaver = aLeaver()
  const { person, transport } = openHandOvers(leaver)
  await person.click(await button('Give all to Ana Ruiz'))
  leaver.inventory.items = leaver.inventory.items.slice(1)
  act(() => transport.emit('work.changed', {}))
  expect(await screen.findByText('4 of 4 placed')).toBeVisible()
})
