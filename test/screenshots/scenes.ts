import type { Locator, Page } from '@playwright/test'
import { amount, billingScenes } from './billing-scenes.ts'
import { firmScenes } from './firm-scenes.ts'

/** What a picture shows, from a page that was just opened. */
export interface Scene {
  name: string
  viewport?: { width: number; height: number }
  forcedColors?: 'active'
  show(page: Page): Promise<void>
}

/** Signs in to the sample firm. */
export async function enterSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enter the sample firm' }).click()
  await showUsers(page)
}

/** A new server, before and after its account was opened. */
export const freshScenes: Record<'opening' | 'opened', readonly Scene[]> = {
  opening: [
    {
      name: 'first-account',
      async show(page) {
        await page.getByLabel('Name of the firm').fill('Hartwell & Moss LLP')
        await page.getByLabel('Your name').fill('Eleanor Hartwell')
        await page.getByLabel('Your e-mail address').fill('eleanor@hartwell-moss.example')
        await page.getByLabel('Password', { exact: true }).fill('plum anchor velvet thirteen')
        await page.getByLabel('Name of the firm').focus()
      },
    },
  ],
  opened: [
    {
      name: 'sign-in',
      show: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
    },
  ],
}

/** The sample firm as its administrator sees it. */
export const sampleScenes: readonly Scene[] = [
  { name: 'users', show: showUsers },
  { name: 'users-narrow', viewport: { width: 1024, height: 700 }, show: showUsers },
  { name: 'users-forced-colors', forcedColors: 'active', show: showUsers },
  {
    name: 'users-search',
    async show(page) {
      await showUsers(page)
      await page.getByLabel('Search by name or e-mail').fill('mar')
      await page.getByText(/^\d+ of 48$/).waitFor()
    },
  },
  {
    name: 'details',
    async show(page) {
      await showUsers(page)
      await page.getByRole('button', { name: 'Abigail Stone', exact: true }).click()
      await page.getByRole('heading', { name: 'History' }).waitFor()
    },
  },
  {
    name: 'change-level',
    async show(page) {
      await showUsers(page)
      await page.getByRole('button', { name: 'Actions for Abigail Stone' }).click()
      await page.getByRole('menuitem', { name: /Change permission level/ }).click()
      await dialog(page)
        .getByRole('radio', { name: /Account Administrator/ })
        .check()
      await dialog(page).getByRole('region', { name: 'What changes' }).waitFor()
    },
  },
  {
    name: 'deactivate',
    async show(page) {
      await showUsers(page)
      await page.getByRole('button', { name: 'Deactivate Abigail Stone' }).click()
      await amount(page, /^Deactivate and credit \$/)
    },
  },
  {
    name: 'invite',
    async show(page) {
      await showUsers(page)
      await page.getByRole('button', { name: 'Invite User' }).click()
      const addresses = dialog(page).getByLabel('E-mail addresses', { exact: true })
      await addresses.fill(
        'maya.lindt@hartwell-moss.example, o.bright@hartwell-moss.example, abigail.stone@hartwell-moss.example, charles.whitaker.iii@hartwell-moss.example, tom.becker@hartwell-moss.example, nora@hartwell',
      )
      await addresses.press('Enter')
      await dialog(page).getByRole('button', { name: 'Send 2 invitations' }).waitFor()
      await dialog(page)
        .getByText(/paid seat from acceptance, \$/)
        .waitFor()
    },
  },
  {
    name: 'pending',
    async show(page) {
      await showUsers(page)
      await page.getByRole('tab', { name: /Pending invitations/ }).click()
      await page.getByRole('button', { name: /^Edit invitation to yuki.mori/ }).click()
      await page.getByRole('menuitem', { name: /Copy registration link/ }).waitFor()
    },
  },
  ...billingScenes,
  ...firmScenes,
  {
    name: 'outbox',
    async show(page) {
      await page.getByRole('link', { name: 'Outbox' }).click()
      await page.getByRole('row').filter({ hasText: 'Failed' }).getByRole('rowheader').dblclick()
      await page.getByText('Subject', { exact: true }).waitFor()
    },
  },
  {
    name: 'settings-mail',
    async show(page) {
      await page.getByRole('link', { name: 'Settings' }).click()
      await page.getByRole('tab', { name: 'Mail server' }).click()
      await page.getByLabel('Mail server (SMTP)').waitFor()
    },
  },
]

/** Once there is one administrator only. */
export const lastAdministrator: Scene = {
  name: 'last-administrator',
  async show(page) {
    await showUsers(page)
    await page.getByRole('button', { name: 'Deactivate Eleanor Hartwell' }).click()
    await dialog(page).getByText('is the last Account Administrator').waitFor()
  },
}

async function showUsers(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: 'Abigail Stone' }).waitFor()
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}
