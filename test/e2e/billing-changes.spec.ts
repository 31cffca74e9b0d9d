import { dialog, enterSampleFirm, notice, row } from './acts.ts'
import { expect, test } from './fixtures.ts'
import { amountOf, askForLevel, confirmButton, figure, openBilling, readStanding } from './money.ts'

test.use({ beginning: 'sample' })

test('a quote that became another one is marked, and nothing is booked until it is confirmed again', async ({
  openWindow,
  openTab,
  server,
}) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  const other = await openTab(server.address)
  await enterSampleFirm(other)

  await askForLevel(page, 'Bianca Rossi', /Standard User/)
  const first = await amountOf(await confirmButton(page, /^Make Standard User and pay \$/))

  await askForLevel(other, 'Bianca Rossi', /Limited User/)
  await (await confirmButton(other, /^Make Limited User and pay \$/)).click()
  await expect(row(other, 'Bianca Rossi')).toContainText('Limited User')

  const sentence = dialog(page).getByText(/Nothing is booked until you confirm it\./)
  await expect(sentence).toContainText('it is nothing now.')
  expect(await amountOf(sentence)).toBe(first)
  await expect(figure(page, /^Next invoice, /)).toContainText(/changed, was \$/)
  const button = await confirmButton(page, /^Make Standard User$/)
  await expect(row(page, 'Bianca Rossi')).toContainText('Limited User')
  const standing = await readStanding(other)
  await button.click()
  await expect(row(page, 'Bianca Rossi')).toContainText('Standard User')
  expect(await readStanding(other)).toEqual(standing)
})

test('from monthly to yearly with its quote; where bills go', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)

  await test.step('payment information with a mistake, then saved', async () => {
    await openBilling(page, 'Payment information')
    const email = page.getByLabel('E-mail for bills')
    await email.fill('bills at hartwell')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(email).toHaveAttribute('aria-invalid', 'true')
    await email.fill('bills@hartwell-moss.example')
    await page.getByLabel('Purchase order number').fill('PO-2026-7')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(notice(page, 'The payment information was saved.')).toBeVisible()
  })

  await test.step('the plan', async () => {
    await openBilling(page, 'Overview')
    const opener = page.getByRole('button', { name: 'Change plan…' })
    await opener.click()
    await dialog(page)
      .getByRole('radio', { name: /Standard.*year/i })
      .check()
    const button = await confirmButton(page, /^Change plan and pay \$/)
    const due = await amountOf(button)
    expect(await amountOf(figure(page, 'Due now'))).toBe(due)
    await button.click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(opener).toBeFocused()
    await expect(page.getByRole('main')).toContainText('$900.00 per seat and year')
    await openBilling(page, 'Invoices')
    const invoice = page.getByRole('grid', { name: 'Invoices' }).locator('[aria-rowindex="2"]')
    expect(await amountOf(invoice)).toBe(due)
    await invoice.getByRole('link').click()
    await expect(page.getByRole('article')).toContainText('PO-2026-7')
    await expect(page.getByRole('article')).toContainText('bills@hartwell-moss.example')
  })
})
