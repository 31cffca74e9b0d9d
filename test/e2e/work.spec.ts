import type { Page } from '@playwright/test'
import { SAMPLE_LOGIN } from '../../shared/model/sample.ts'
import { dialog, enterSampleFirm, notice, row } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'sample' })

const CASE = 'Sable Ridge Mining Arbitration'
const TASK = 'Ask the surveyor for the photographs'

/** Everybody of the sample firm has the password that is offered with it. */
async function enterAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(SAMPLE_LOGIN.password)
  await page.keyboard.press('Enter')
}

test('the life of a task: added, seen by its assignee at once, started, completed, taken back', async ({
  openWindow,
  openTab,
  server,
}) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  const own = await openTab(server.address)
  await enterAs(own, 'amara.diallo@hartwell-moss.example')
  const mine = own.getByRole('list', { name: 'My open work' })
  await expect(mine).toBeVisible()
  await expectAccessible(own, 'my open work')

  await test.step('an administrator adds it by keyboard, for somebody who sees the case', async () => {
    await page.getByRole('link', { name: 'Cases', exact: true }).click()
    await page.getByRole('button', { name: CASE }).click()
    await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('Overdue since')
    await expectAccessible(page, 'tasks and documents of a case')
    await page.getByRole('button', { name: 'Add task…' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('What is to be done')).toBeFocused()
    await page.keyboard.type(TASK)
    await page.getByLabel('Due').fill('2020-01-31')
    await page.getByRole('combobox', { name: 'Assignee' }).focus()
    await page.keyboard.type('Amara')
    await expect(page.getByRole('option', { name: /Amara Diallo/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expectAccessible(page, 'adding a task')
    await page.getByRole('button', { name: 'Add task', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Tasks' })).toContainText(TASK)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Add task…' })).toBeFocused()
  })

  await test.step('its assignee sees it in the open window, first, and starts and completes it', async () => {
    await expect(mine.getByRole('listitem').first()).toContainText(TASK)
    await mine.getByRole('button', { name: `Start: ${TASK}` }).click()
    await expect(mine.getByRole('listitem').first()).toContainText('Started')
    await mine.getByRole('checkbox', { name: TASK }).click()
    await expect(mine.getByText(TASK)).toBeHidden()
    await expect(notice(own, `Completed: ${TASK}`)).toBeVisible()
  })

  await test.step('the administrator sees it done, opens it again and changes it', async () => {
    await expect(page.getByRole('checkbox', { name: TASK })).toBeHidden()
    await page
      .getByText(/^All \d+$/)
      .first()
      .click()
    const box = page.getByRole('checkbox', { name: TASK })
    await expect(box).toBeChecked()
    await box.click()
    await expect(mine.getByRole('listitem').first()).toContainText(TASK)
    await page.getByRole('button', { name: `Change: ${TASK}` }).click()
    await dialog(page).getByLabel('What is to be done').fill(`${TASK} by Monday`)
    await expectAccessible(page, 'changing a task')
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    await expect(mine.getByRole('listitem').first()).toContainText(`${TASK} by Monday`)
  })

  await test.step('whoever is taken off the case leaves the work to somebody, or to nobody', async () => {
    await page.getByRole('button', { name: 'Remove Amara Diallo' }).click()
    await expect(dialog(page).getByText(/Amara Diallo holds \d+ open tasks/)).toBeVisible()
    await expectAccessible(page, 'who takes the work')
    await dialog(page).getByRole('radio', { name: 'Nobody' }).check()
    await dialog(page).getByRole('button', { name: 'Remove from case' }).click()
    await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('Nobody’s yet')
    await expect(mine.getByText(TASK)).toBeHidden()
  })
})

test('a guest reviews the document that is theirs', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterAs(page, 'alan.pryce@pryce-forensics.example')
  await row(page, CASE).getByRole('button', { name: CASE }).click()
  const documents = page.getByRole('list', { name: 'Documents' })
  await documents.getByRole('button', { name: 'Review: Geotechnical survey 2019' }).click()
  await expectAccessible(page, 'reviewing a document')
  await dialog(page).getByLabel('Viewed, in percent').fill('95')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(documents).toContainText('In review, 95 % viewed')
  await expect(documents.getByRole('button', { name: /Mine plans/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Add task|Add document/ })).toHaveCount(0)
})
