import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { expectTold, INVOICE, invoice, invoiceRow, openBilling } from './billing-office.ts'

const LIST = '#/billing?tab=invoices'
const ONE = `#/billing/invoices/${INVOICE}`

it.each([
  ['not due yet', { dueOn: '2026-06-15' }, 'Due Jun 15, 2026'],
  ['overdue', { dueOn: '2026-05-15' }, 'Overdue since May 15, 2026'],
  ['refused by the card', { problem: 'Your card has expired.' }, 'Payment refused'],
  ['paid', { state: 'paid' as const, paidAt: '2026-05-09T10:00:00.000Z' }, 'Paid May 9, 2026'],
  ['covered by credit', { state: 'paid' as const, dueCents: 0 }, 'Paid with credit'],
])('lists an invoice that is %s', async (_how, part, words) => {
  openBilling(LIST, {
    'invoices.list': () => ({ items: [{ ...invoiceRow, ...part }], total: 1, next: null }),
  })
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.getByText(/May 1\s–\s31, 2026/)).toBeVisible()
  expect(screen.getByText('$3,800.00')).toBeVisible()
})

it('says when the first invoice is made where there is none yet', async () => {
  openBilling(LIST, { 'invoices.list': () => ({ items: [], total: 0, next: null }) })
  expect(await screen.findByText('No invoices yet')).toBeVisible()
})

it('opens an invoice on its own page, with who it is for and what it is made of', async () => {
  const { person } = openBilling(LIST)
  await person.click(await screen.findByRole('link', { name: '6' }))
  const sheet = await screen.findByRole('article', { name: 'Invoice 6' })
  expect(window.location.hash).toBe(ONE)
  expect(sheet).toHaveTextContent(
    'Bill toStone LLPAccounts1 High Street YorkInvoice@'.replace('Invoice@', ''),
  )
  expect(sheet).toHaveTextContent('Purchase orderPO-77')
  expect(sheet).not.toHaveTextContent('Tax id')
  const billed = within(sheet).getByRole('table', { name: 'What is billed' })
  expect(
    within(billed)
      .getAllByRole('row')
      .map((row) => row.textContent),
  ).toEqual([
    'ForSeatsEachAmount',
    'Seats for the whole period38$100.00$3,800.00',
    'Total$3,800.00',
    'Credit used−$10.00',
    'To pay by May 15, 2026$3,790.00',
  ])
  const lines = await within(sheet).findByRole('table', { name: '1 line, seat by seat' })
  expect(await within(lines).findByText('Ana Ruiz')).toBeVisible()
  expect(within(lines).getByRole('link', { name: 'Renewal' })).toHaveAttribute(
    'href',
    '#/billing?tab=ledger&line=12',
  )
  expect(screen.getByRole('link', { name: 'Billing' })).toHaveAttribute('aria-current', 'page')
})

it('reads all pages of its lines before it prints', async () => {
  const line = {
    lineNumber: 12,
    kind: 'renewal' as const,
    userName: 'Ana Ruiz',
    on: '2026-05-01',
    days: 31,
    cycleDays: 31,
    amountCents: 10_000,
  }
  let tellMore = () => {}
  const more = new Promise<void>((settle) => {
    tellMore = settle
  })
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  const { person } = openBilling(ONE, {
    'invoices.read': () => ({ ...invoice, lineCount: 2 }),
    'invoices.lines': async ({ cursor }) => {
      if (cursor === undefined) return { items: [line], next: 'more' }
      await more
      return { items: [{ ...line, lineNumber: 13, userName: 'Ben Marsh' }], next: null }
    },
  })
  await screen.findByText('Ana Ruiz')
  await person.click(screen.getByRole('button', { name: 'Print' }))
  expect(print).not.toHaveBeenCalled()
  tellMore()
  await screen.findByText('Ben Marsh')
  await person.click(screen.getByRole('button', { name: 'Print' }))
  expect(print).toHaveBeenCalledOnce()
  print.mockRestore()
})

it('points to the file where an invoice has more lines than anybody prints', async () => {
  const { transport } = openBilling(ONE, { 'invoices.read': () => ({ ...invoice, lineCount: 100_000 }) })
  expect(await screen.findByText('The 100,000 lines of this invoice are in its CSV file.')).toBeVisible()
  expect(transport.callsOf('invoices.lines')).toEqual([])
})

it.each([
  ['PDF', 'invoices.pdf', 'invoice-6.pdf', 'application/pdf'],
  ['CSV', 'invoices.csv', 'invoice-6.csv', 'text/csv'],
] as const)('saves an invoice as %s', async (label, operation, name, mediaType) => {
  const file = { name, mediaType, content: 'TGluZQ==' }
  const { person, transport } = openBilling(ONE, {
    [operation]: () => file,
    'file.save': () => ({ savedAs: name }),
  })
  await person.click(await screen.findByRole('button', { name: label }))
  await expectTold(`${name} was saved.`)
  expect(transport.callsOf(operation)).toEqual([{ invoiceId: INVOICE }])
  expect(transport.callsOf('file.save')).toEqual([file])
})

it('sends an invoice again and says where to', async () => {
  const { person } = openBilling(ONE, { 'invoices.send': () => ({ sentTo: 'bills@stone.test' }) })
  await person.click(await screen.findByRole('button', { name: 'Send again' }))
  await expectTold('Invoice 6 is on its way to bills@stone.test again.')
})

it('offers to collect again only where the card was refused', async () => {
  let current = { ...invoice, problem: 'Your card has expired.' } as typeof invoice
  const { person } = openBilling(ONE, {
    'invoices.read': () => current,
    'invoices.collect': () => {
      current = { ...invoice, state: 'paid', paidAt: '2026-05-20T10:00:00.000Z' }
      return current
    },
  })
  expect(await screen.findByText(/The payment provider said: Your card has expired\./)).toBeVisible()
  await person.click(screen.getByRole('button', { name: 'Collect again' }))
  await expectTold('Invoice 6 is paid: $3,790.00.')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Collect again' })).not.toBeInTheDocument())
})

it('says that there is no such invoice', async () => {
  openBilling(ONE, {
    'invoices.read': () => {
      throw new AppError('invoice.not-found')
    },
  })
  expect(await screen.findByText('There is no such invoice.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'All invoices' })).toBeVisible()
})
