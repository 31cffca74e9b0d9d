import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Button } from '../../../renderer/components/button.tsx'
import { FormSummary } from '../../../renderer/components/form-summary.tsx'
import { PasswordField } from '../../../renderer/components/password-field.tsx'
import { RadioCards } from '../../../renderer/components/radio-cards.tsx'
import { TextField } from '../../../renderer/components/text-field.tsx'
import { renderInTheme } from '../../support/render-in-theme.tsx'

function FirmForm() {
  const [attempt, setAttempt] = useState(0)
  return (
    <>
      <FormSummary attempt={attempt} errors={[{ field: 'firm', message: 'Enter the name of the firm' }]} />
      <TextField
        id="firm"
        label="Firm name"
        hint="As on your letters"
        error={attempt > 0 && 'Enter a name'}
      />
      <Button onClick={() => setAttempt(attempt + 1)}>Save</Button>
    </>
  )
}

it('brings the focus to the summary at each failed try and leads to the field', async () => {
  const { person } = renderInTheme(<FirmForm />)
  expect(screen.queryByRole('region')).not.toBeInTheDocument()
  await person.click(screen.getByRole('button', { name: 'Save' }))
  const summary = screen.getByRole('region', { name: 'One thing needs another look' })
  expect(summary).toHaveFocus()
  await person.click(screen.getByRole('button', { name: 'Save' }))
  expect(summary).toHaveFocus()
  await person.click(screen.getByRole('link', { name: 'Enter the name of the firm' }))
  expect(screen.getByRole('textbox', { name: 'Firm name' })).toHaveFocus()
})

it('describes a field by its hint and its error', async () => {
  const { person } = renderInTheme(<FirmForm />)
  await person.click(screen.getByRole('button', { name: 'Save' }))
  const field = screen.getByRole('textbox', { name: 'Firm name' })
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription('Enter a name As on your letters')
})

it('keeps an impossible act reachable and says why it is impossible', async () => {
  const onClick = vi.fn()
  const { person } = renderInTheme(
    <Button onClick={onClick} disabledReason="You are offline">
      Deactivate
    </Button>,
  )
  await person.tab()
  const button = screen.getByRole('button', { name: 'Deactivate' })
  expect(button).toHaveFocus()
  expect(button).toHaveAccessibleDescription('You are offline')
  await person.keyboard('{Enter}')
  expect(onClick).not.toHaveBeenCalled()
  expect(await screen.findByRole('tooltip')).toHaveTextContent('You are offline')
})

it('shows and hides a password', async () => {
  const { person } = renderInTheme(
    <PasswordField label="Password" strength={{ score: 1, text: 'Too short' }} />,
  )
  const field = screen.getByLabelText('Password')
  expect(field).toHaveAttribute('type', 'password')
  await person.click(screen.getByRole('button', { name: 'Show password' }))
  expect(field).toHaveAttribute('type', 'text')
  expect(screen.getByText('Too short')).toBeInTheDocument()
})

function Levels() {
  const [level, setLevel] = useState<'limited' | 'guest' | null>('limited')
  return (
    <RadioCards
      legend="Permission level"
      value={level}
      onChange={setLevel}
      options={[
        { value: 'limited', title: 'Limited User', text: 'Their own cases.', note: 'Paid seat' },
        {
          value: 'guest',
          title: 'Free Guest User',
          text: 'One case.',
          disabledReason: 'Two guests are on it',
        },
      ]}
    />
  )
}

it('offers the levels as one group of cards with their sentences', async () => {
  renderInTheme(<Levels />)
  expect(screen.getByRole('group', { name: 'Permission level' })).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: 'Limited User' })).toBeChecked()
  expect(screen.getByRole('radio', { name: 'Limited User' })).toHaveAccessibleDescription(
    /Their own cases.*Paid seat/,
  )
})

it('refuses a card that cannot be chosen and tells the reason', async () => {
  const { person } = renderInTheme(<Levels />)
  const guest = screen.getByRole('radio', { name: 'Free Guest User' })
  await person.click(guest)
  expect(guest).not.toBeChecked()
  expect(guest).toHaveAccessibleDescription(/Two guests are on it/)
})
