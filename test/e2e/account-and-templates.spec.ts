import type { Page } from '@playwright/test'
import { dialog, enterSampleFirm, notice, openTabOf } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'sample' })

test('account information is changed, guarded against leaving, and followed by every date', async ({
  openWindow,
}) => {
  const [{ page }, other] = [await openWindow(), await openWindow()]
  await enterSampleFirm(page)
  await enterSampleFirm(other.page)
  await openPage(other.page, 'Billing')
  await openTabOf(other.page, 'Invoices')
  const invoices = other.page.getByRole('grid', { name: 'Invoices' })
  await expect(invoices).toContainText(/[A-Z][a-z]{2} \d+, \d{4}/)

  await test.step('leaving with changes asks first', async () => {
    await openPage(page, 'Account information')
    await page.getByLabel('Firm name').fill('Hartwell, Moss & Daughters LLP')
    await page.getByRole('link', { name: /^Users/ }).click()
    await expect(dialog(page)).toContainText('not saved yet')
    await page.getByRole('button', { name: 'Stay here' }).click()
    await expect(page.getByLabel('Firm name')).toHaveValue('Hartwell, Moss & Daughters LLP')
  })

  await test.step('a mistake is shown at its field', async () => {
    await page.getByLabel(/^Phone/).fill('call us')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('region', { name: 'One thing needs another look' })).toBeFocused()
    await expectAccessible(page, 'account information with a mistake')
    await page.getByLabel(/^Phone/).fill('+1 617 555 0100')
  })

  await test.step('a city finds its time zone, and billing says since when it follows', async () => {
    await page.getByRole('combobox', { name: 'Time zone' }).click()
    await page.keyboard.type('munich')
    await expect(page.getByRole('option')).toHaveText([/^Berlin, Europe/])
    await expect(page.getByRole('option')).toHaveAttribute('data-combobox-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Billing counts its days by the clock of New York until/)).toBeVisible()
    await page.getByRole('combobox', { name: 'Date format' }).click()
    await page.getByRole('option', { name: /with points/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(notice(page, 'The account information was saved.')).toBeVisible()
    await expectAccessible(page, 'account information')
  })

  await test.step('other windows follow at once', async () => {
    await expect(other.page.getByText(/next invoice \d\d\.\d\d\.\d{4}/)).toBeVisible()
    await expect(other.page.getByText('Hartwell, Moss & Daughters LLP').first()).toBeVisible()
    await expect(invoices).toContainText(/\d\d\.\d\d\.\d{4}/)
  })
})

test('templates are made, put in order by keyboard, archived, and used by a case', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  await openPage(page, 'Templates')
  const names = () => namesInUse(page)
  await expect.poll(names).toEqual(['Contact', 'Witness'])
  await expectAccessible(page, 'templates')

  await test.step('a new one begins with a usual form', async () => {
    await page.getByRole('tab', { name: /^Issues/ }).click()
    await page.getByRole('button', { name: 'New template' }).click()
    await dialog(page).getByRole('combobox', { name: 'Start from' }).click()
    await page.getByRole('option', { name: 'Issue', exact: true }).click()
    await dialog(page).getByLabel('Name').fill('Issue of law')
    await expectAccessible(page, 'the editor of a template')
    await dialog(page).getByRole('button', { name: 'Create template' }).click()
    await expect.poll(names).toEqual(['Issue', 'Issue of law'])
  })

  await test.step('the arrow keys move it', async () => {
    await page.getByRole('button', { name: 'Move Issue of law, 2 of 2' }).focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(names).toEqual(['Issue of law', 'Issue'])
    await expect(page.getByRole('button', { name: 'Move Issue of law, 1 of 2' })).toBeFocused()
    await page.reload()
    await expect.poll(names).toEqual(['Issue of law', 'Issue'])
  })

  await test.step('the mouse moves it too', async () => {
    const handle = page.getByRole('button', { name: 'Move Issue of law, 1 of 2' })
    const below = await page.getByRole('button', { name: 'Issue', exact: true }).boundingBox()
    await handle.hover()
    await page.mouse.down()
    await page.mouse.move(0, (below?.y ?? 0) + 40, { steps: 5 })
    await page.mouse.up()
    await expect.poll(names).toEqual(['Issue', 'Issue of law'])
  })

  await test.step('archiving is taken back', async () => {
    await page.getByRole('button', { name: 'Actions for Issue of law' }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await expect.poll(names).toEqual(['Issue'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(names).toEqual(['Issue', 'Issue of law'])
  })

  await test.step('a case has it', async () => {
    await openPage(page, 'Cases')
    await page.getByRole('rowheader').first().getByRole('button').click()
    await page
      .getByRole('region', { name: 'Templates' })
      .getByRole('button', { name: 'Issue of law' })
      .click()
    await expect(dialog(page).getByRole('list', { name: 'The form Issue of law, blank' })).toContainText(
      'Question',
    )
    await expectAccessible(page, 'a template on a case')
  })
})

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

function namesInUse(page: Page): Promise<string[]> {
  return page
    .getByRole('list', { name: 'Templates in use' })
    .getByRole('button', { name: /^Actions for / })
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')?.slice('Actions for '.length) ?? ''),
    )
}
