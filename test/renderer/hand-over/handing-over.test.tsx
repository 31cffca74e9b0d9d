import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { aLeaver, RECEIPT, receiptOf, SAMI } from './leaver.ts'
import { goesTo, openHandOvers } from './open-hand-overs.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const RECEIPT_PAGE = `#/hand-overs/${RECEIPT}`

function handedOver() {
  const leaver = aLeaver()
  const [ben, ana] = leaver.receivers
  const placements = leaver.inventory.items.map(({ kind, itemId }, index) => ({
    kind,
    itemId,
    receiverId: (index < 2 ? ben : ana)?.userId ?? '',
  }))
  leaver.receipt = receiptOf(leaver, placements)
  return leaver
}

describe('handing over', () => {
  it('asks with the counts, says what stays, and leads to the receipt', async () => {
    const leaver = aLeaver()
    const { person, transport } = openHandOvers(leaver)
    await person.click(await button('Give all to Ben Okafor'))
    await person.click(await goesTo('File the closing letter'))
    await person.click(await screen.findByRole('menuitemcheckbox', { name: /Ana Ruiz/ }))
    await person.click(await button('Hand over…'))
    const dialog = await screen.findByRole('dialog', { name: 'Hand over 4 pieces of work of Sami Garcia?' })
    expect(within(dialog).getByText('Ben Okafor').closest('div')).toHaveTextContent('3 pieces of work')
    expect(within(dialog).getByText('Ana Ruiz').closest('div')).toHaveTextContent('1 piece of work')
    expect(dialog).toHaveTextContent('1 piece of work stays with Sami Garcia.')
    await person.click(within(dialog).getByRole('button', { name: 'Hand over 4 pieces of work' }))
    expect(await screen.findByRole('article', { name: 'Hand-over from Sami Garcia' })).toBeVisible()
    expect(window.location.hash).toBe(RECEIPT_PAGE)
    expect(transport.callsOf('handOvers.run')[0]?.placements).toHaveLength(4)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('that is refused shows the reasons at the pieces and loses nothing', async () => {
    const leaver = aLeaver()
    const { person } = openHandOvers(leaver)
    await person.click(await button('Give all to Ana Ruiz'))
    const [first, second] = leaver.inventory.items
    if (!first || !second) throw new Error('There is no work.')
    const unseen = 'This person cannot see the case. Add them to it first, or choose somebody else.'
    const done = 'This was done in the meantime. There is nothing to hand over.'
    leaver.refusals = [
      { ...first, code: 'hand-over.receiver-cannot-see', message: unseen },
      { ...second, code: 'hand-over.item-done', message: done },
    ]
    leaver.inventory.items = leaver.inventory.items.filter((item) => item !== second)
    await person.click(await button('Hand over…'))
    await person.click(await button('Hand over 5 pieces of work'))
    expect(await screen.findByText(unseen)).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await screen.findByText(`${second.title}. ${done}`)).toBeVisible()
    expect(screen.getByText('3 of 4 placed')).toBeVisible()
    expect(screen.getByText(/^1 piece of work cannot go where it was placed/)).toBeVisible()

    leaver.refusals = []
    await person.click(await button('Clear them'))
    await person.click(await button('Hand over…'))
    await person.click(await button('Hand over 3 pieces of work'))
    expect(await screen.findByRole('article', { name: 'Hand-over from Sami Garcia' })).toBeVisible()
  })
})

describe('a receipt', () => {
  it('says what went to whom, when and by whom; is printed and saved', async () => {
    const { person, transport } = openHandOvers(handedOver(), { hash: RECEIPT_PAGE })
    const sheet = await screen.findByRole('article', { name: 'Hand-over from Sami Garcia' })
    expect(sheet).toHaveTextContent('Handed over byAda HartwellOnNov 24, 2026, 2:30 PM')
    expect(
      within(sheet)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(
      expect.arrayContaining([
        'WorkKindDue',
        'To Ben Okafor, 2 pieces of work',
        'Draft motion26-118 Stone v. HarbourTaskJan 5, 2026',
        'Call the expert26-118 Stone v. HarbourTaskDec 1, 2099',
        'To Ana Ruiz, 3 pieces of work',
        'new.partner@firm.testInvitation',
      ]),
    )
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    await person.click(await button('Print'))
    expect(print).toHaveBeenCalledOnce()
    await person.click(await button('PDF'))
    await person.click(await button('CSV'))
    await waitFor(() =>
      expect(transport.callsOf('file.save').map(({ name }) => name)).toEqual([
        'hand-over.pdf',
        'hand-over.csv',
      ]),
    )
  })

  it('is reversed after it is said what goes back and what stays', async () => {
    const leaver = handedOver()
    const [kept] = leaver.receipt?.items ?? []
    if (!kept || !leaver.receipt) throw new Error('There is no receipt.')
    const message = 'It was done in the meantime.'
    kept.obstacle = { code: 'hand-over.kept-done', message }
    leaver.receipt.returnable = 4
    const { person } = openHandOvers(leaver, { hash: RECEIPT_PAGE })
    await person.click(await button('Reverse this hand-over…'))
    const dialog = await screen.findByRole('dialog', { name: 'Reverse this hand-over?' })
    expect(dialog).toHaveTextContent('4 of 5 pieces of work go back to Sami Garcia.')
    expect(dialog).toHaveTextContent('1 piece of work stays with its receiver:')
    await person.click(within(dialog).getByRole('button', { name: 'Give back 4 pieces of work' }))
    expect(await screen.findByText('Reversed by Ada Hartwell on Nov 25, 2026')).toBeVisible()
    expect(useNotices.getState().notices.at(-1)?.text).toBe(
      '4 pieces of work went back to Sami Garcia. 1 stayed with its receiver.',
    )
    const sheet = screen.getByRole('article')
    expect(within(sheet).getAllByText('Went back.')).toHaveLength(4)
    expect(within(sheet).getByText(`Stayed with its receiver. ${message}`)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Reverse/ })).not.toBeInTheDocument()
  })

  it('that is too old is not reversed, and says why', async () => {
    const leaver = handedOver()
    Object.assign(leaver.receipt ?? {}, { reversibleUntil: null })
    openHandOvers(leaver, { hash: RECEIPT_PAGE })
    const reverse = await button('Reverse this hand-over…')
    expect(reverse).toHaveAttribute('aria-disabled', 'true')
    expect(reverse).toHaveAccessibleDescription('A hand-over can be reversed for 30 days. This one is older.')
  })

  it('that does not exist says so', async () => {
    openHandOvers(aLeaver(), { hash: RECEIPT_PAGE })
    expect(await screen.findByText('There is no such hand-over in this account.')).toBeVisible()
  })
})

