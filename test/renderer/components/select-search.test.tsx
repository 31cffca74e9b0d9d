import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { SelectField } from '../../../renderer/components/select-field.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

function People() {
  const [value, setValue] = useState('nobody')
  const [text, setText] = useState('')
  const people = ['Ana Ruiz', 'Ben Quill'].filter((name) => text === 'Nobody' || name.includes(text))
  return (
    <SelectField
      label="Assignee"
      options={['Nobody', ...people].map((label) => ({ value: label.toLowerCase(), label }))}
      value={value}
      onChange={setValue}
      onSearch={setText}
    />
  )
}

it('shows what is found elsewhere for the typed text, and chooses from it', async () => {
  const { person } = renderInTheme(<People />)
  const field = screen.getByRole('combobox', { name: 'Assignee' })
  await person.click(field)
  expect(await screen.findByRole('option', { name: 'Ana Ruiz' })).toBeInTheDocument()
  await person.clear(field)
  await person.type(field, 'Quill')
  expect(screen.queryByRole('option', { name: 'Ana Ruiz' })).toBeNull()
  await person.click(await screen.findByRole('option', { name: 'Ben Quill' }))
  expect(field).toHaveValue('Ben Quill')
})
