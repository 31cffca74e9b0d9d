import type { Locator, Page } from '@playwright/test'
import { Client } from '../support/client.ts'
import type { ArrivedMail, SmtpTestServer } from '../support/smtp-server.ts'
import { expect } from './fixtures.ts'

export const PASSWORD = 'correct horse battery staple'
export const ADA = { name: 'Ada Hartwell', email: 'ada@hartwell.test' }

/** Opens a firm's account without a window; answers its administrator's client. */
export async function openFirm(
  address: string,
  facts: { firmName?: string; name?: string; email?: string } = {},
): Promise<Client> {
  const client = new Client(address)
  const opener = { firmName: 'Hartwell & Moss LLP', ...ADA, ...facts }
  await client.call('accounts.open', { ...opener, password: PASSWORD, timeZone: 'America/New_York' })
  return client
}

/** Invites somebody; answers the registration link. */
export async function linkFor(
  client: Client,
  email: string,
  level: 'administrator' | 'standard' = 'standard',
) {
  const { invited } = await client.call('invitations.create', { addresses: [email], level })
  const [invitation] = invited
  if (!invitation) throw new Error(`${email} was not invited.`)
  const { invitationId } = invitation
  const { link } = await client.call('invitations.copyLink', { invitationId })
  return { invitationId, link }
}

/** Invites and registers somebody new without a window; answers their client. */
export async function addPerson(
  inviter: Client,
  name: string,
  email: string,
  level: 'administrator' | 'standard' = 'standard',
): Promise<Client> {
  const { link } = await linkFor(inviter, email, level)
  const client = new Client(inviter.address)
  await client.call('registration.accept', {
    token: new URL(link).hash.slice(1),
    newLogin: { name, password: PASSWORD },
  })
  return client
}

export function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

export function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}

/** The card of a notice; what screen readers hear of it is another element. */
export function notice(page: Page, text: string): Locator {
  return page.getByRole('region', { name: 'Notices' }).getByText(text)
}

export async function openTabOf(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(name) }).click()
}

export async function signIn(page: Page, email: string = ADA.email, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function enterSampleFirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enter the sample firm' }).click()
  await expect(row(page, 'Abigail Stone')).toBeVisible()
}

export async function register(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Accept and register' }).click()
}

export function mailsTo(smtp: SmtpTestServer, address: string): ArrivedMail[] {
  return smtp.arrived.filter(({ to }) => to.includes(address))
}

/** The link in a message that leads to one of the pages of this server. */
export function linkIn(message: ArrivedMail | undefined): string {
  const found = /http:\S+\/(register|password)#[\w-]+/.exec(message?.mail.text ?? '')
  if (!found) throw new Error('The mail has no link.')
  return found[0]
}
