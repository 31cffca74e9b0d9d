import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { goTo } from '../../../renderer/stores/location.ts'
import { AppError } from '../../../shared/errors.ts'
import { expectTold, openBilling, payment } from './billing-office.ts'

const PAYMENT = '#/billing?tab=payment'
const card = { brand: 'Visa', last4: '4242', expires: '12/2030' }

it('saves where bills go and how they are paid', async () => {
  let current = payment
  const { person, transport } = openBilling(PAYMENT, {
    'payment.read': () => current,
    'payment.change': ({ version, ...changed }) => {
      current = { ...current, ...changed, version: version + 1 }
      return current
    },
  })
  await person.type(await screen.findByLabelText(/Purchase order number/), 'PO-77')
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await expectTold('The payment information was saved. It stands on invoices from now on.')
  expect(transport.callsOf('payment.change')).toEqual([
    {
      contactName: 'Accounts',
      contactEmail: 'bills@stone.test',
      address: '1 High Street',
      purchaseOrder: 'PO-77',
      taxId: '',
      method: 'invoice',
      version: 3,
    },
  ])
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true'),
  )
  expect(screen.getByLabelText(/Purchase order number/)).toHaveValue('PO-77')
})

it('says at the field what is wrong', async () => {
  const { person } = openBilling(PAYMENT)
  const email = await screen.findByLabelText('E-mail for bills')
  await person.clear(email)
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(email).toHaveAccessibleDescription(/Enter the address that bills go to\./))
})

it('says at the way of paying that no card is entered yet', async () => {
  const { person } = openBilling(PAYMENT, {
    'payment.change': () => {
      throw new AppError('payment.no-card')
    },
  })
  await person.click(await screen.findByRole('radio', { name: 'Card' }))
  await person.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('group', { name: 'Way of paying' })).toHaveAccessibleDescription(
    'No card is entered yet. Enter one first.',
  )
})

it('does not offer a card where the server takes none', async () => {
  openBilling(PAYMENT, { 'payment.read': () => ({ ...payment, takesCards: false }) })
  const choice = await screen.findByRole('radio', { name: 'Card' })
  expect(choice).toHaveAttribute('aria-disabled', 'true')
  expect(choice).toHaveAccessibleDescription(/This server does not take cards/)
  expect(screen.queryByRole('button', { name: 'Enter a card…' })).not.toBeInTheDocument()
})

it('has the card entered on the page of the provider only', async () => {
  let isEntered = false
  let current = payment
  const { person, transport } = openBilling(PAYMENT, {
    'payment.read': () => current,
    'payment.beginCard': () => ({ address: 'https://pay.example/setup', setupId: 'setup-1' }),
    'page.open': () => ({}),
    'payment.finishCard': () => {
      if (!isEntered) throw new AppError('payment.not-finished')
      current = { ...payment, card }
      return current
    },
  })
  await person.click(await screen.findByRole('button', { name: 'Enter a card…' }))
  await screen.findByText(/Finish on the page that opened/)
  expect(transport.callsOf('page.open')).toEqual([{ address: 'https://pay.example/setup' }])
  await person.click(screen.getByRole('button', { name: 'I have entered the card' }))
  expect(await screen.findByText(/The card has not been entered yet/)).toBeVisible()
  isEntered = true
  await person.click(screen.getByRole('button', { name: 'I have entered the card' }))
  await expectTold('Visa ending in 4242 is kept for your invoices.')
  expect(await screen.findByText('Visa ending in 4242, expires 12/2030')).toBeVisible()
})

it('says why entering a card could not begin', async () => {
  const { person } = openBilling(PAYMENT, {
    'payment.beginCard': () => {
      throw new AppError('payment.unreachable')
    },
  })
  await person.click(await screen.findByRole('button', { name: 'Enter a card…' }))
  expect(await screen.findByText(/The payment provider cannot be reached now/)).toBeVisible()
})

it('asks before it is left with something unsaved', async () => {
  const { person } = openBilling(PAYMENT)
  await person.type(await screen.findByLabelText(/Tax id/), 'US-1')
  goTo('#/settings')
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'Stay here' }))
  expect(screen.getByLabelText(/Tax id/)).toHaveValue('US-1')
})

it('keeps what is being typed when somebody else saves, and says so', async () => {
  let current = payment
  const { person, transport } = openBilling(PAYMENT, { 'payment.read': () => current })
  await person.type(await screen.findByLabelText(/Tax id/), 'US-1')
  current = { ...payment, contactName: 'Ben Marsh', version: 4 }
  transport.emit('billing.changed', {})
  await screen.findByText(/Somebody changed the payment information meanwhile/)
  expect(screen.getByLabelText(/Tax id/)).toHaveValue('US-1')
  await person.click(screen.getByRole('button', { name: 'Show the current state' }))
  await waitFor(() => expect(screen.getByLabelText(/Billing contact/)).toHaveValue('Ben Marsh'))
  expect(screen.getByLabelText(/Tax id/)).toHaveValue('')
})

it('offers to try again when it could not be read', async () => {
  openBilling(PAYMENT, {
    'payment.read': () => {
      throw new AppError('server.unreachable')
    },
  })
  expect(await screen.findByText('The payment information could not be read')).toBeVisible()
})
