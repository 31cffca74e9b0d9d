import { shell } from 'electron'

/** Websites that Roster may open in the person's browser. */
const allowedHosts: ReadonlySet<string> = new Set(['roster.example', 'help.roster.example'])

/** The only way out of the window: an https page of a known website, in the person's own browser. */
export async function openExternal(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password, href } = new URL(address)
  if (protocol !== 'https:' || username !== '' || password !== '' || !allowedHosts.has(host)) return false
  await shell.openExternal(href)
  return true
}
