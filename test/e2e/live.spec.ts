import { ADA, addPerson, dialog, linkFor, openFirm, openTabOf, row, signIn } from './acts.ts'
import { expect, test } from './fixtures.ts'

test('what one window does, the other one shows by itself, and the focus stays', async ({
  openWindow,
  openTab,
  server,
}) => {
  const client = await openFirm(server.address)
  await addPerson(client, 'Ben Carter', 'ben@hartwell.test')
  const { page: first } = await openWindow()
  await signIn(first)
  await expect(row(first, 'Ben Carter')).toBeVisible()
  const second = await openTab(server.address)
  await signIn(second)
  const inFocus = second.getByRole('button', { name: 'Ben Carter', exact: true })
  await inFocus.focus()

  await first.getByRole('button', { name: 'Deactivate Ben Carter' }).click()
  await dialog(first)
    .getByRole('button', { name: /^Deactivate and credit \$/ })
    .click()
  await expect(row(second, 'Ben Carter')).toContainText('Inactive')
  await expect(inFocus).toBeFocused()

  await client.call('invitations.create', { addresses: ['dana@hartwell.test'], level: 'limited' })
  await expect(second.getByRole('tab', { name: /Pending invitations/ })).toContainText('1')
  await expect(first.getByRole('tab', { name: /Pending invitations/ })).toContainText('1')
  await expect(inFocus).toBeFocused()

  await openTabOf(first, 'Pending invitations')
  await expect(row(first, 'dana@hartwell.test')).toContainText('Sent')
  await linkFor(client, 'emil@hartwell.test')
  await expect(row(first, 'emil@hartwell.test')).toContainText('Sent')
})

test('a server that is away is said in the window, and its return needs nobody', async ({
  openWindow,
  server,
}) => {
  const client = await openFirm(server.address)
  const { page } = await openWindow()
  await signIn(page, ADA.email)
  await expect(row(page, ADA.name)).toBeVisible()

  await server.restart(async () => {
    await expect(page.getByText(/You are offline/).first()).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByText('Not connected')).toBeVisible()
    await expect(row(page, ADA.name)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Invite User' }).first()).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })
  await expect(page.getByText('Connected, updates arrive by themselves')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/You are offline/)).toHaveCount(0)

  await addPerson(client, 'Ben Carter', 'ben@hartwell.test')
  await expect(row(page, 'Ben Carter')).toBeVisible()
})
