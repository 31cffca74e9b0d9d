import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { aCaseOf, aLeaver, aPiece } from './leaver.ts'
import { goesTo, openHandOvers } from './open-hand-overs.tsx'

const receivers = () => screen.findByRole('list', { name: 'People who could receive the work' })
const told = (text: RegExp) => waitFor(() => expect(useNotices.getState().notices.at(-1)?.text).toMatch(text))

describe('what somebody holds', () => {
  it('stands case by case with its days, closed cases marked, invitations at the end', async () => {
    openHandOvers(aLeaver())
    const heads = await screen.findAllByRole('rowheader')
    expect(heads.map((head) => head.textContent)).toEqual([
      '26-118 Stone v. Harbour3',
      'TaskDraft motion',
      'TaskCall the expert',
      'ReviewDeposition of Ms Lee.pdf',
      '26-121 Quay leaseClosed1',
      'TaskFile the closing letter',
      'Pending invitations1',
      'Invitationnew.partner@firm.test',
    ])
    expect(screen.getByText('1 overdue')).toBeVisible()
    expect(screen.getByText('0 of 5 placed')).toBeVisible()
    expect(screen.getByText('In review, 40 % viewed')).toBeVisible()
  })

  it('is nothing: says so, with the way back', async () => {
    const leaver = aLeaver()
    leaver.inventory.items = []
    openHandOvers(leaver)
    expect(await screen.findByText('Nothing to hand over')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Details of Sami Garcia' })).toBeVisible()
  })

  it('can be five thousand pieces while a few are in the document', async () => {
    const leaver = aLeaver()
    const cases = Array.from({ length: 50 }, (_, index) => aCaseOf(`27-${index}`, 'Long matter'))
    leaver.inventory.items = Array.from({ length: 5_000 }, (_, index) =>
      aPiece(`Task ${index}`, { case: cases[Math.floor(index / 100)] ?? null }),
    )
    const { person } = openHandOvers(leaver)
    const grid = await screen.findByRole('grid', { name: 'Work of Sami Garcia' })
    expect(grid).toHaveAttribute('aria-rowcount', '5051')
    expect(within(grid).getAllByRole('row').length).toBeLessThan(80)
    await person.click(await screen.findByRole('button', { name: 'Give all to Ana Ruiz' }))
    expect(await screen.findByText('5,000 of 5,000 placed')).toBeVisible()
    expect(within(grid).getAllByRole('row').length).toBeLessThan(80)
  })
})

describe('work is placed', () => {
  it('all at once with who can take it, and back by Undo', async () => {
    const { person } = openHandOvers(aLeaver())
    await person.click(await screen.findByRole('button', { name: 'Give all to Ben Okafor' }))
    expect(await screen.findByText('3 of 5 placed')).toBeVisible()
    await told(
      /^3 pieces of work placed with Ben Okafor. 2 not: Ben Okafor cannot see 26-121 Quay lease. Ben Okafor is not an Account Administrator/,
    )
    await person.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('0 of 5 placed')).toBeVisible()
  })

  it('case by case', async () => {
    const { person } = openHandOvers(aLeaver())
    await person.click(await goesTo('26-118 Stone v. Harbour'))
    await person.click(await screen.findByRole('menuitemcheckbox', { name: /Ben Okafor/ }))
    expect(await screen.findByText('3 of 5 placed')).toBeVisible()
    expect(await goesTo('Draft motion')).toHaveTextContent('Ben Okafor')
    expect(await goesTo('26-118 Stone v. Harbour')).toHaveTextContent('Ben Okafor')
  })

  it('piece by piece, never with who cannot see the case', async () => {
    const { person } = openHandOvers(aLeaver())
    await person.click(await goesTo('File the closing letter'))
    const ben = await screen.findByRole('menuitemcheckbox', { name: /Ben Okafor/ })
    expect(ben).toHaveAttribute('aria-disabled', 'true')
    expect(ben).toHaveTextContent('Ben Okafor cannot see 26-121 Quay lease.')
    await person.click(screen.getByRole('menuitemcheckbox', { name: /Ana Ruiz/ }))
    expect(await goesTo('File the closing letter')).toHaveTextContent('Ana Ruiz')
    expect(await screen.findByText('1 of 5 placed')).toBeVisible()
  })

  it('by number keys on the focused row, and taken back by Delete', async () => {
    const { person } = openHandOvers(aLeaver())
    await receivers()
    const button = await goesTo('Draft motion')
    button.focus()
    await person.keyboard('2')
    expect(await goesTo('Draft motion')).toHaveTextContent('Ana Ruiz')
    await person.keyboard('{ArrowDown}1')
    expect(await goesTo('Call the expert')).toHaveTextContent('Ben Okafor')
    await person.keyboard('{Delete}')
    expect(await goesTo('Call the expert')).toHaveTextContent('Choose…')
    await person.keyboard('{Control>}z{/Control}')
    expect(await goesTo('Call the expert')).toHaveTextContent('Ben Okafor')
  })

  it('not by a key with who cannot see the case: it is said why', async () => {
    const { person } = openHandOvers(aLeaver())
    await receivers()
    ;(await goesTo('File the closing letter')).focus()
    await person.keyboard('1')
    await told(/^Ben Okafor cannot see 26-121 Quay lease.$/)
    expect(await goesTo('File the closing letter')).toHaveTextContent('Choose…')
  })

  it('by dragging a row to a receiver, who says when they cannot take it', async () => {
    openHandOvers(aLeaver())
    const [ben, ana] = within(await receivers()).getAllByRole('listitem')
    const row = (await goesTo('File the closing letter')).closest('[data-row]')
    if (!row || !ben || !ana) throw new Error('A row or a receiver is missing.')
    const dataTransfer = { setData: () => {}, effectAllowed: '', dropEffect: '' }
    fireEvent.dragStart(row, { dataTransfer })
    await waitFor(() => expect(ben).toHaveAttribute('data-unable'))
    expect(fireEvent.dragOver(ben, { dataTransfer })).toBe(true)
    expect(fireEvent.dragOver(ana, { dataTransfer })).toBe(false)
    fireEvent.drop(ana, { dataTransfer })
    expect(await goesTo('File the closing letter')).toHaveTextContent('Ana Ruiz')
  })

  it('as suggested, where nothing was placed', async () => {
    const leaver = aLeaver()
    const [ben, ana] = leaver.receivers
    if (!ben || !ana) throw new Error('Nobody could receive anything.')
    leaver.suggested = leaver.inventory.items
      .filter(({ kind }) => kind !== 'invitation')
      .map(({ kind, itemId }) => ({ kind, itemId, receiverId: ben.userId }))
    const { person } = openHandOvers(leaver)
    await receivers()
    ;(await goesTo('Draft motion')).focus()
    await person.keyboard('2')
    await person.click(screen.getByRole('button', { name: 'Suggest by lightest load' }))
    expect(await screen.findByText('4 of 5 placed')).toBeVisible()
    expect(await goesTo('Draft motion')).toHaveTextContent('Ana Ruiz')
    expect(await goesTo('Call the expert')).toHaveTextContent('Ben Okafor')
    await told(/^3 pieces of work placed by lightest load. For 1 there is nobody/)
  })
})

