import type { Locator, Page } from '@playwright/test'
import type { ArrivedMail, SmtpTestServer } from '../support/smtp-server.ts'
import { expect, test } from './fixtures.ts'
import { makeMinutePass } from './make-time-pass.ts'

const PASSWORD = 'correct horse battery staple'

test('a firm from its first minute: invite, register, change levels, deactivate, reactivate', async ({
  smtp,
  server,
  openWindow,
  openTab,
}) => {
  const { page: ada, clipboardText } = await openWindow()

  await test.step('Ada opens the account', async () => {
    await ada.getByLabel('Name of the firm').fill('Hartwell & Moss LLP')
    await ada.getByLabel('Your name').fill('Ada Hartwell')
    await ada.getByLabel('Your e-mail address').fill('ada@hartwell.test')
    await ada.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await ada.getByRole('button', { name: 'Open the account' }).click()
    await expect(ada.getByRole('heading', { name: 'Users' })).toBeVisible()
    await expect(row(ada, 'Ada Hartwell')).toContainText('Account Administrator')
  })

  await test.step('invites three people', async () => {
    await invite(ada, 'paul@hartwell.test', 'Standard User')
    await invite(ada, 'Ben Carter <ben@hartwell.test>', 'Account Administrator')
    await invite(ada, 'greta@expert.test', 'Free Guest User')
    await expect(ada.getByRole('tab', { name: /Pending invitations/ })).toContainText('3')
  })

  await test.step('the mails leave over SMTP, in text and HTML, with a link each', async () => {
    // The bill of Ada's own seat arrived before.
    await smtp.waitForArrivals(4)
    const [bill] = mailsTo(smtp, 'ada@hartwell.test')
    expect(bill?.mail.text).toContain('Amount due: $40.00')
    const arrived = smtp.arrived.filter((message) => message !== bill)
    for (const { mail } of arrived) {
      expect(mail.text).toContain('Ada Hartwell')
      expect(mail.html).toContain('Hartwell &amp; Moss LLP')
    }
    expect(new Set(arrived.map((message) => linkIn(message))).size).toBe(3)
    await tab(ada, 'Pending invitations')
    await expect(row(ada, 'paul@hartwell.test')).toContainText('Sent')
  })

  const ben = await openTab(linkTo(smtp, 'ben@hartwell.test'))
  await test.step('Ben and Greta register in a browser, and Ada sees them come', async () => {
    await expect(ben.getByText('Account Administrator')).toBeVisible()
    await register(ben, 'Ben Carter')
    await expect(notice(ada, 'Ben Carter accepted your invitation')).toBeVisible()

    const greta = await openTab(linkTo(smtp, 'greta@expert.test'))
    await register(greta, 'Greta Lind')
    await tab(ada, 'Current users')
    await expect(row(ada, 'Greta Lind')).toContainText('Free Guest User')
    await expect(row(ada, 'Ben Carter')).toContainText('Active')

    await greta.goto('about:blank')
    await greta.goto(linkTo(smtp, 'greta@expert.test'))
    await expect(greta.getByRole('heading', { name: 'Already accepted' })).toBeVisible()
  })

  await test.step('Ben signs in', async () => {
    await ben.getByRole('link', { name: 'Open Roster in this browser' }).click()
    await ben.getByLabel('E-mail address').fill('ben@hartwell.test')
    await ben.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await ben.getByRole('button', { name: 'Sign in' }).click()
    await expect(row(ben, 'Ada Hartwell')).toBeVisible()
  })

  await test.step('Ada copies the link of the pending invitation, resends it, deletes it and takes that back', async () => {
    await tab(ada, 'Pending invitations')
    await pencil(ada, 'paul@hartwell.test', 'Copy registration link')
    await expect(notice(ada, 'Link copied')).toBeVisible()
    const copied = await clipboardText()
    expect(copied).toContain('/register#')

    // An invitation may be sent again a minute after it was sent.
    await makeMinutePass(server.dataDir, 'paul@hartwell.test')
    const resend = ada.getByRole('menuitem', { name: /Resend invitation/ })
    await expect(async () => {
      await ada.keyboard.press('Escape')
      await ada.getByRole('button', { name: 'Edit invitation to paul@hartwell.test' }).click()
      await expect(resend).not.toHaveAttribute('aria-disabled', 'true', { timeout: 1000 })
    }).toPass({ timeout: 90_000 })
    await resend.click()
    await expect(notice(ada, 'Invitation to paul@hartwell.test sent again, valid until')).toBeVisible()
    await expect.poll(() => mailsTo(smtp, 'paul@hartwell.test').length).toBe(2)
    expect(mailsTo(smtp, 'paul@hartwell.test').map(linkIn)).toEqual([
      linkTo(smtp, 'paul@hartwell.test'),
      linkTo(smtp, 'paul@hartwell.test'),
    ])

    await pencil(ada, 'paul@hartwell.test', 'Delete invitation')
    const paul = await openTab(copied)
    await expect(paul.getByRole('heading', { name: 'Invitation withdrawn' })).toBeVisible()
    await ada.getByRole('button', { name: 'Undo' }).last().click()
    await expect(row(ada, 'paul@hartwell.test')).toBeVisible()
    await paul.reload()
    await expect(paul.getByRole('heading', { name: 'Join Hartwell & Moss LLP' })).toBeVisible()
    await pencil(ada, 'paul@hartwell.test', 'Delete invitation')
    await expect(row(ada, 'paul@hartwell.test')).toHaveCount(0)
  })

  await test.step('Ada lowers Ben, whose Account Settings close', async () => {
    await tab(ada, 'Current users')
    await menu(ada, 'Ben Carter', 'Change permission level')
    await dialog(ada)
      .getByRole('radio', { name: /Standard User/ })
      .check()
    await dialog(ada).getByRole('button', { name: 'Make Standard User' }).click()
    await expect(row(ada, 'Ben Carter')).toContainText('Standard User')
    await expect(ben.getByText('Account Settings are for Account Administrators')).toBeVisible()
  })

  await test.step('Ada cannot be the one who is missing: the last administrator stays', async () => {
    await ada.getByRole('button', { name: 'Deactivate Ada Hartwell' }).click()
    await expect(dialog(ada)).toContainText('Ada Hartwell is the last Account Administrator')
    await dialog(ada).getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('Ada deactivates Ben, who is signed out in his window', async () => {
    await ada.getByRole('button', { name: 'Deactivate Ben Carter' }).click()
    await expect(dialog(ada)).toContainText('Ends at once on 1 device')
    // He joined today, so today is paid: a month of 28 to 31 days less one.
    await dialog(ada)
      .getByRole('button', { name: /^Deactivate and credit \$3[78]\.\d\d$/ })
      .click()
    await expect(row(ada, 'Ben Carter')).toContainText('Inactive')
    await expect(ben.getByRole('heading', { name: 'Sign in to Roster' })).toBeVisible()
    await ben.getByLabel('E-mail address').fill('ben@hartwell.test')
    await ben.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await ben.getByRole('button', { name: 'Sign in' }).click()
    await expect(ben.getByText('The address or the password is not right.')).toBeVisible()
  })

  await test.step('Ada reactivates Ben, who can sign in again', async () => {
    await ada.getByRole('button', { name: 'Reactivate Ben Carter' }).click()
    await dialog(ada).getByRole('button', { name: 'Reactivate user' }).click()
    await expect(row(ada, 'Ben Carter')).toContainText('Active')
    await ben.getByRole('button', { name: 'Sign in' }).click()
    await expect(ben.getByText('Account Settings are for Account Administrators')).toBeVisible()
  })
})

function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

function notice(page: Page, text: string): Locator {
  return page.getByRole('region', { name: 'Notices' }).getByText(text)
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(name) }).click()
}

