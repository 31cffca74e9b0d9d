import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Dialog } from '../../../renderer/components/dialog.tsx'
import { DialogFooter } from '../../../renderer/components/dialog-footer.tsx'
import { MenuButton } from '../../../renderer/components/menu-button.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

function InvitationMenu({ onCopy, onResend }: { onCopy: () => void; onResend: () => void }) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <MenuButton
        label="Edit invitation to ana@example.test"
        items={[
          { label: 'Copy registration link', shortcut: 'C', onSelect: onCopy },
          { label: 'Resend invitation', disabledReason: 'Sent less than a minute ago', onSelect: onResend },
          'divider',
          { label: 'Delete invitation…', tone: 'danger', onSelect: () => setAsks(true) },
        ]}
      />
      <Dialog
        opened={asks}
        onClose={() => setAsks(false)}
        title="Delete the invitation?"
        footer={<DialogFooter onCancel={() => setAsks(false)} />}
      >
        Its link stops working at once.
      </Dialog>
    </>
  )
}

const open = async () => {
  const onCopy = vi.fn()
  const onResend = vi.fn()
  const { person } = renderInTheme(<InvitationMenu onCopy={onCopy} onResend={onResend} />)
  const button = screen.getByRole('button', { name: /Edit invitation/ })
  await person.click(button)
  const menu = await screen.findByRole('menu', { name: 'Edit invitation to ana@example.test' })
  return { person, onCopy, onResend, button, menu }
}

it('opens on its first item and says that it is open', async () => {
  const { button } = await open()
  await waitFor(() => expect(screen.getByRole('menuitem', { name: /Copy registration link/ })).toHaveFocus())
  expect(button).toHaveAttribute('aria-expanded', 'true')
})

it('gives the focus back on Escape', async () => {
  const { person, button, menu } = await open()
  await person.keyboard('{Escape}')
  await waitFor(() => expect(menu).not.toBeInTheDocument())
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-expanded', 'false')
})

it('runs the act and closes', async () => {
  const { person, onCopy, menu } = await open()
  await person.click(screen.getByRole('menuitem', { name: /Copy registration link/ }))
  expect(onCopy).toHaveBeenCalledOnce()
  await waitFor(() => expect(menu).not.toBeInTheDocument())
})

it('reads out why an act is not possible and does not run it', async () => {
  const { person, onResend, menu } = await open()
  const item = screen.getByRole('menuitem', { name: /Sent less than a minute ago/ })
  expect(item).toHaveAttribute('aria-disabled', 'true')
  await person.click(item)
  expect(onResend).not.toHaveBeenCalled()
  expect(menu).toBeInTheDocument()
})

it('returns the focus to the button after a dialog that an item opened', async () => {
  const { person, button } = await open()
  await person.click(screen.getByRole('menuitem', { name: /Delete invitation/ }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus())
  await person.keyboard('{Escape}')
  await waitFor(() => expect(button).toHaveFocus())
})