describe('the list of hand-overs', () => {
  it('begins with people who cannot sign in and hold work', async () => {
    openHandOvers(handedOver(), {
      hash: '#/hand-overs',
      answers: {
        'users.list': () => ({
          items: [
            {
              userId: SAMI,
              name: 'Sami Garcia',
              email: 'sami.garcia@firm.test',
              level: 'standard',
              status: 'inactive',
              statusSince: '2026-11-20T10:00:00.000Z',
              lastActiveAt: '2026-11-20T10:00:00.000Z',
              joinedAt: '2025-11-20T10:00:00.000Z',
              caseCount: 2,
              openWork: 14,
              version: 3,
            },
          ],
          next: null,
        }),
      },
    })
    const people = await screen.findByRole('list', { name: 'People who cannot sign in and hold open work' })
    expect(people).toHaveTextContent('14 open items')
    expect(within(people).getByRole('link', { name: 'Hand over…' })).toHaveAttribute(
      'href',
      `#/hand-overs/from/${SAMI}`,
    )
    const done = await screen.findByRole('rowheader', { name: 'Sami Garcia' })
    expect(within(done).getByRole('link')).toHaveAttribute('href', RECEIPT_PAGE)
  })

  it('says that nobody waits and nothing was handed over', async () => {
    openHandOvers(aLeaver(), { hash: '#/hand-overs' })
    expect(await screen.findByText('Nobody who cannot sign in holds open tasks or reviews.')).toBeVisible()
    expect(await screen.findByText('No hand-overs yet')).toBeVisible()
  })
})
