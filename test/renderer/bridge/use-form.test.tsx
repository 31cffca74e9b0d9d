import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useForm } from '../../../renderer/bridge/use-form.ts'
import { Button } from '../../../renderer/components/button.tsx'
import { TextField } from '../../../renderer/components/text-field.tsx'
import { AppError } from '../../../shared/errors.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { showOver } from '../app/open-window.tsx'

function TestMessage() {
  const form = useForm({
    operation: 'mail.test',
    initial: { to: '' },
    toInput: ({ to }) => ({ address: to }),
    required: { to: 'Enter an address.' },
    fieldOfPath: { address: 'to' },
    fieldOfCode: { 'address.invalid': 'to' },
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <TextField {...form.field('to')} label="Address" />
      <p>{form.refusalText}</p>
      <p>{form.isDirty ? 'changed' : 'unchanged'}</p>
      <p>{`${form.errors.length} problems in ${form.attempt} tries`}</p>
      <Button type="submit" busy={form.busy}>
        Send
      </Button>
      <Button onClick={() => form.reset()}>Start again</Button>
    </form>
  )
}

const open = (answers: Handlers = {}) => showOver(answers, <TestMessage />)
const address = () => screen.getByLabelText('Address')

it('sends nothing while a field is empty', async () => {
  const { person, transport } = open()
  await person.click(screen.getByRole('button', { name: 'Send' }))
  expect(address()).toHaveAccessibleDescription('Enter an address.')
  expect(screen.getByText('1 problems in 1 tries')).toBeVisible()
  expect(transport.callsOf('mail.test')).toEqual([])
})

it('finds the field of a problem that the contract names otherwise', async () => {
  const { person, transport } = open()
  await person.click(address())
  await person.paste(`${'a'.repeat(1001)}@stone.test`)
  await person.keyboard('{Enter}')
  expect(address()).toHaveAccessibleDescription('This is too long for an e-mail address.')
  expect(transport.callsOf('mail.test')).toEqual([])
})

it('puts a refusal at its field until the field is changed', async () => {
  const { person } = open({
    'mail.test': () => {
      throw new AppError('address.invalid')
    },
  })
  await person.type(address(), 'office{Enter}')
  await waitFor(() => expect(address()).toHaveAccessibleDescription(/not a complete e-mail address/))
  await person.type(address(), '@')
  expect(address()).not.toHaveAccessibleDescription(/./)
})

it('tells a refusal that belongs to no field, and forgets it when the form starts again', async () => {
  const { person } = open({
    'mail.test': () => {
      throw new AppError('mail.not-configured')
    },
  })
  await person.type(address(), 'office@stone.test{Enter}')
  expect(await screen.findByText(/No mail server is set up/)).toBeVisible()
  expect(screen.getByText('changed')).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'Start again' }))
  expect(screen.queryByText(/No mail server is set up/)).not.toBeInTheDocument()
  expect(screen.getByText('unchanged')).toBeVisible()
  expect(address()).toHaveValue('')
})

it('sends once, however often Enter is pressed meanwhile', async () => {
  const { person, transport } = open({ 'mail.test': () => new Promise(() => {}) })
  await person.type(address(), 'office@stone.test{Enter}')
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-busy', 'true'),
  )
  await person.type(address(), '{Enter}{Enter}')
  expect(transport.callsOf('mail.test')).toEqual([{ address: 'office@stone.test' }])
})
