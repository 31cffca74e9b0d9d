import { shell } from 'electron'

/** Websites that Roster may open in the person's browser. */
const allowedHosts: ReadonlySet<string> = new Set(['roster.example', 'help.roster.example'])

/** Pages on which a card is entered; nothing of them is ever shown inside Roster. */
export const paymentHosts: readonly string[] = ['checkout.stripe.com', 'billing.stripe.com']

/** The only way out of the window: an https page of a known website, in the person's own browser. */
export async function openExternal(address: string, alsoAllowed: readonly string[] = []): Promise<boolean> {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password, href } = new URL(address)
  if (protocol !== 'https:' || username !== '' || password !== '') return false
  if (!allowedHosts.has(host) && !alsoAllowed.includes(host)) return false
  await shell.openExternal(href)
  return true
}
