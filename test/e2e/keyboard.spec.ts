import { dialog, enterSampleFirm, notice, row } from './acts.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'sample' })

test('the list is searched, walked and read by keyboard alone', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  const { keyboard } = page
  const focused = page.locator(':focus')

  await test.step('F6 leads through the regions, Shift+F6 back', async () => {
    const seen = new Set<string>()
    for (let presses = 0; presses < 4; presses += 1) {
      await keyboard.press('F6')
      seen.add(await focused.evaluate(nameRegion))
    }
    expect([...seen]).toEqual(expect.arrayContaining(['Pages', 'Search and filter users', 'Current users']))
    const here = await focused.evaluate(nameRegion)
    await keyboard.press('F6')
    await keyboard.press('Shift+F6')
    expect(await focused.evaluate(nameRegion)).toBe(here)
  })

  await test.step('/ leads to the search, F6 on to the list, Enter opens the details, Esc leads back', async () => {
    await page.getByRole('link', { name: 'Users' }).focus()
    await keyboard.press('/')
    await expect(page.getByLabel('Search by name or e-mail')).toBeFocused()
    await keyboard.type('hartwell-moss.example')
    await expect(page.getByText(/^\d+ of 48$/)).toBeVisible()
    await keyboard.press('F6')
    await keyboard.press('Control+Home')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await expect(
      page.locator('[aria-rowindex="4"]').getByRole('checkbox', { name: /^Select / }),
    ).toBeFocused()
    await keyboard.press('ArrowRight')
    const second = await focused.evaluate((element) =>
      element.closest('[role=row]')?.getAttribute('aria-rowindex'),
    )
    expect(second).toBe('4')
    const name = page.locator('[aria-rowindex="4"] [role=rowheader] button')
    await expect(name).toBeFocused()
    await keyboard.press('Enter')
    const details = page
      .getByRole('complementary')
      .filter({ has: page.getByRole('button', { name: 'Close details' }) })
    await expect(details.getByRole('heading', { name: 'History' })).toBeVisible()
    await keyboard.press('Escape')
    await expect(details).toHaveCount(0)
    await expect(name).toBeFocused()
    await keyboard.press('Control+End')
    await expect(page.locator('[role=row]:focus-within')).toHaveAttribute('aria-rowindex', /^4\d$/)
  })
})

test('people are invited and deactivated by keyboard alone', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  const { keyboard } = page

  await test.step('I asks whom to invite; addresses are typed; Enter on the button sends', async () => {
    await page.getByRole('gridcell').first().focus()
    await keyboard.press('Control+Home')
    await keyboard.press('i')
    await expect(dialog(page).getByLabel('E-mail addresses', { exact: true })).toBeFocused()
    await keyboard.type('one@firm.example, two@firm.example,')
    await expect(dialog(page).getByRole('button', { name: 'Send 2 invitations' })).toBeVisible()
    await keyboard.press('Tab')
    for (let presses = 0; presses < 20; presses += 1) {
      if ((await page.locator(':focus').textContent()) === 'Send 2 invitations') break
      await keyboard.press('Tab')
    }
    await keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(notice(page, 'one@firm.example')).toBeVisible()
    await expect(page.getByRole('tab', { name: /Pending invitations/ })).toContainText('14')
  })

  await test.step('the Menu key opens the menu of a row; Deactivate asks with Cancel in focus; Esc leads back', async () => {
    const cell = page.locator('[aria-rowindex="2"] [role=rowheader] button')
    await cell.focus()
    await keyboard.press('ContextMenu')
    await expect(page.getByRole('menuitem', { name: /View details/ })).toBeFocused()
    await keyboard.press('End')
    await expect(page.getByRole('menuitem', { name: /Deactivate/ })).toBeFocused()
    await keyboard.press('Enter')
    await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(dialog(page)).toHaveCount(0)
    await expect(cell).toBeFocused()
  })

  await test.step('D on a row, then the button; the focus is in the list again', async () => {
    const email = await page.locator('[aria-rowindex="2"] [aria-colindex="3"]').textContent()
    await keyboard.press('d')
    await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog(page).getByRole('heading', { name: 'What stays' })).toBeVisible()
    await keyboard.press('Tab')
    await expect(dialog(page).getByRole('button', { name: /^Deactivate and credit \$/ })).toBeFocused()
    await keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(row(page, email ?? '')).toContainText('Inactive')
    await expect(page.locator('[role=grid] :focus')).toHaveCount(1)
  })
})

test('an invitation is deleted and brought back by keyboard alone', async ({ openWindow }) => {
  const { page } = await openWindow()
  await enterSampleFirm(page)
  const { keyboard } = page

  await page.getByRole('tab', { name: /Current users/ }).focus()
  await keyboard.press('ArrowRight')
  await expect(row(page, 'yuki.mori@hartwell-moss.example')).toBeVisible()
  await keyboard.press('/')
  await keyboard.type('yuki')
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2)
  await keyboard.press('F6')
  await keyboard.press('Control+Home')
  await keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /Copy registration link/ })).toBeFocused()
  await keyboard.press('End')
  await keyboard.press('Enter')
  await expect(page.getByRole('row')).toHaveCount(1)
  for (let presses = 0; presses < 6; presses += 1) {
    if ((await page.locator(':focus').textContent()) === 'Undo') break
    await keyboard.press('F6')
  }
  await keyboard.press('Enter')
  await expect(row(page, 'yuki.mori@hartwell-moss.example')).toBeVisible()
})

function nameRegion(element: Element): string {
  const region = element.closest('[data-region], [data-grid]')
  return (
    region?.getAttribute('aria-label') ??
    region?.querySelector('[aria-label]')?.getAttribute('aria-label') ??
    ''
  )
}
