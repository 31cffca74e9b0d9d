import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { openWindow } from '../app/open-window.tsx'

const unset = { connection: { kind: 'unset' } as const }

it('starts on this computer and goes on to the sign-in', async () => {
  const { person, transport } = openWindow(unset)
  await screen.findByRole('heading', { name: 'Welcome to Roster' })
  expect(screen.getByRole('radio', { name: 'Start on this computer' })).toBeChecked()
  await person.click(screen.getByRole('button', { name: 'Continue' }))
  await screen.findByRole('heading', { name: 'Sign in to Roster' })
  expect(transport.callsOf('connection.choose')).toEqual([{ connection: { kind: 'this-computer' } }])
})

it('says what takes a while', async () => {
  const { person } = openWindow({ ...unset, answers: { 'connection.choose': () => new Promise(() => {}) } })
  await person.click(await screen.findByRole('radio', { name: 'Look around in a sample firm' }))
  await person.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByText(/Preparing the sample firm/)).toBeVisible()
})

it('completes an address that was typed without its beginning', async () => {
  const { person, transport } = openWindow(unset)
  await person.click(await screen.findByRole('radio', { name: 'Connect to an account server' }))
  const address = screen.getByLabelText('Address of the server')
  expect(address).toHaveFocus()
  await person.type(address, 'roster.stone.test/{Enter}')
  await waitFor(() =>
    expect(transport.callsOf('connection.choose')).toEqual([
      { connection: { kind: 'server', address: 'https://roster.stone.test' } },
    ]),
  )
})

it.each([
  ['an empty address', '', /Enter the address of the account server/],
  ['an address that is none', 'not an address', /Enter the address of the account server/],
])('puts what is wrong with %s at the field', async (_what, typed, sentence) => {
  const { person } = openWindow(unset)
  await person.click(await screen.findByRole('radio', { name: 'Connect to an account server' }))
  const address = screen.getByLabelText('Address of the server')
  if (typed !== '') await person.type(address, typed)
  await person.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(address).toHaveAccessibleDescription(sentence))
  expect(address).toHaveFocus()
})

it('says when there is no Roster at the address, until another one is typed', async () => {
  const { person } = openWindow({
    ...unset,
    answers: {
      'connection.choose': () => {
        throw new AppError('server.not-roster')
      },
    },
  })
  await person.click(await screen.findByRole('radio', { name: 'Connect to an account server' }))
  const address = screen.getByLabelText('Address of the server')
  await person.type(address, 'https://example.test{Enter}')
  await waitFor(() => expect(address).toHaveAccessibleDescription(/There is no Roster account server/))
  await person.type(address, '/')
  expect(address).not.toHaveAccessibleDescription(/There is no Roster/)
})
