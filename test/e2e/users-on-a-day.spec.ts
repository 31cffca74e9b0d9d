import { enterSampleFirm } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'sample' })

test('an administrator looks back at a past day, at what changed since, and at who could open a case', async ({
  openWindow,
}) => {
  const { page, savedBy } = await openWindow()
  await enterSampleFirm(page)

  await test.step('the firm as a day ended', async () => {
    await page.getByRole('button', { name: 'On a past day…' }).click()
    await expect(page.getByText(/^The firm as on .*, end of the day \(America\/New_York\)\.$/)).toBeVisible()
    const grid = page.getByRole('grid', { name: 'Users on that day' })
    await expect(grid.getByText('Abigail Stone')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Invite User' })).toHaveCount(0)
    await expectAccessible(page, 'users on a past day')
    const file = await savedBy(() => page.getByRole('button', { name: 'Export CSV' }).click())
    expect(file.toString('utf8')).toContain('Abigail Stone')
  })

  await test.step('what changed since', async () => {
    await page.getByText('What changed', { exact: true }).first().click()
    await expect(page.getByRole('grid', { name: 'Changes between the two days' })).toBeVisible()
    await expectAccessible(page, 'changes between two days')
  })

  await test.step('who could open a case', async () => {
    await page.getByText('Who could open a case', { exact: true }).click()
    await page.getByRole('button', { name: 'Case', exact: true }).click()
    await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click()
    const grid = page.getByRole('grid', { name: 'Who could open the case' })
    await expect(grid.getByText('The whole day').first()).toBeVisible()
    await expectAccessible(page, 'who could open a case')
  })

  await test.step('a day before there was an account is refused with a sentence', async () => {
    await page.getByLabel('Day', { exact: true }).fill('1999-01-01')
    await expect(page.getByText(/The account was opened on/)).toBeVisible()
    await expectAccessible(page, 'a day that cannot be shown')
    await page.getByRole('button', { name: 'Back to today' }).click()
    await expect(page.getByRole('button', { name: 'Invite User' })).toBeVisible()
  })
})
