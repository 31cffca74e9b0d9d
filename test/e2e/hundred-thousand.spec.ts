import { addUsers } from '../../backend/operations/seed.ts'
import { ADA, openFirm, row, signIn } from './acts.ts'
import { expect, test } from './fixtures.ts'
import { workOnDatabase } from './make-time-pass.ts'

const PEOPLE = 100_000

test('a hundred thousand people: totals are true, the list reaches its end and back, search finds', async ({
  openWindow,
  server,
}) => {
  const ada = await openFirm(server.address)
  const session = await ada.call('session.read', {})
  if (session.state !== 'signed-in') throw new Error('Ada is not signed in.')
  await workOnDatabase(server.dataDir, (database) =>
    addUsers(database.system, session.account.accountId, PEOPLE),
  )

  const { page } = await openWindow()
  await signIn(page)
  await expect(page.getByText('100,001 users')).toBeVisible()
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(PEOPLE + 2))
  const first = await page.locator('[aria-rowindex="2"] [role=rowheader]').textContent()

  await page.locator('[aria-rowindex="2"] [role=rowheader] button').focus()
  await page.keyboard.press('Control+End')
  const last = page.locator(`[aria-rowindex="${PEOPLE + 2}"]`)
  await expect(last.getByRole('rowheader')).toContainText(/\p{L}/u)
  await expect(last.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Control+Home')
  await expect(page.locator('[aria-rowindex="2"] [role=rowheader]')).toHaveText(first ?? '')

  const search = page.getByLabel('Search by name or e-mail')
  await search.fill(ADA.email)
  await expect(page.getByText('1 of 100,001')).toBeVisible()
  await expect(row(page, ADA.name)).toBeVisible()
  await search.fill('')
  await page
    .getByRole('search')
    .getByRole('button', { name: /^Status/ })
    .click()
  await page.getByRole('checkbox', { name: /Inactive/ }).check()
  // Every tenth of them.
  await expect(page.getByText('10,000 of 100,001')).toBeVisible()
})
