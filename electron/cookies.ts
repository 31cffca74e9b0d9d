/** Cookies of an account server that Roster keeps; everything else a server sets is ignored. */
const OURS = /^(?:__Secure-)?roster\.[\w.-]{1,80}$/
const VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{0,4096}$/

/** The session's own cookie, the only one that outlives the application. */
export const SESSION_COOKIE = /^(?:__Secure-)?roster\.session_token$/

export type Cookies = ReadonlyMap<string, string>

/** What the cookies are after an answer with these Set-Cookie lines. */
export function applySetCookies(cookies: Cookies, lines: readonly string[]): Map<string, string> {
  const next = new Map(cookies)
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';')
    const equals = pair.indexOf('=')
    const name = pair.slice(0, Math.max(0, equals)).trim()
    const value = pair.slice(equals + 1).trim()
    if (!OURS.test(name) || !VALUE.test(value)) continue
    if (value === '' || attributes.some(endsCookie)) next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** The Cookie header; undefined without cookies. */
export function writeCookieHeader(cookies: Cookies): string | undefined {
  if (cookies.size === 0) return undefined
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function endsCookie(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=').map((part) => part.trim())
  if (/^max-age$/i.test(name)) return Number(value) <= 0
  return /^expires$/i.test(name) && Date.parse(value) < Date.now()
}
