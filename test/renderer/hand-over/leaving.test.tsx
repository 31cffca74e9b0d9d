import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { anOffice, aUser, serve } from '../users/office.ts'
import { aLeaver, type Leaver, RECEIPT, receiptOf, SAMI, serveLeaver } from './leaver.ts'
import { openHandOvers } from './open-hand-overs.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Sami is still active; the account prices and books his deactivation. */
function leaving(answers: Handlers = {}) {
  const leaver = aLeaver()
  leaver.inventory.person.status = 'active'
  const sami = aUser('Sami Garcia', { userId: SAMI })
  const own = aUser('Ada Hartwell', { level: 'administrator' })
  const office = serve(anOffice({ own, users: [own, sami] }))
  const page = openHandOvers(leaver, {
    hash: `#/hand-overs/from/${SAMI}?then=deactivate`,
    answers: {
      ...office,
      ...serveLeaver(leaver),
      'users.deactivate': async (input) => {
        const booked = await office['users.deactivate']?.(input)
        if (!booked) throw new Error('Nobody can be deactivated.')
        leaver.receipt = receiptOf(leaver, input.placements ?? [])
        return { ...booked, handOverId: RECEIPT }
      },
      ...answers,
    },
  })
  return { ...page, leaver }
}

async function placeAllAndConfirm({ person }: { person: ReturnType<typeof openHandOvers>['person'] }) {
  await person.click(await button('Give all to Ben Okafor'))
  await person.click(await button('Hand over and deactivate…'))
  const dialog = await screen.findByRole('dialog', { name: 'Deactivate Sami Garcia?' })
  expect(await within(dialog).findByText('3 pieces of work go to Ben Okafor.')).toBeVisible()
  expect(within(dialog).getByText('2 pieces of work stay with Sami Garcia.')).toBeVisible()
  await person.click(
    await within(dialog).findByRole('button', { name: 'Hand over, deactivate and credit $16.45' }),
  )
}

it('ends with the deactivation, both at once and with the amount, and leads to the receipt', async () => {
  const page = leaving()
  await placeAllAndConfirm(page)
  expect(await screen.findByRole('article', { name: 'Hand-over from Sami Garcia' })).toBeVisible()
  expect(window.location.hash).toBe(`#/hand-overs/${RECEIPT}`)
  const [sent] = page.transport.callsOf('users.deactivate')
  expect(sent).toMatchObject({ totalCents: -1645 })
  expect(sent?.placements).toHaveLength(3)
  expect(page.transport.callsOf('handOvers.run')).toEqual([])
  await waitFor(() =>
    expect(useNotices.getState().notices[1]?.text).toMatch(
      /^Sami Garcia was deactivated. \$16.45 will be credited/,
    ),
  )
})

it('deactivates nobody when a piece cannot be handed over, and shows why at the piece', async () => {
  const message = 'This person cannot see the case. Add them to it first, or choose somebody else.'
  let leaver: Leaver | undefined
  const page = leaving({
    'users.deactivate': () => {
      const [first] = leaver?.inventory.items ?? []
      if (!first) throw new Error('There is no work.')
      const { kind, itemId, title } = first
      const refused = { kind, itemId, title, code: 'hand-over.receiver-cannot-see', message }
      throw new AppError('hand-over.refused', { refused: [refused] })
    },
  })
  leaver = page.leaver
  await placeAllAndConfirm(page)
  expect(await screen.findByText(message)).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(screen.getByText('2 of 5 placed')).toBeVisible()
})
