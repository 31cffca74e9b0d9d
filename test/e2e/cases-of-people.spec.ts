import type { Page } from '@playwright/test'
import type { Level } from '../../shared/rules/levels.ts'
import { Client } from '../support/client.ts'
import { dialog, notice, openFirm, PASSWORD, register, row, signIn } from './acts.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './fixtures.ts'

/** Invites somebody to cases and registers them without a window; answers their id. */
async function join(
  admin: Client,
  { name, email, level, caseIds }: { name: string; email: string; level: Level; caseIds: string[] },
): Promise<string> {
  const { invited } = await admin.call('invitations.create', { addresses: [email], level, caseIds })
  const { link } = await admin.call('invitations.copyLink', { invitationId: invited[0]?.invitationId ?? '' })
  await new Client(admin.address).call('registration.accept', {
    token: new URL(link).hash.slice(1),
    newLogin: { name, password: PASSWORD },
  })
  const { items } = await admin.call('users.list', { q: email })
  return items[0]?.userId ?? ''
}

const openCase = async (admin: Client, number: string, name: string) =>
  (await admin.call('cases.create', { number, name })).caseId

const hashTo = (page: Page, hash: string) =>
  page.evaluate((next) => {
    window.location.hash = next
  }, hash)

test('a guest is invited to a case with one place left, accepts in a browser and is on it', async ({
  openWindow,
  openTab,
  server,
}) => {
  const ada = await openFirm(server.address)
  const caseId = await openCase(ada, '2026-7', 'Stone v. Harbour')
  await join(ada, { name: 'Gus First', email: 'gus@first.test', level: 'guest', caseIds: [caseId] })
  const { page } = await openWindow()
  await signIn(page)
  await expect(row(page, 'Gus First')).toBeVisible()

  await hashTo(page, `#/cases?case=${caseId}`)
  await page.getByRole('link', { name: 'Invite somebody to this case…' }).click()
  const chosen = dialog(page).getByRole('list', { name: 'Chosen cases' })
  await expect(chosen).toContainText('2026-7 Stone v. Harbour')
  await dialog(page).getByRole('radio', { name: 'Free Guest User' }).check()
  await dialog(page).getByRole('button', { name: 'Choose the case' }).click()
  await expect(dialog(page).getByText('1 of 2 guest places left')).toBeVisible()
  const addresses = dialog(page).getByLabel('E-mail addresses', { exact: true })
  await addresses.fill('gina@second.test, someone@hartwell.test')
  await addresses.press('Enter')
  await expect(dialog(page).getByText(/domain of the firm’s own paid users/)).toBeVisible()
  await expectAccessible(page, 'inviting a guest to a case')
  await dialog(page).getByRole('button', { name: 'Remove someone@hartwell.test' }).click()
  await dialog(page).getByRole('button', { name: 'Send 1 invitation' }).click()
  await expect(notice(page, 'Invitation to gina@second.test sent').first()).toBeVisible()
  await expect(row(page, 'gina@second.test')).toContainText('2026-7')

  const { items } = await ada.call('invitations.list', {})
  const { link } = await ada.call('invitations.copyLink', { invitationId: items[0]?.invitationId ?? '' })
  const tab = await openTab(link)
  await expect(tab.getByText('You will be added to 1 case.')).toBeVisible()
  await expect(tab.getByText(/2026-7|Stone/)).toHaveCount(0)
  await expectAccessible(tab, 'an offer with a case')
  await register(tab, 'Gina Second')
  await expect(tab.getByText('You are on 1 case now.')).toBeVisible()

  await hashTo(page, `#/cases?case=${caseId}`)
  const people = page.getByRole('list', { name: 'People on this case' })
  await expect(people).toContainText('Gina Second')
  await expect(page.getByText('0 of 2 guest places left', { exact: false })).toBeVisible()
})

test('somebody on two cases becomes a guest of the chosen one', async ({ openWindow, server }) => {
  const ada = await openFirm(server.address)
  const caseIds = [
    await openCase(ada, '2026-7', 'Stone v. Harbour'),
    await openCase(ada, '2026-8', 'Mill Lease'),
  ]
  const userId = await join(ada, {
    name: 'Eve Outside',
    email: 'eve@outside.test',
    level: 'limited',
    caseIds,
  })
  await ada.call('tasks.create', {
    caseId: caseIds[0] ?? '',
    title: 'Call the witness',
    dueOn: null,
    assigneeId: userId,
  })
  const { page } = await openWindow()
  await signIn(page)
  await row(page, 'Eve Outside').getByRole('button').last().click()
  await page.getByRole('menuitem', { name: /Change permission level/ }).click()
  await dialog(page).getByRole('radio', { name: 'Free Guest User' }).check()
  await expect(dialog(page).getByText(/Is listed on 2 cases. A guest is on one/)).toBeVisible()
  await expectAccessible(page, 'choosing the case a guest keeps')
  await dialog(page).getByRole('radio', { name: '2026-8 Mill Lease' }).check()
  await expect(
    dialog(page).getByText('Keeps 1 case, loses sight of 1 case, which holds 1 open task of theirs.'),
  ).toBeVisible()
  await dialog(page).getByRole('radio', { name: 'Leave it with Eve Outside' }).check()
  await expectAccessible(page, 'a level with open work on what is lost')
  await dialog(page)
    .getByRole('button', { name: /^Make Free Guest User/ })
    .click()
  await expect(notice(page, 'Eve Outside is now a Free Guest User.').first()).toBeVisible()
  const { items } = await ada.call('users.cases', { userId })
  expect(items.map(({ number }) => number)).toEqual(['2026-8'])
})