describe('the receivers', () => {
  it('show their load with what is placed here, and which cases they cannot see', async () => {
    const { person } = openHandOvers(aLeaver())
    const [ben, ana] = within(await receivers()).getAllByRole('listitem')
    expect(ben).toHaveTextContent('1 due in 14 days · 2 open')
    expect(ben).toHaveTextContent('Cannot see 26-121')
    expect(ana).toHaveTextContent('3 due in 14 days · 5 open')
    expect(ana).not.toHaveTextContent('Cannot see')
    await person.click(screen.getByRole('button', { name: 'Give all to Ana Ruiz' }))
    await waitFor(() => expect(ana).toHaveTextContent('3 + 1 due in 14 days · 5 + 5 open'))
  })

  it('are found by their names', async () => {
    const { person } = openHandOvers(aLeaver())
    await receivers()
    await person.type(screen.getByRole('searchbox', { name: 'Search receivers' }), 'ana')
    await waitFor(async () => expect(within(await receivers()).getAllByRole('listitem')).toHaveLength(1))
    await person.clear(screen.getByRole('searchbox', { name: 'Search receivers' }))
    await person.type(screen.getByRole('searchbox', { name: 'Search receivers' }), 'xyz')
    expect(await screen.findByText('Nobody found')).toBeVisible()
  })
})

it('shows only what is not placed, and one kind', async () => {
  const { person } = openHandOvers(aLeaver())
  await receivers()
  ;(await goesTo('Draft motion')).focus()
  await person.keyboard('2')
  await person.click(screen.getByRole('button', { name: 'Show' }))
  await person.click(await screen.findByRole('radio', { name: /Not placed/ }))
  await waitFor(() => expect(screen.queryByText('Draft motion')).not.toBeInTheDocument())
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Kind' }))
  await person.click(await screen.findByRole('checkbox', { name: /Reviews/ }))
  await waitFor(() => expect(screen.queryByText('Call the expert')).not.toBeInTheDocument())
  expect(screen.getByText('Deposition of Ms Lee.pdf')).toBeVisible()
})
