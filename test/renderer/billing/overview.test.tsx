import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { billing, expectTold, openBilling } from './billing-office.ts'

const figure = async (term: string) => {
  const name = await screen.findByText(term, { selector: 'dt' })
  return name.parentElement ?? document.body
}

it('shows plan, paid seats, credit and the next invoice, each with the way to its reason', async () => {
  openBilling()
  expect(await figure('Plan')).toHaveTextContent('Standard, monthly$100.00 per seat and month')
  const seats = await figure('Paid seats')
  expect(seats).toHaveTextContent('37')
  expect(within(seats).getByRole('link')).toHaveAttribute(
    'href',
    expect.stringContaining('level=administrator%2Cstandard%2Climited'),
  )
  const credit = await figure('Credit balance')
  expect(credit).toHaveTextContent('$54.84')
  expect(within(credit).getByRole('link')).toHaveAttribute('href', expect.stringContaining('credit-used'))
  expect(await figure('Next invoice, estimate')).toHaveTextContent('$3,683.87On Jun 1, 2026')
})

it('says under every page how many seats are paid and when the next invoice is due', async () => {
  openBilling('#/settings')
  expect(await screen.findByText(/next invoice Jun 1, 2026/)).toBeVisible()
})

it('draws the cycle with today in it and says the same in words', async () => {
  openBilling()
  const picture = await screen.findByRole('img', {
    name: 'Current cycle from May 1, 2026 to Jun 1, 2026: 12 of 31 days left, today included.',
  })
  expect(picture.querySelectorAll('rect')).toHaveLength(31)
  expect(screen.getByText('Today, May 20, 2026')).toBeVisible()
})

it('draws a year as one bar', async () => {
  const year = { startOn: '2026-05-01', endOn: '2027-05-01', days: 365, daysLeft: 300, isTrial: false }
  openBilling('#/billing', { 'billing.read': () => ({ ...billing, interval: 'year', cycle: year }) })
  const picture = await screen.findByRole('img', { name: /300 of 365 days left/ })
  expect(picture.querySelectorAll('rect')).toHaveLength(3)
})

it('says that a trial costs nothing yet', async () => {
  openBilling('#/billing', {
    'billing.read': () => ({ ...billing, cycle: { ...billing.cycle, isTrial: true } }),
  })
  expect(await figure('Plan')).toHaveTextContent('Trial until Jun 1, 2026, then $100.00 per seat and month')
  expect(screen.getByText('First invoice Jun 1, 2026')).toBeVisible()
  expect(screen.getAllByText('Free in the trial')).toHaveLength(3)
})

it('lists the lines of the next invoice and marks it as an estimate', async () => {
  const { person } = openBilling()
  const next = await screen.findByRole('region', { name: /Next invoice, Jun 1, 2026/ })
  const rows = within(next)
    .getAllByRole('row')
    .map((row) => row.textContent)
  expect(rows).toEqual([
    '37 paid seats × $100.00Standard, monthly$3,700.00',
    '1 charge since the last invoiceSeats that began within this cycle$38.71',
    'Credit usedOut of a balance of $54.84−$54.84',
    'Estimated total$3,683.87',
  ])
  expect(within(next).getByText('Estimate')).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'Show its lines' }))
  expect(within(next).getByRole('heading')).toHaveFocus()
})

it('counts the seats of every level and leads to their users', async () => {
  openBilling()
  const seats = await screen.findByRole('region', { name: 'Seats by level' })
  const guests = within(seats).getByRole('row', { name: /Free Guest User/ })
  expect(guests).toHaveTextContent('Free4')
  expect(within(guests).getByRole('link')).toHaveAttribute('href', expect.stringContaining('level=guest'))
  expect(within(seats).getByRole('row', { name: /Standard User/ })).toHaveTextContent('$100.000')
})

it('says what is open and leads to the invoices', async () => {
  const { person } = openBilling('#/billing', {
    'billing.read': () => ({ ...billing, openInvoices: { count: 2, dueCents: 480_000 } }),
  })
  await screen.findByText('2 invoices are open: $4,800.00 in all.')
  await person.click(screen.getByRole('button', { name: 'Show the invoices' }))
  expect(await screen.findByRole('grid', { name: 'Invoices' })).toBeVisible()
})

it('takes a downgrade back that waits for the end of the cycle', async () => {
  let current = {
    ...billing,
    scheduled: { plan: 'starter', interval: 'month', seatPriceCents: 4_000, on: '2026-06-01' },
  } as typeof billing
  const { person } = openBilling('#/billing', {
    'billing.read': () => current,
    'billing.keepPlan': () => {
      current = billing
      return current
    },
  })
  await screen.findByText(/From Jun 1, 2026 on the plan is Starter, monthly, \$40\.00 per seat and month/)
  await person.click(screen.getByRole('button', { name: 'Keep the current plan' }))
  await expectTold('The plan stays Standard, monthly.')
  await waitFor(() => expect(screen.queryByText(/From Jun 1, 2026 on the plan/)).not.toBeInTheDocument())
})

it('offers to try again when the figures could not be read', async () => {
  let isAway = true
  const { person } = openBilling('#/billing', {
    'billing.read': () => {
      if (isAway) throw new AppError('server.unreachable')
      return billing
    },
  })
  await screen.findByText('Billing could not be read')
  isAway = false
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await figure('Paid seats')).toHaveTextContent('37')
})

it('goes on with a link that names only a person to that person’s lines', async () => {
  const { transport } = openBilling('#/billing?user=00000000-0000-7000-8000-0000000000b1')
  expect(await screen.findByRole('tab', { name: 'Ledger' })).toHaveAttribute('aria-selected', 'true')
  await waitFor(() =>
    expect(transport.callsOf('ledger.list').at(-1)).toMatchObject({
      userId: '00000000-0000-7000-8000-0000000000b1',
    }),
  )
})