async function menu(page: Page, name: string, item: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: /Actions for/ })
    .click()
  await page.getByRole('menuitem', { name: new RegExp(item) }).click()
}

async function pencil(page: Page, address: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Edit invitation to ${address}` }).click()
  await page.getByRole('menuitem', { name: new RegExp(item) }).click()
}

async function invite(page: Page, address: string, level: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite User' }).first().click()
  await dialog(page).getByLabel('E-mail addresses').fill(address)
  await dialog(page).getByLabel('E-mail addresses').press('Enter')
  await dialog(page)
    .getByRole('radio', { name: new RegExp(level) })
    .check()
  await dialog(page).getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(dialog(page)).toHaveCount(0)
}

async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Accept and register' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Roster' })).toBeVisible()
}

function mailsTo(smtp: SmtpTestServer, address: string): ArrivedMail[] {
  return smtp.arrived.filter(({ to }) => to.includes(address))
}

function linkTo(smtp: SmtpTestServer, address: string): string {
  const [first] = mailsTo(smtp, address)
  if (!first) throw new Error(`No mail to ${address} has arrived.`)
  return linkIn(first)
}

function linkIn({ mail }: ArrivedMail): string {
  const found = /http:\S+\/register#[\w-]+/.exec(mail.text ?? '')
  if (!found) throw new Error('The mail has no registration link.')
  return found[0]
}
