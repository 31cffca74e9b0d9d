import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { DoneBox } from '../../../renderer/components/done-box.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

it('is done and to be done again by mouse and by keyboard', async () => {
  const onChange = vi.fn()
  const { person } = renderInTheme(<DoneBox label="File it" done={false} onChange={onChange} />)
  const box = screen.getByRole('checkbox', { name: 'File it' })
  await person.click(box)
  box.focus()
  await person.keyboard(' ')
  expect(onChange.mock.calls).toEqual([[true], [true]])
})

it('says why it cannot be used, and stays in reach', async () => {
  const onChange = vi.fn()
  const { person } = renderInTheme(
    <DoneBox label="File it" done onChange={onChange} disabledReason="This is the task of somebody else." />,
  )
  const box = screen.getByRole('checkbox', { name: 'File it' })
  expect(box).toHaveAccessibleDescription('This is the task of somebody else.')
  await person.click(box)
  expect(onChange).not.toHaveBeenCalled()
  expect(box).toBeChecked()
})
