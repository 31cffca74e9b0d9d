import type { Locator, Page } from '@playwright/test'
import type { Scene } from './scenes.ts'

/** What things cost: the Billing page, and the dialogs that say the amount first. */
export const billingScenes: readonly Scene[] = [
  {
    name: 'reactivate',
    async show(page) {
      await page.getByRole('button', { name: 'Reactivate Charles Whitaker III' }).click()
      await amount(page, /^Reactivate and pay \$/)
    },
  },
  {
    name: 'raise-guest',
    async show(page) {
      await page.getByRole('button', { name: 'Actions for Bianca Rossi' }).click()
      await page.getByRole('menuitem', { name: /Change permission level/ }).click()
      await dialog(page)
        .getByRole('radio', { name: /Standard User/ })
        .check()
      await amount(page, /^Make Standard User and pay \$/)
    },
  },
  {
    name: 'deactivate-several',
    async show(page) {
      for (const name of ['Abigail Stone', 'Anders Lindqvist', 'Beatriz Carvalho', 'Bianca Rossi'])
        await page.getByRole('checkbox', { name: `Select ${name}` }).click()
      await page
        .getByRole('region', { name: 'Selected rows' })
        .getByRole('button', { name: /^Deactivate/ })
        .click()
      await amount(page, /^Deactivate 4 users and credit \$/)
    },
  },
  {
    name: 'billing',
    async show(page) {
      await openBilling(page, 'Overview')
      await page.getByRole('heading', { name: /^Next invoice/ }).waitFor()
    },
  },
  {
    name: 'change-plan',
    async show(page) {
      await openBilling(page, 'Overview')
      await page.getByRole('button', { name: 'Change plan…' }).click()
      await dialog(page)
        .getByRole('radio', { name: /Standard.*year/i })
        .check()
      await amount(page, /^Change plan and pay \$/)
    },
  },
  {
    name: 'ledger',
    async show(page) {
      await openBilling(page, 'Ledger')
      await page.getByRole('button', { name: 'Entry' }).click()
      for (const kind of ['Joined', 'Deactivated', 'Reactivated'])
        await page.getByRole('checkbox', { name: kind }).check()
      await page.keyboard.press('Escape')
      await page.getByRole('grid', { name: 'Ledger' }).locator('[aria-rowindex="2"]').dblclick()
      await page.getByRole('heading', { name: 'Why' }).waitFor()
    },
  },
  { name: 'invoices', show: (page) => openInvoices(page) },
  {
    name: 'invoice',
    async show(page) {
      await openInvoices(page)
      await page.getByRole('grid', { name: 'Invoices' }).getByRole('link').first().click()
      await page.getByRole('table', { name: /seat by seat/ }).waitFor()
    },
  },
  {
    name: 'payment',
    async show(page) {
      await openBilling(page, 'Payment information')
      await page.getByLabel('E-mail for bills').waitFor()
    },
  },
]

/** Waits until the confirming button says the amount and can be pressed. */
export function amount(page: Page, name: RegExp): Promise<void> {
  return dialog(page).getByRole('button', { name, disabled: false }).waitFor()
}

async function openInvoices(page: Page): Promise<void> {
  await openBilling(page, 'Invoices')
  await page.getByRole('grid', { name: 'Invoices' }).getByRole('link').first().waitFor()
}

async function openBilling(page: Page, tab: string): Promise<void> {
  await page.getByRole('link', { name: /^Billing/ }).click()
  await page.getByRole('tab', { name: tab }).click()
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}
