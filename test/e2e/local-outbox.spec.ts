import { ADA, dialog, linkIn, mailsTo, notice, openFirm, openTabOf, register, row, signIn } from './acts.ts'
import { expect, test } from './fixtures.ts'

test.use({ beginning: 'without-mail' })

test('without a mail server links are handed over; with one, what waited leaves', async ({
  openWindow,
  openTab,
  server,
  smtp,
}) => {
  await openFirm(server.address)
  const { page, clipboardText } = await openWindow()
  await signIn(page)
  await expect(row(page, ADA.name)).toBeVisible()

  await test.step('the message waits in the Outbox and can be read, without its link', async () => {
    await page.getByRole('button', { name: 'Invite User' }).first().click()
    const addresses = dialog(page).getByLabel('E-mail addresses', { exact: true })
    await addresses.fill('paul@hartwell.test, quinn@hartwell.test')
    await addresses.press('Enter')
    await dialog(page).getByRole('button', { name: 'Send 2 invitations' }).click()
    await expect(page.getByText(/no mail server is set up/i).first()).toBeVisible()
    await page.getByRole('link', { name: 'Outbox' }).click()
    await row(page, 'paul@hartwell.test').getByRole('rowheader').dblclick()
    await expect(page.getByText(/The link is left out here/)).toBeVisible()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  })

  await test.step('the link is copied and opens the registration', async () => {
    await page.getByRole('link', { name: 'Users' }).click()
    await openTabOf(page, 'Pending invitations')
    await expect(row(page, 'paul@hartwell.test')).toContainText('Waiting')
    await page.getByRole('button', { name: 'Edit invitation to paul@hartwell.test' }).click()
    await page.getByRole('menuitem', { name: /Copy registration link/ }).click()
    await expect(notice(page, 'Link copied')).toBeVisible()
    const paul = await openTab(await clipboardText())
    await register(paul, 'Paul Moss')
    await expect(paul.getByRole('heading', { name: 'Welcome to Roster' })).toBeVisible()
    await expect(notice(page, 'Paul Moss accepted your invitation')).toBeVisible()
  })

  await test.step('a mail server is entered and tested', async () => {
    await page.getByRole('link', { name: 'Settings' }).click()
    await openTabOf(page, 'Mail server')
    await page.getByLabel('Mail server (SMTP)').fill('127.0.0.1')
    await page.getByLabel('Port').fill(String(smtp.port))
    await page.getByRole('combobox', { name: 'Protection' }).click()
    await page.getByRole('option', { name: /None/ }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await expect(page.getByText(/The mail server took the message/)).toBeVisible()
  })

  await test.step('the waiting invitation leaves, the accepted one does not', async () => {
    await expect.poll(() => mailsTo(smtp, 'quinn@hartwell.test').length, { timeout: 30_000 }).toBe(1)
    const [message] = mailsTo(smtp, 'quinn@hartwell.test')
    if (!message) throw new Error('No mail arrived.')
    const quinn = await openTab(linkIn(message))
    await expect(quinn.getByRole('heading', { name: 'Join Hartwell & Moss LLP' })).toBeVisible()
    expect(mailsTo(smtp, 'paul@hartwell.test')).toEqual([])
    await page.getByRole('link', { name: 'Outbox' }).click()
    await expect(row(page, 'quinn@hartwell.test')).toContainText('Sent')
  })
})
