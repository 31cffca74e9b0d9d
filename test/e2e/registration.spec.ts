import type { Page } from '@playwright/test'
import { literalNames } from '../support/hostile.ts'
import { setUpAuthenticator, waitForFreshCode } from '../support/one-time-codes.ts'
import { addPerson, linkFor, openFirm, PASSWORD, register, row, signIn } from './acts.ts'
import { expect, test } from './fixtures.ts'
import { makeTimePass } from './make-time-pass.ts'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

test('on a phone: the offer, a weak password, and in', async ({ openTab, server }) => {
  const ada = await openFirm(server.address)
  const { link } = await linkFor(ada, 'paul@hartwell.test')
  const page = await openTab(link, phone)
  await expect(page).toHaveTitle('Join Hartwell & Moss LLP - Roster')
  for (const fact of [
    'Ada Hartwell',
    'Standard User. You see all cases and data of the firm.',
    'paul@hartwell.test',
  ])
    await expect(page.getByText(fact)).toBeVisible()
  await expectNoSidewaysScroll(page)

  await register(page, 'Paul Moss', 'too short')
  await expect(page.getByText(/The password needs at least \d+ characters/).first()).toBeVisible()
  await expect(page.getByLabel('Choose a password')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Choose a password').fill('paul@hartwell.test')
  await page.getByRole('button', { name: 'Accept and register' }).click()
  await expect(page.getByText(/easy to guess/).first()).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Accept and register' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Roster' })).toBeVisible()
  await expect(page.getByText('You are now a Standard User of Hartwell & Moss LLP')).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test('mail scanners and curious people change nothing by opening a link', async ({ openTab, server }) => {
  const ada = await openFirm(server.address)
  const { link } = await linkFor(ada, 'paul@hartwell.test')
  const deliveries = async () =>
    (await ada.call('invitations.list', {})).items.map((item) => item.delivery?.state)
  await expect.poll(deliveries).toEqual(['sent'])
  const before = await ada.call('invitations.list', {})
  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await fetch(link, { method })
    expect(answer.status).toBe(200)
  }
  for (let times = 0; times < 2; times += 1) {
    const page = await openTab(link, phone)
    await expect(page.getByRole('heading', { name: 'Join Hartwell & Moss LLP' })).toBeVisible()
    await page.close()
  }
  expect(await ada.call('invitations.list', {})).toEqual(before)
  expect((await ada.call('users.list', {})).items).toHaveLength(1)
})

test('every dead link says what happened and what to do', async ({ openTab, server }) => {
  const ada = await openFirm(server.address)
  const links = {
    deleted: await linkFor(ada, 'deleted@hartwell.test'),
    replaced: await linkFor(ada, 'replaced@hartwell.test'),
    expired: await linkFor(ada, 'expired@hartwell.test'),
    accepted: await linkFor(ada, 'accepted@hartwell.test'),
  }
  await ada.call('invitations.delete', { invitationId: links.deleted.invitationId })
  const { items } = await ada.call('invitations.list', {})
  const version = items.find(({ email }) => email === 'replaced@hartwell.test')?.version ?? 0
  await ada.call('invitations.replaceLink', { invitationId: links.replaced.invitationId, version })
  await makeTimePass(server.dataDir, links.expired.invitationId, 31)
  const accepting = await openTab(links.accepted.link, phone)
  await register(accepting, 'Anna Accepted')
  await expect(accepting.getByRole('heading', { name: 'Welcome to Roster' })).toBeVisible()

  const pages: [link: string, title: string, advice: RegExp][] = [
    [links.deleted.link, 'Invitation withdrawn', /ask Ada Hartwell for a new invitation/],
    [links.replaced.link, 'Link replaced', /Look for the newest e-mail about it/],
    [links.expired.link, 'Invitation expired', /Ada Hartwell can send it again; this same link then works/],
    [links.accepted.link, 'Already accepted', /open Roster and sign in/],
    [links.accepted.link.slice(0, -7), 'This link does not work', /copy the whole link/],
    [links.accepted.link.replace(/#.*/, ''), 'This link does not work', /copy the whole link/],
  ]
  for (const [link, title, advice] of pages) {
    const page = await openTab(link, phone)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByText(advice)).toBeVisible()
    await expect(page.getByRole('button', { name: /Accept/ })).toHaveCount(0)
    await expectNoSidewaysScroll(page)
  }
})

test.describe('on a server of several firms', () => {
  test.use({ environment: { ROSTER_OPEN_ACCOUNTS: 'yes' } })

  test('somebody with a login proves it, with the code of the authenticator, then accepts', async ({
    openTab,
    server,
  }) => {
    const ada = await openFirm(server.address)
    const omar = await openFirm(server.address, {
      firmName: 'Okafor Legal',
      name: 'Omar Okafor',
      email: 'omar@okafor.test',
    })
    const { uri } = await omar.call('twoFactor.enroll', { password: PASSWORD })
    const app = setUpAuthenticator(uri)
    await waitForFreshCode()
    await omar.call('twoFactor.confirm', { code: app.code() })
    const { link } = await linkFor(ada, 'Omar@okafor.test')

    const page = await openTab(link, phone)
    await expect(page.getByText(/There is already a Roster login/)).toBeVisible()
    await page.getByLabel('Password', { exact: true }).fill('not this one')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('The address or the password is not right.')).toBeVisible()
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Code from the authenticator app').fill(app.code(1))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await expect(page.getByText(/You are now a Standard User of Hartwell & Moss LLP/)).toBeVisible()
  })

  test('hostile names of firms and inviters are words on the registration page and in the title', async ({
    openTab,
    server,
  }) => {
    for (const [index, name] of literalNames.entries()) {
      const firm = await openFirm(server.address, { firmName: name, name, email: `firm${index}@names.test` })
      const { link } = await linkFor(firm, `guest${index}@names.test`)
      const page = await openTab(link)
      await expect(page.getByRole('heading', { name: `Join ${name}`, exact: true })).toBeVisible()
      await expect(page.getByText(name, { exact: true })).toHaveCount(2)
      expect(await page.title()).toBe(`Join ${name} - Roster`)
      expect(await page.locator('a, img, script:not([src])').count()).toBe(0)
    }
  })
})

test('hostile names of people are words in notices, the list and the details', async ({
  openWindow,
  server,
}) => {
  const firmName = '<img src=x onerror=alert(1)>'
  const ada = await openFirm(server.address, { firmName })
  const { page } = await openWindow()
  await signIn(page)
  await expect(row(page, 'Ada Hartwell')).toBeVisible()
  expect(await page.title()).toBe(`Users - ${firmName}`)
  for (const [index, name] of literalNames.entries()) {
    await addPerson(ada, name, `person${index}@names.test`)
    await expect(page.getByText(`${name} accepted your invitation`).last()).toBeVisible()
    // As a person does with a notice that lies over the row.
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' }).click()
    await row(page, name).getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  }
  expect(await page.locator('img, main a[href*="evil"]').count()).toBe(0)
})

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, visible } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    visible: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(visible)
}
