import { enterSampleFirm } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'sample' })

test('an office brings its own list of cases, in the form in which its spreadsheet saves it', async ({
  openWindow,
}) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  await page.getByRole('link', { name: 'Cases', exact: true }).click()
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import cases' })
  await expectAccessible(page, 'choosing a list of cases')

  const list =
    'Matter No;Matter;Status\r\n2031-1;Müller v. Stone;open\r\n2031-2;;\r\n2031-3;"Quarry\r\nLane";closed\r\n'
  await dialog.getByLabel('CSV file').setInputFiles({
    name: 'cases.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${list}`, 'utf16le'),
  })
  await expect(dialog.getByText('2 new cases, 1 left out')).toBeVisible()
  await expectAccessible(page, 'a checked list of cases')
  await dialog.getByRole('button', { name: 'Correct row 2: 2031-2' }).click()
  await dialog.getByLabel('Name', { exact: true }).fill('Harbour')
  await expectAccessible(page, 'correcting a row of a list')
  await dialog.getByRole('button', { name: 'Correct', exact: true }).click()
  await dialog.getByRole('button', { name: 'Import 3 cases' }).click()
  await expect(
    page.getByRole('region', { name: 'Notices' }).getByText('3 cases were imported.'),
  ).toBeVisible()
  await page.getByLabel('Search by number or name').fill('2031-2')
  await expect(page.getByRole('grid', { name: 'Cases' }).getByText('Harbour')).toBeVisible()
})

test('a list of 10,000 rows is read, checked and scrolled', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  await page.getByRole('link', { name: 'Cases', exact: true }).click()
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import cases' })
  const rows = Array.from({ length: 10_000 }, (_, index) => `L-${index + 1},Matter ${index + 1}`)
  await dialog.getByLabel('CSV file').setInputFiles({
    name: 'cases.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Number,Name', ...rows].join('\n')),
  })
  await expect(dialog.getByText('10,000 new cases')).toBeVisible()
  const grid = dialog.getByRole('grid', { name: 'Rows of the list' })
  await grid.getByRole('button', { name: 'Correct row 1: L-1', exact: true }).focus()
  await page.keyboard.press('Control+End')
  await expect(grid.getByText('Matter 10000')).toBeVisible()
  await dialog.getByRole('button', { name: 'Import 10,000 cases' }).click()
  await expect(
    page.getByRole('region', { name: 'Notices' }).getByText('10,000 cases were imported.'),
  ).toBeVisible()
})
