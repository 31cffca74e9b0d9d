import { dialog, enterSampleFirm } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'
import { askForLevel, confirmButton, newestLine, openBilling, openUsers } from './money.ts'

test.use({ beginning: 'sample' })

test('the Billing page, its dialogs and those with money are for everybody', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  const leave = async () => {
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
  }

  await test.step('the Billing page', async () => {
    await openBilling(page, 'Overview')
    await expect(page.getByRole('heading', { name: /^Next invoice/ })).toBeVisible()
    await expectAccessible(page, 'billing')
    await page.getByRole('button', { name: 'Change plan…' }).click()
    await dialog(page)
      .getByRole('radio', { name: /Standard.*year/i })
      .check()
    await confirmButton(page, /^Change plan and pay \$/)
    await expectAccessible(page, 'change plan')
    await leave()

    await openBilling(page, 'Ledger')
    await newestLine(page).dblclick()
    await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible()
    await expectAccessible(page, 'ledger with a line')

    await openBilling(page, 'Invoices')
    const invoice = page.getByRole('grid', { name: 'Invoices' }).getByRole('link').first()
    await expect(invoice).toBeVisible()
    await expectAccessible(page, 'invoices')
    await invoice.click()
    await expect(page.getByRole('table', { name: /seat by seat/ })).toBeVisible()
    await expectAccessible(page, 'invoice')

    await openBilling(page, 'Payment information')
    await page.getByLabel('E-mail for bills').fill('nobody')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByLabel('E-mail for bills')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page, 'payment information with a mistake')
    await page.getByLabel('E-mail for bills').fill('eleanor.hartwell@hartwell-moss.example')
  })

  await test.step('the dialogs with money', async () => {
    await page.reload()
    await openUsers(page)
    await page.getByRole('button', { name: 'Deactivate Abigail Stone' }).click()
    await confirmButton(page, /^Deactivate and credit \$/)
    await expectAccessible(page, 'deactivate with money')
    await leave()
    await page.getByRole('button', { name: 'Reactivate Charles Whitaker III' }).click()
    await confirmButton(page, /^Reactivate and pay \$/)
    await expectAccessible(page, 'reactivate with money')
    await leave()
    await askForLevel(page, 'Bianca Rossi', /Standard User/)
    await confirmButton(page, /^Make Standard User and pay \$/)
    await expectAccessible(page, 'level with money')
    await leave()
    for (const name of ['Abigail Stone', 'Bianca Rossi'])
      await page.getByRole('checkbox', { name: `Select ${name}` }).click()
    await expectAccessible(page, 'two selected')
    await page
      .getByRole('region', { name: 'Selected rows' })
      .getByRole('button', { name: /^Deactivate/ })
      .click()
    await confirmButton(page, /^Deactivate 2 users and credit \$/)
    await expectAccessible(page, 'deactivate two')
    await leave()
    await page.getByRole('button', { name: 'Invite User' }).first().click()
    const addresses = dialog(page).getByLabel('E-mail addresses', { exact: true })
    await addresses.fill('new@firm.example')
    await addresses.press('Enter')
    await expect(dialog(page)).toContainText(/paid seat from acceptance, \$/)
    await expectAccessible(page, 'invite with its cost')
  })
})
