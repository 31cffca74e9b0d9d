import { setUpAuthenticator, waitForFreshCode } from '../support/one-time-codes.ts'
import { ADA, addPerson, linkFor, linkIn, mailsTo, openFirm, row, signIn } from './acts.ts'
import { expect, test } from './fixtures.ts'

const NEW_PASSWORD = 'a quite different sentence'

test('two-factor: turned on with a real authenticator, then codes and recovery codes let in', async ({
  openTab,
  server,
}) => {
  await openFirm(server.address)
  const page = await openTab(`${server.address}/#/settings?tab=security`)
  await signIn(page)

  await page.getByLabel('Your password').fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Set up two-factor' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()
  const secret = await page
    .getByText(/Enter this key in the app/)
    .locator('strong')
    .textContent()
  const phone = setUpAuthenticator(`otpauth://totp/Roster?secret=${secret}`)
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: 'Turn two-factor on' }).click()
  await expect(page.getByText('This code is not right or no longer valid.')).toBeVisible()
  await waitForFreshCode()
  await page.getByLabel('Code from the app').fill(phone.code())
  await page.getByRole('button', { name: 'Turn two-factor on' }).click()
  await expect(page.getByRole('heading', { name: 'Two-factor is on' })).toBeVisible()

  const other = await openTab(server.address)
  await signIn(other)
  await expect(other.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
  // Each code lets in once, and the current one has turned two-factor on.
  await other.getByLabel('Code from the authenticator app').fill(phone.code(1))
  await other.getByRole('button', { name: 'Continue' }).click()
  await expect(row(other, ADA.name)).toBeVisible()

  const third = await openTab(server.address)
  await signIn(third)
  await third.getByRole('button', { name: 'Use a recovery code' }).click()
  await third.getByLabel('Recovery code').fill(codes[0] ?? '')
  await third.getByRole('button', { name: 'Continue' }).click()
  await expect(row(third, ADA.name)).toBeVisible()

  const again = await openTab(server.address)
  await signIn(again)
  await again.getByRole('button', { name: 'Use a recovery code' }).click()
  await again.getByLabel('Recovery code').fill(codes[0] ?? '')
  await again.getByRole('button', { name: 'Continue' }).click()
  await expect(again.getByText('This code is not right or no longer valid.')).toBeVisible()
})

test('a forgotten password is chosen anew with the link that was mailed', async ({
  openTab,
  server,
  smtp,
}) => {
  await openFirm(server.address)
  const signedIn = await openTab(server.address)
  await signIn(signedIn)
  await expect(row(signedIn, ADA.name)).toBeVisible()

  const page = await openTab(server.address)
  await page.getByRole('button', { name: 'Forgot the password?' }).click()
  await page.getByLabel('E-mail address').fill(ADA.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText(`If ${ADA.email} belongs to a login`)).toBeVisible()
  const passwordMail = () => mailsTo(smtp, ADA.email).find(({ mail }) => mail.subject?.includes('password'))
  await expect.poll(passwordMail).toBeDefined()

  const link = linkIn(passwordMail())
  const choose = await openTab(link)
  await choose.getByLabel('New password').fill('password123456')
  await choose.getByRole('button', { name: 'Set the password' }).click()
  await expect(choose.getByText(/at least \d+ characters/).first()).toBeVisible()
  await choose.getByLabel('New password').fill(NEW_PASSWORD)
  await choose.getByRole('button', { name: 'Set the password' }).click()
  await expect(choose.getByRole('heading', { name: 'The new password is set' })).toBeVisible()
  await expect(signedIn.getByRole('heading', { name: 'Sign in to Roster' })).toBeVisible()

  await choose.getByRole('link', { name: 'Open Roster in this browser' }).click()
  await signIn(choose, ADA.email)
  await expect(choose.getByText('The address or the password is not right.')).toBeVisible()
  await signIn(choose, ADA.email, NEW_PASSWORD)
  await expect(row(choose, ADA.name)).toBeVisible()

  const used = await openTab(link)
  await used.getByLabel('New password').fill('yet another long sentence')
  await used.getByRole('button', { name: 'Set the password' }).click()
  await expect(used.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
})

test('after ten wrong tries the sign-in says until when it is locked', async ({ openTab, server }) => {
  const client = await openFirm(server.address)
  for (let tries = 0; tries < 10; tries += 1) {
    const attempt = client.call('session.signIn', { email: ADA.email, password: `wrong number ${tries}` })
    await expect(attempt).rejects.toMatchObject({ code: 'sign-in.refused' })
  }
  const page = await openTab(server.address)
  await signIn(page)
  await expect(page.getByText(/Too many tries\. Signing in is locked until .*\d+:\d\d [AP]M\./)).toBeVisible()
})

test.describe('on a server of several firms', () => {
  test.use({ environment: { ROSTER_OPEN_ACCOUNTS: 'yes' } })

  test('a person in two accounts chooses one and switches', async ({ openTab, server }) => {
    const ada = await openFirm(server.address)
    const omar = await openFirm(server.address, {
      firmName: 'Okafor Legal',
      name: 'Omar Okafor',
      email: 'omar@okafor.test',
    })
    await addPerson(ada, 'Ben Carter', 'ben@hartwell.test', 'administrator')
    const { link } = await linkFor(omar, 'ben@hartwell.test', 'administrator')

    const page = await openTab(link)
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await page.getByRole('link', { name: 'Open Roster in this browser' }).click()

    const own = page.getByRole('row').filter({ hasText: 'Ada Hartwell' })
    const others = page.getByRole('row').filter({ hasText: 'Omar Okafor' })
    await expect(own.or(others)).toBeVisible()
    const began = (await others.count()) === 1 ? 'Okafor Legal' : 'Hartwell & Moss LLP'
    const other = began === 'Okafor Legal' ? 'Hartwell & Moss LLP' : 'Okafor Legal'
    await page.getByRole('button', { name: began }).click()
    await page.getByRole('menuitemcheckbox', { name: other }).click()
    await expect(began === 'Okafor Legal' ? own : others).toBeVisible()
    await expect(began === 'Okafor Legal' ? others : own).toHaveCount(0)
  })
})
