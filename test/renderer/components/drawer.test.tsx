import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { Drawer } from '../../../renderer/components/drawer.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

const usualWidth = window.innerWidth

afterEach(() => {
  window.innerWidth = usualWidth
})

function Details() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>Sami Garcia</Button>
      <Drawer opened={opened} onClose={() => setOpened(false)} title="Sami Garcia">
        Standard User
      </Drawer>
    </>
  )
}

const openAt = async (width: number) => {
  window.innerWidth = width
  const { person } = renderInTheme(<Details />)
  const opener = screen.getByRole('button', { name: 'Sami Garcia' })
  await person.click(opener)
  return { person, opener }
}

it('stands beside the list in a wide window, whose list keeps the focus', async () => {
  const { person, opener } = await openAt(1180)
  expect(screen.getByRole('complementary', { name: 'Sami Garcia' })).toHaveTextContent('Standard User')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(opener).toHaveFocus()
  await person.keyboard('{Escape}')
  expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
})

it('covers the list in a narrow window and gives the focus back', async () => {
  const { person, opener } = await openAt(900)
  expect(await screen.findByRole('dialog', { name: 'Sami Garcia' })).toHaveTextContent('Standard User')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Close details' })).toHaveFocus())
  await person.keyboard('{Escape}')
  await waitFor(() => expect(opener).toHaveFocus())
})
