import type { Locator, Page } from '@playwright/test'
import { dialog } from './acts.ts'
import { expect } from './fixtures.ts'

/** The amounts of a text in cents, in order: "$45.16 becomes −$2.00" is 4516 and -200. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(/([-−]?)\$([\d,]+)\.(\d\d)/g)].map(
    ([, sign, whole, cents]) =>
      (sign === '' ? 1 : -1) * (Number((whole ?? '').replaceAll(',', '')) * 100 + Number(cents)),
  )
}

/** The only or last amount of an element, once it is there: what a figure becomes. */
export async function amountOf(locator: Locator): Promise<number> {
  await expect(locator).toContainText('$')
  const amount = amountsIn((await locator.textContent()) ?? '').at(-1)
  if (amount === undefined) throw new Error('There is no amount.')
  return amount
}

/** A figure of the dialog by its words. */
export function figure(page: Page, term: string | RegExp): Locator {
  return dialog(page)
    .getByLabel('Amounts')
    .locator('div')
    .filter({ has: page.getByText(term, { exact: typeof term === 'string' }) })
    .locator('dd')
}

/** The button that books, once its amount is known. */
export async function confirmButton(page: Page, name: RegExp): Promise<Locator> {
  const button = dialog(page).getByRole('button', { name })
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  return button
}

/** What the Billing page says now, in cents. */
export interface Standing {
  balance: number
  estimate: number
  creditUsed: number
  seats: number
}

/** Opens the overview of the Billing page; answers its figures. */
export async function readStanding(page: Page): Promise<Standing> {
  await openBilling(page, 'Overview')
  const keyFigure = (term: string) =>
    page
      .getByRole('main')
      .locator('dl > div')
      .filter({ has: page.getByText(term, { exact: true }) })
      .locator('dd')
      .first()
  await expect(keyFigure('Credit balance')).toBeVisible()
  return {
    balance: await amountOf(keyFigure('Credit balance')),
    estimate: await amountOf(keyFigure('Next invoice, estimate')),
    creditUsed: -(await amountOf(page.getByRole('row', { name: /^Credit used/ }).getByRole('cell'))),
    seats: Number(await keyFigure('Paid seats').textContent()),
  }
}

/** Opens a tab of the Billing page. */
export async function openBilling(page: Page, tab: string): Promise<void> {
  await page.getByRole('link', { name: /^Billing/ }).click()
  await page.getByRole('tab', { name: tab }).click()
  await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
}

/** Opens the Users page. */
export async function openUsers(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Users/ }).click()
}

/** Opens the question about another level of somebody. */
export async function askForLevel(page: Page, name: string, level: RegExp): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: /Change permission level/ }).click()
  await dialog(page).getByRole('radio', { name: level }).check()
}

/** The newest line of the ledger as the grid shows it. */
export function newestLine(page: Page): Locator {
  return page.getByRole('grid', { name: 'Ledger' }).locator('[aria-rowindex="2"]')
}
