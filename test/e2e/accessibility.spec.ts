import { SAMPLE_LOGIN } from '../../shared/model/sample.ts'
import { Client } from '../support/client.ts'
import { dialog, enterSampleFirm, linkFor, openTabOf, register, row, signIn } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

test.describe('in the sample firm', () => {
  test.use({ beginning: 'sample' })

  test('the Users page, its menus, details and dialogs are for everybody', async ({ openWindow }) => {
    const { page } = await openWindow()
    await expect(page.getByRole('button', { name: 'Enter the sample firm' })).toBeVisible()
    await expectAccessible(page, 'sign-in of the sample firm')
    await enterSampleFirm(page)
    await expectAccessible(page, 'users')

    await test.step('search, filters and menus', async () => {
      await page.getByLabel('Search by name or e-mail').fill('nobody of this name')
      await expect(page.getByText('Nobody matches')).toBeVisible()
      await expectAccessible(page, 'nobody found')
      await page.getByRole('button', { name: 'Clear filters' }).click()
      await page
        .getByRole('search')
        .getByRole('button', { name: /^Status/ })
        .click()
      await expectAccessible(page, 'status filter')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Columns' }).click()
      await expectAccessible(page, 'columns menu')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Actions for Abigail Stone' }).click()
      await expect(page.getByRole('menuitem', { name: /View details/ })).toBeVisible()
      await expectAccessible(page, 'row menu')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Hartwell & Moss LLP' }).click()
      await expectAccessible(page, 'account menu')
      await page.keyboard.press('Escape')
    })

    await test.step('details', async () => {
      await page.getByRole('button', { name: 'Abigail Stone', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
      await expectAccessible(page, 'details beside the list')
      await page.setViewportSize({ width: 1024, height: 700 })
      await expectAccessible(page, 'details over the list')
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.getByRole('button', { name: 'Close details' }).click()
    })

    await test.step('dialogs', async () => {
      await page.getByRole('button', { name: 'Actions for Abigail Stone' }).click()
      await page.getByRole('menuitem', { name: /Change permission level/ }).click()
      await dialog(page)
        .getByRole('radio', { name: /Limited User/ })
        .check()
      await expect(dialog(page).getByRole('region', { name: 'What changes' })).toBeVisible()
      await expectAccessible(page, 'change level')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Deactivate Abigail Stone' }).click()
      await expect(dialog(page).getByRole('heading', { name: 'What stays' })).toBeVisible()
      await expectAccessible(page, 'deactivate')
      await page.keyboard.press('Escape')
      await page.getByLabel('Search by name or e-mail').fill('whitaker')
      await page.getByRole('button', { name: /^Reactivate Charles Whitaker/ }).click()
      await expect(dialog(page).getByText('What comes back')).toBeVisible()
      await expectAccessible(page, 'reactivate')
      await dialog(page)
        .getByRole('button', { name: /^Reactivate/ })
        .click()
      await expect(page.getByText(/Charles Whitaker III is active again/).last()).toBeVisible()
      await expectAccessible(page, 'notice with Undo')
    })
  })

  test('invitations, their menu and dialogs are for everybody', async ({ openWindow }) => {
    const { page } = await openWindow()
    await enterSampleFirm(page)
    await openTabOf(page, 'Pending invitations')
    await expect(row(page, 'ana.ruiz@')).toBeVisible()
    await expectAccessible(page, 'pending invitations')
    const pencil = page.getByRole('button', { name: /^Edit invitation to tom.becker/ })
    await pencil.click()
    await expect(page.getByRole('menuitem', { name: /Copy registration link/ })).toBeVisible()
    await expectAccessible(page, 'pencil menu')
    await page.keyboard.press('Escape')
    for (const item of ['Change level', 'Correct address', 'Replace link']) {
      await pencil.click()
      await page.getByRole('menuitem', { name: new RegExp(item) }).click()
      await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeVisible()
      await expectAccessible(page, `${item} of an invitation`)
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
    }

    await page.getByRole('button', { name: 'Invite User' }).click()
    const addresses = dialog(page).getByLabel('E-mail addresses', { exact: true })
    await addresses.fill(
      'new@firm.example, abigail.stone@hartwell-moss.example, charles.whitaker.iii@hartwell-moss.example, tom.becker@hartwell-moss.example, not-an-address',
    )
    await addresses.press('Enter')
    await expect(dialog(page).getByRole('list', { name: 'Addresses that need a decision' })).toBeVisible()
    await expect(dialog(page).getByRole('button', { name: 'Send 1 invitation' })).toBeVisible()
    await expectAccessible(page, 'invite with mixed verdicts')
    await dialog(page).getByRole('button', { name: 'Compare levels' }).click()
    await expectAccessible(page, 'levels compared')
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    await expectAccessible(page, 'leaving with addresses')
  })

  test('outbox, settings and what a Standard User sees are for everybody', async ({
    openWindow,
    openTab,
    server,
  }) => {
    const { page } = await openWindow()
    await enterSampleFirm(page)
    await page.getByRole('link', { name: 'Outbox' }).click()
    await page.getByRole('gridcell', { name: 'Failed' }).dblclick()
    await expect(page.getByText('Subject', { exact: true })).toBeVisible()
    await expectAccessible(page, 'outbox with a message')

    await page.getByRole('link', { name: 'Settings' }).click()
    for (const name of [
      'Appearance',
      'Your profile',
      'Password and two-factor',
      'Mail server',
      'Registration links',
    ]) {
      await openTabOf(page, name)
      await expectAccessible(page, `settings, ${name}`)
    }
    await openTabOf(page, 'Password and two-factor')
    await page.getByLabel('Your password').fill(SAMPLE_LOGIN.password)
    await page.getByRole('button', { name: 'Set up two-factor' }).click()
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    await expectAccessible(page, 'setting up two-factor')
    await page.keyboard.press('Control+\\')
    await expectAccessible(page, 'narrow sidebar')

    const standard = await openTab(server.address)
    await standard.getByLabel('E-mail address').fill('abigail.stone@hartwell-moss.example')
    await standard.getByRole('button', { name: 'Enter the sample firm' }).click()
    await expect(standard.getByText('Account Settings are for Account Administrators')).toBeVisible()
    await expectAccessible(standard, 'no administration')
  })

  test('the registration pages are for everybody', async ({ openTab, server }) => {
    const client = new Client(server.address)
    await client.call('session.signIn', SAMPLE_LOGIN)
    const { link } = await linkFor(client, 'new@firm.example')
    const page = await openTab(link)
    await expect(page.getByRole('heading', { name: /^Join/ })).toBeVisible()
    await expectAccessible(page, 'registration')
    await page.getByRole('button', { name: 'Accept and register' }).click()
    await expect(page.getByLabel('Your name')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page, 'registration with problems')
    await register(page, 'Nina New')
    await expect(page.getByRole('heading', { name: 'Welcome to Roster' })).toBeVisible()
    await expectAccessible(page, 'accepted')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Already accepted' })).toBeVisible()
    await expectAccessible(page, 'already accepted')

    const other = await linkFor(client, 'other@firm.example')
    const { version } = await currentInvitation(client, other.invitationId)
    await client.call('invitations.replaceLink', { invitationId: other.invitationId, version })
    const replaced = await openTab(other.link)
    await expect(replaced.getByRole('heading', { name: 'Link replaced' })).toBeVisible()
    await expectAccessible(replaced, 'replaced')
    const { link: newest } = await client.call('invitations.copyLink', { invitationId: other.invitationId })
    await client.call('invitations.delete', { invitationId: other.invitationId })
    const deleted = await openTab(newest)
    await expect(deleted.getByRole('heading', { name: 'Invitation withdrawn' })).toBeVisible()
    await expectAccessible(deleted, 'withdrawn')
    const cut = await openTab(newest.slice(0, -9))
    await expect(cut.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
    await expectAccessible(cut, 'cut off')
  })
})

test('a server’s first minutes and the ways in are for everybody', async ({ openTab, server }) => {
  const page = await openTab(server.address)
  await expect(page.getByRole('heading', { name: 'Open your firm’s account' })).toBeVisible()
  await page.getByRole('button', { name: 'Open the account' }).click()
  await expectAccessible(page, 'opening an account, with problems')
  await page.getByLabel('Name of the firm').fill('Hartwell & Moss LLP')
  await page.getByLabel('Your name').fill('Ada Hartwell')
  await page.getByLabel('Your e-mail address').fill('ada@hartwell.test')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Open the account' }).click()
  await expect(page.getByText('You are the only one here')).toBeVisible()
  await expectAccessible(page, 'the only user')
  await page.getByRole('button', { name: 'Deactivate Ada Hartwell' }).click()
  await expect(dialog(page)).toContainText('is the last Account Administrator')
  await expectAccessible(page, 'the last administrator')
  await page.keyboard.press('Escape')
  await openTabOf(page, 'Pending invitations')
  await expect(page.getByText('No pending invitations')).toBeVisible()
  await expectAccessible(page, 'no invitations')
  await page.getByRole('button', { name: 'Hartwell & Moss LLP' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, 'ada@hartwell.test', 'not this one')
  await expect(page.getByText('The address or the password is not right.')).toBeVisible()
  await expectAccessible(page, 'sign-in, refused')
  await page.getByRole('button', { name: 'Forgot the password?' }).click()
  await expectAccessible(page, 'forgotten password')
  const reset = await openTab(`${server.address}/password#none`)
  await expect(reset.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await expectAccessible(reset, 'new password')
})

async function currentInvitation(client: Client, invitationId: string) {
  const { items } = await client.call('invitations.list', {})
  const found = items.find((item) => item.invitationId === invitationId)
  if (!found) throw new Error('The invitation is not listed.')
  return found
}
