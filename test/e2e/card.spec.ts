import { STRIPE_TEST_KEY, type StripeDouble, startStripeDouble, testCards } from '../support/stripe-double.ts'
import { ADA, notice, openFirm, row, signIn } from './acts.ts'
import { test as base, expect } from './fixtures.ts'
import { openBilling } from './money.ts'

const test = base.extend<{ stripe: StripeDouble }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  stripe: async ({}, use) => {
    const stripe = await startStripeDouble()
    await use(stripe)
    await stripe.stop()
  },
  environment: async ({ stripe }, use) =>
    use({ ROSTER_STRIPE_KEY: STRIPE_TEST_KEY, ROSTER_STRIPE_ADDRESS: stripe.address }),
})

test('a card is entered on the page of the payment provider, and Roster keeps its last four digits', async ({
  openWindow,
  server,
  stripe,
}) => {
  await openFirm(server.address)
  const { page } = await openWindow()
  await signIn(page)
  await expect(row(page, ADA.name)).toBeVisible()
  await openBilling(page, 'Payment information')
  await expect(page.getByText('No card is entered yet.')).toBeVisible()

  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Enter a card…' }).click()
  const provider = await opened
  await expect(provider).toHaveURL((url) => url.href.startsWith(`${stripe.address}/pay/`))

  await page.getByRole('button', { name: 'I have entered the card' }).click()
  await expect(page.getByRole('region', { name: 'Card' }).getByRole('alert')).toBeVisible()

  await provider.locator('[name=number]').fill(testCards.good)
  await provider.locator('[name=expires]').fill('04/2031')
  await provider.getByRole('button', { name: 'Save' }).click()
  await expect(provider).toHaveURL((url) => url.href.startsWith(server.address))
  await provider.close()

  await page.getByRole('button', { name: 'I have entered the card' }).click()
  await expect(notice(page, 'visa ending in 4242 is kept for your invoices.')).toBeVisible()
  await expect(page.getByText('visa ending in 4242, expires 04/2031')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Card' })).toBeChecked()
  expect(await page.content()).not.toContain(testCards.good)
})
