import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { ANA, creditRow, expectTold, INVOICE, openBilling, renewalRow } from './billing-office.ts'

const LEDGER = '#/billing?tab=ledger'
const rowOf = async (text: string) => {
  const cell = await screen.findByText(text, { selector: '[role="gridcell"]' })
  return cell.closest<HTMLElement>('[role="row"]') ?? document.body
}

it('lists every line with its date, reason, person, amount and the credit after it', async () => {
  openBilling(LEDGER)
  expect(await rowOf('Deactivated')).toHaveTextContent('May 15, 2026DeactivatedAna Ruiz−$54.84$54.84')
  expect(await rowOf('Renewal')).toHaveTextContent('May 1, 2026RenewalAna Ruiz+$100.00$0.00')
  expect(screen.getByText('2 lines')).toBeVisible()
})

it('opens why a line is what it is, with the sum by hand and the event that caused it', async () => {
  const { person, transport } = openBilling(LEDGER)
  await person.dblClick(await rowOf('Deactivated'))
  const details = await screen.findByRole('dialog', { name: 'Deactivated' })
  await within(details).findByText('Abigail Stone deactivated Ana Ruiz')
  expect(transport.callsOf('ledger.read')).toEqual([{ lineNumber: 51 }])
  expect(details).toHaveTextContent('May 15, 2026, 10:30 AM')
  expect(within(details).getByLabelText('Amounts')).toHaveTextContent(
    'Billed for this cycle before$100.00Billed for this cycle after$45.16Credit−$54.84Credit balance after it$54.84',
  )
  const days = within(details)
    .getAllByRole('row')
    .map((row) => row.textContent)
  expect(days).toEqual(['DaysCountAt the price of', 'May 1 to May 1414$100.00', 'May 15 to May 3117$0.00'])
  expect(within(details).getByText('Days May 1 to May 14: 14 × $100.00 / 31 = $45.16.')).toBeVisible()
  expect(within(details).getByText('$45.16 − $100.00 billed before = −$54.84.')).toBeVisible()
  expect(within(details).getByRole('link', { name: 'credit used' })).toHaveAttribute(
    'href',
    '#/billing?tab=ledger&kind=credit-used',
  )
  expect(within(details).getByRole('link', { name: 'Details of Ana Ruiz' })).toHaveAttribute(
    'href',
    `#/users?tab=current&user=${ANA}`,
  )
})

it('leads from a line to its invoice and to all lines of the person', async () => {
  const { person, transport } = openBilling(`${LEDGER}&line=12`)
  const link = await screen.findByRole('link', { name: 'Invoice 6' })
  expect(link).toHaveAttribute('href', `#/billing/invoices/${INVOICE}`)
  expect(
    screen.getByText('When a cycle begins, every paid seat is billed its full price once.'),
  ).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'All lines of Ana Ruiz' }))
  await waitFor(() => expect(transport.callsOf('ledger.list').at(-1)).toMatchObject({ userId: ANA }))
})

// The panel of a chip hides where its chip has no size, as nothing has here: hence `hidden`.
it('filters by entry, person and dates, and keeps the filter in the address', async () => {
  const { person, transport } = openBilling(LEDGER)
  await rowOf('Renewal')
  await person.click(screen.getByRole('button', { name: 'Entry' }))
  await person.click(await screen.findByRole('checkbox', { name: 'Deactivated', hidden: true }))
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Person' }))
  fireEvent.change(await screen.findByLabelText('Search by name or e-mail'), { target: { value: 'ana' } })
  await waitFor(() => expect(transport.callsOf('users.list').at(-1)).toMatchObject({ q: 'ana' }))
  await person.click(await screen.findByRole('button', { name: /Ana Ruiz.*ana@ruiz\.test/, hidden: true }))
  await person.click(screen.getByRole('button', { name: 'Dates' }))
  fireEvent.change(await screen.findByLabelText('From'), { target: { value: '2026-05-02' } })
  await waitFor(() =>
    expect(transport.callsOf('ledger.list').at(-1)).toMatchObject({
      kind: ['deactivated'],
      userId: ANA,
      from: '2026-05-02',
    }),
  )
  expect(window.location.hash).toBe(`#/billing?tab=ledger&kind=deactivated&user=${ANA}&from=2026-05-02`)
})

it('drops what an address says wrongly', async () => {
  const { transport } = openBilling('#/billing?tab=ledger&kind=refund,joined&from=yesterday&line=-4')
  await rowOf('Renewal')
  expect(transport.callsOf('ledger.list')).toEqual([{ kind: ['joined'], limit: 200 }])
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

it('tells an empty ledger from a filter that nothing fits', async () => {
  const { person } = openBilling(`${LEDGER}&kind=payment`, {
    'ledger.list': () => ({ items: [], next: null }),
  })
  await screen.findByText('No line fits the filter')
  await person.click(screen.getByRole('button', { name: 'Clear the filter' }))
  expect(await screen.findByText('Nothing was booked yet')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Export CSV' })).toHaveAttribute('aria-disabled', 'true')
})

it('reads older lines as they come into sight', async () => {
  const lines = Array.from({ length: 200 }, (_, index) => ({ ...renewalRow, lineNumber: 900 - index }))
  const { transport } = openBilling(LEDGER, {
    'ledger.list': ({ cursor }) =>
      cursor === undefined ? { items: lines, next: 'older' } : { items: [creditRow], next: null },
  })
  const grid = await screen.findByRole('grid', { name: 'Ledger' })
  await screen.findAllByText('Renewal')
  expect(transport.callsOf('ledger.list')).toHaveLength(1)
  act(() => grid.scrollTo({ top: 190 * 36 }))
  await waitFor(() =>
    expect(transport.callsOf('ledger.list').at(-1)).toEqual({ cursor: 'older', limit: 200 }),
  )
  expect(await screen.findByText('201 lines')).toBeInTheDocument()
})

it('shows what was booked meanwhile', async () => {
  let items = [renewalRow]
  const { transport } = openBilling(LEDGER, { 'ledger.list': () => ({ items, next: null }) })
  await rowOf('Renewal')
  items = [creditRow, renewalRow]
  act(() => transport.emit('billing.changed', {}))
  expect(await rowOf('Deactivated')).toBeVisible()
})

it('saves the lines of the filter as a file', async () => {
  const file = { name: 'ledger.csv', mediaType: 'text/csv', content: 'TGluZQ==' }
  const { person, transport } = openBilling(`${LEDGER}&kind=deactivated`, {
    'ledger.export': () => file,
    'file.save': ({ name }) => ({ savedAs: name }),
  })
  await rowOf('Deactivated')
  await person.click(screen.getByRole('button', { name: 'Export CSV' }))
  await expectTold('ledger.csv was saved.')
  expect(transport.callsOf('ledger.export')).toEqual([{ kind: ['deactivated'] }])
  expect(transport.callsOf('file.save')).toEqual([file])
})

it.each([
  ['the ledger', LEDGER, 'ledger.list', 'The ledger could not be read'],
  ['a line', `${LEDGER}&line=51`, 'ledger.read', 'This line could not be read'],
] as const)('offers to try again when %s could not be read', async (_what, hash, operation, title) => {
  openBilling(hash, {
    [operation]: () => {
      throw new AppError('server.unreachable')
    },
  })
  const failure = await screen.findByText(title)
  expect(failure).toBeVisible()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})
