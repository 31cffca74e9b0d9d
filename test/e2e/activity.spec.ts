import Papa from 'papaparse'
import { SAMPLE_LOGIN } from '../../shared/model/sample.ts'
import { Client } from '../support/client.ts'
import { dialog, enterSampleFirm } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'sample' })

test('an administrator finds out what was done, takes it along and checks it', async ({
  openWindow,
  server,
}) => {
  const { page, savedBy } = await openWindow()
  await enterSampleFirm(page)
  const grid = page.getByRole('grid', { name: 'Activity' })
  const filters = page.getByRole('search', { name: 'Search and filter the activity' })

  await test.step('from the details of a user to all that is about them', async () => {
    await page.getByRole('button', { name: 'Abigail Stone', exact: true }).click()
    await page.getByRole('link', { name: 'Show all activity of Abigail Stone' }).click()
    await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible()
    await expect(filters.getByRole('button', { name: /^Person.*Abigail Stone/ })).toBeVisible()
    await expect(page.getByText('events that are about Abigail Stone.')).toBeVisible()
    await expect(grid.getByRole('button', { name: /^Abigail Stone accepted the invitation/ })).toBeVisible()
    await expectAccessible(page, 'activity of one person')
  })

  await test.step('what somebody else does now appears by itself', async () => {
    await page.getByRole('link', { name: 'Activity', exact: true }).click()
    await expect(grid.getByRole('row').nth(5)).toBeVisible()
    const other = new Client(server.address)
    await other.call('session.signIn', SAMPLE_LOGIN)
    await other.call('cases.create', { number: '2031-7', name: 'Quarry Lane' })
    await expect(grid.getByRole('button', { name: /opened case 2031-7, Quarry Lane$/ })).toBeVisible()
    await expectAccessible(page, 'activity')
  })

  await test.step('an event leads to its case', async () => {
    await filters.getByLabel('Search names, addresses and cases').fill('quarry')
    await expect(filters.getByText('1 event', { exact: true })).toBeVisible()
    await grid.getByRole('button', { name: /opened case 2031-7/ }).click()
    const details = page.getByRole('complementary', { name: 'Cases' })
    await expect(details.getByRole('link', { name: 'Case 2031-7 Quarry Lane' })).toBeVisible()
    await expect(details.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
    await expectAccessible(page, 'an event in full')
    await page.getByRole('button', { name: 'Close details' }).click()
    await filters.getByLabel('Search names, addresses and cases').fill('nothing of this name')
    await expect(page.getByText('No event fits')).toBeVisible()
    await expectAccessible(page, 'no event found')
    await page.getByRole('button', { name: 'Clear filters' }).click()
  })

  await test.step('the file holds what the filter shows', async () => {
    await filters.getByRole('button', { name: 'Topic' }).click()
    await page.getByRole('checkbox', { name: 'Cases' }).check()
    await expectAccessible(page, 'topics of the activity')
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/#\/activity\?topic=cases$/)
    const shown = filters.getByText(/^\d+ events$/)
    await expect(shown).toBeVisible()
    const file = await savedBy(() => page.getByRole('button', { name: 'Export CSV' }).click())
    const { data } = Papa.parse<Record<string, string>>(file.toString('utf8').slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    await expect(shown).toHaveText(`${data.length} events`)
    expect(data.every(({ Topic }) => Topic === 'Cases')).toBe(true)
    expect(data.at(-1)?.['What happened']).toMatch(/opened case 2031-7, Quarry Lane$/)
    expect(data.at(-1)?.['Time (America/New_York)']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[45]:00$/)
  })

  await test.step('the history is unbroken', async () => {
    await page.getByRole('button', { name: 'Check history…' }).click()
    await expect(dialog(page)).toContainText(/Unbroken since \w+ \d+, \d{4}: \d+ events, checked just now\./)
    await expectAccessible(page, 'the checked history')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Check history…' })).toBeFocused()
  })
})
