import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { Dialog } from '../../../renderer/components/dialog.tsx'
import { DialogFooter } from '../../../renderer/components/dialog-footer.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

interface QuestionProps {
  busy?: boolean
  onSubmit?: () => void
}

function Question({ busy = false, onSubmit }: QuestionProps) {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>Delete invitation…</Button>
      <Dialog
        opened={opened}
        onClose={close}
        title="Delete the invitation to Ana Ruiz?"
        busy={busy}
        onSubmit={onSubmit}
        footer={
          <DialogFooter
            onCancel={close}
            busy={busy}
            action={
              <Button kind="danger" type="submit" busy={busy}>
                Delete
              </Button>
            }
          />
        }
      >
        Its link stops working at once.
      </Dialog>
    </>
  )
}

const open = async (props: QuestionProps = {}, platform: 'mac' | 'windows' = 'mac') => {
  const { person } = renderInTheme(<Question {...props} />, platform)
  await person.click(screen.getByRole('button', { name: 'Delete invitation…' }))
  return { person, dialog: await screen.findByRole('dialog', { name: 'Delete the invitation to Ana Ruiz?' }) }
}

it('puts the first focus on Cancel', async () => {
  await open()
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus())
})

it('closes on Escape and gives the focus back', async () => {
  const { person, dialog } = await open()
  await person.keyboard('{Escape}')
  await waitFor(() => expect(dialog).not.toBeInTheDocument())
  await waitFor(() => expect(screen.getByRole('button', { name: 'Delete invitation…' })).toHaveFocus())
})

it('stays open while an answer is awaited', async () => {
  const onSubmit = vi.fn()
  const { person, dialog } = await open({ busy: true, onSubmit })
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Cancel' }))
  await person.click(screen.getByRole('button', { name: 'Delete' }))
  expect(dialog).toBeInTheDocument()
  expect(onSubmit).not.toHaveBeenCalled()
})

it('submits once by its button', async () => {
  const onSubmit = vi.fn()
  const { person } = await open({ onSubmit })
  await person.click(screen.getByRole('button', { name: 'Delete' }))
  expect(onSubmit).toHaveBeenCalledOnce()
})

it.each([
  ['mac', ['Cancel', 'Delete']],
  ['windows', ['Delete', 'Cancel']],
] as const)('orders the buttons as %s does', async (platform, order) => {
  await open({}, platform)
  const names = screen.getAllByRole('button').map((button) => button.textContent)
  expect(names.filter((name) => name === 'Cancel' || name === 'Delete')).toEqual(order)
})
