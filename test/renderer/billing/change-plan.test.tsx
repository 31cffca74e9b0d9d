import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { billing, downgrade, expectTold, openBilling, upgrade } from './billing-office.ts'

async function openDialog(answers: Handlers) {
  const page = openBilling('#/billing', answers)
  await page.person.click(await screen.findByRole('button', { name: 'Change plan…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change plan' })
  const choose = (name: string) => page.person.click(within(dialog).getByRole('radio', { name }))
  return { ...page, dialog, choose }
}

const figuresOf = (dialog: HTMLElement) =>
  [...within(dialog).getByLabelText('Amounts').children].map((figure) => figure.textContent)

it('shows what an upgrade costs now and books exactly that', async () => {
  const { dialog, choose, person, transport } = await openDialog({
    'quotes.create': () => upgrade,
    'billing.changePlan': () => ({ ...billing, interval: 'year' }),
  })
  expect(within(dialog).getByRole('radio', { name: 'Standard, monthlyNow' })).toBeChecked()
  await choose('Standard, yearly')
  const confirm = await within(dialog).findByRole('button', { name: 'Change plan and pay $31,851.60' })
  expect(transport.callsOf('quotes.create')).toEqual([
    { act: 'changePlan', plan: 'standard', interval: 'year' },
  ])
  expect(figuresOf(dialog)).toEqual([
    'Standard, yearly, a new cycle from May 20, 202637 paid seats × $900.00$33,300.00',
    'Charges since the last invoiceThey would have come with the next one$38.71',
    expect.stringMatching(/^Credit for what is left of Standard, monthly.*−\$1,432\.27$/),
    'Credit balance there is−$54.84',
    'Due now$31,851.60',
    'Next invoice, May 20, 2027Estimate$33,300.00',
  ])
  await person.click(confirm)
  await waitFor(() =>
    expect(transport.callsOf('billing.changePlan')).toEqual([
      { quoteId: upgrade.quoteId, totalCents: upgrade.totals.totalCents },
    ]),
  )
  await expectTold('The plan is Standard, yearly now. An invoice of $31,851.60 was made.')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

it('says of a downgrade from when it holds, and that nothing is due today', async () => {
  const { dialog, choose, person } = await openDialog({
    'quotes.create': () => downgrade,
    'billing.changePlan': () => billing,
  })
  await choose('Starter, monthly')
  expect(
    await within(dialog).findByText(
      /takes effect on Jun 1, 2026\. Nothing changes today, and nothing is booked/,
    ),
  ).toBeVisible()
  expect(figuresOf(dialog)).toEqual(['Next invoice, Jun 1, 2026Estimate$3,683.87 →  becomes $1,463.87'])
  await person.click(within(dialog).getByRole('button', { name: 'Change plan on Jun 1, 2026' }))
  await expectTold('The plan changes to Starter, monthly on Jun 1, 2026.')
})

it('books nothing when the amount has changed, marks it, and asks again', async () => {
  const fresh = {
    ...upgrade,
    quoteId: '00000000-0000-7000-8000-0000000000c9',
    plan: upgrade.plan && { ...upgrade.plan, seats: 38, newCycleCents: 3_420_000 },
    totals: { ...upgrade.totals, totalCents: 3_276_773, chargeCents: 3_420_000, dueNowCents: 3_275_160 },
  }
  let tries = 0
  const { dialog, choose, person, transport } = await openDialog({
    'quotes.create': () => upgrade,
    'billing.changePlan': () => {
      tries += 1
      if (tries === 1) throw new AppError('quote.stale', { quote: fresh, changed: [] })
      return { ...billing, interval: 'year' }
    },
  })
  await choose('Standard, yearly')
  await person.click(await within(dialog).findByRole('button', { name: 'Change plan and pay $31,851.60' }))
  expect(
    await within(dialog).findByText(/Due now was \$31,851\.60 and is \$32,751\.60\. Nothing is booked until/),
  ).toBeVisible()
  expect(within(dialog).getByLabelText('Amounts')).toHaveTextContent('changed, was $31,851.60$32,751.60')
  await person.click(within(dialog).getByRole('button', { name: 'Change plan and pay $32,751.60' }))
  await waitFor(() =>
    expect(transport.callsOf('billing.changePlan').at(-1)).toEqual({
      quoteId: fresh.quoteId,
      totalCents: 3_276_773,
    }),
  )
})

it('says so when it is not known whether the plan was changed, and asks for the same press again', async () => {
  let isAway = true
  const { dialog, choose, person } = await openDialog({
    'quotes.create': () => upgrade,
    'billing.changePlan': () => {
      if (isAway) throw new AppError('server.unreachable')
      return { ...billing, interval: 'year' }
    },
  })
  await choose('Standard, yearly')
  await person.click(await within(dialog).findByRole('button', { name: 'Change plan and pay $31,851.60' }))
  await within(dialog).findByText(/we do not know yet whether the plan was changed/)
  isAway = false
  await person.click(within(dialog).getByRole('button', { name: 'Check status' }))
  await expectTold('The plan is Standard, yearly now. An invoice of $31,851.60 was made.')
})

it('shows a refusal in its words and stays open', async () => {
  const { dialog, choose, person } = await openDialog({
    'quotes.create': () => upgrade,
    'billing.changePlan': () => {
      throw new AppError('plan.unchanged')
    },
  })
  await choose('Standard, yearly')
  await person.click(await within(dialog).findByRole('button', { name: /and pay/ }))
  expect(await within(dialog).findByText('The account has this plan already.')).toBeVisible()
})

it('says why the amount could not be computed', async () => {
  const { dialog, choose } = await openDialog({
    'quotes.create': () => {
      throw new AppError('amount.too-large')
    },
  })
  await choose('Starter, yearly')
  expect(await within(dialog).findByText('The amount could not be computed')).toBeVisible()
  expect(within(dialog).getByRole('button', { name: 'Change plan' })).toHaveAttribute('aria-disabled', 'true')
})
