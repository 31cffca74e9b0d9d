import type { Page } from '@playwright/test'
import type { Scene } from './scenes.ts'

/** Account information, templates, and the pages of cases. */
export const firmScenes: readonly Scene[] = [
  {
    name: 'account-information',
    async show(page) {
      await openPage(page, 'Account information')
      await page.getByLabel('Firm name').waitFor()
    },
  },
  {
    name: 'time-zone',
    async show(page) {
      await openPage(page, 'Account information')
      const zone = page.getByRole('combobox', { name: 'Time zone' })
      await zone.click()
      await page.keyboard.type('los')
      await page.getByRole('option', { name: /^Los Angeles/ }).click()
      await page.getByText(/Billing counts its days/).waitFor()
      await page.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'templates',
    async show(page) {
      await openPage(page, 'Templates')
      await page.getByRole('list', { name: 'Archived templates' }).waitFor()
    },
  },
  {
    name: 'template-editor',
    async show(page) {
      await openPage(page, 'Templates')
      await page.getByRole('button', { name: 'Witness', exact: true }).click()
      await page.getByRole('dialog').getByRole('list', { name: 'The form, blank' }).waitFor()
    },
  },
  {
    name: 'cases',
    async show(page) {
      await openPage(page, 'Cases')
      await page.getByRole('rowheader').first().waitFor()
    },
  },
  {
    name: 'import-cases',
    async show(page) {
      await openPage(page, 'Cases')
      await page.getByRole('button', { name: 'Import…' }).click()
      await page
        .getByLabel('Or paste the rows here')
        .fill('Number\tName\tStatus\n2026-101\tQuayside Lease\topen\n2024-041\tBridge Collapse\topen')
      await page.getByRole('dialog').getByRole('button', { name: 'Check the pasted rows' }).click()
      await page.getByLabel('Rows of the list').waitFor()
    },
  },
  {
    name: 'case-details',
    async show(page) {
      await openPage(page, 'Cases')
      await page.getByRole('button', { name: 'Tidewater Bridge Collapse' }).click()
      await page.getByRole('region', { name: 'Templates' }).waitFor()
    },
  },
  {
    name: 'my-cases',
    async show(page) {
      await openPage(page, 'My cases')
      await page.getByRole('rowheader').first().waitFor()
    },
  },
  {
    name: 'past-day',
    async show(page) {
      await page.getByRole('button', { name: 'On a past day…' }).click()
      await page.getByRole('row').filter({ hasText: 'Abigail Stone' }).waitFor()
    },
  },
  {
    name: 'hand-overs',
    async show(page) {
      await page.getByRole('link', { name: /people who cannot sign in$/ }).click()
      await page
        .getByRole('link', { name: /^Hand over/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'hand-over',
    async show(page) {
      await page.getByRole('link', { name: /people who cannot sign in$/ }).click()
      await page
        .getByRole('link', { name: /^Hand over/ })
        .first()
        .click()
      await page.getByRole('button', { name: 'Suggest by lightest load' }).click()
      await page
        .getByText(/^\d+ of \d+ placed/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'activity',
    async show(page) {
      await openPage(page, 'Activity')
      await page.getByRole('rowheader').first().waitFor()
    },
  },
]

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}
