import { parseCookies } from 'better-auth/cookies'
import { constantTimeEqual, makeSignature } from 'better-auth/crypto'

/** The first part of the names of all cookies. */
export const COOKIE_PREFIX = 'roster'

/** A cookie that the authentication library signed: its value, and the cookie as it came. */
export interface SignedCookie {
  value: string
  line: string
}

// Whether a signature is ours never changes, and every request brings the same few again.
const MOST_KNOWN = 1_000
const knownSignatures = new Set<string>()

/** Reads a signed cookie, by its plain or its secure name; null when it is missing or the signature is not ours. */
export async function readSignedCookie(
  secret: string,
  cookieHeader: string | null | undefined,
  name: string,
): Promise<SignedCookie | null> {
  if (!cookieHeader) return null
  const cookies = parseCookies(cookieHeader)
  for (const fullName of [`${COOKIE_PREFIX}.${name}`, `__Secure-${COOKIE_PREFIX}.${name}`]) {
    const signed = cookies.get(fullName)
    const dot = signed?.lastIndexOf('.') ?? -1
    if (!signed || dot < 1) continue
    const value = signed.slice(0, dot)
    const isOurs = await hasOurSignature(secret, value, signed.slice(dot + 1))
    if (isOurs) return { value, line: `${fullName}=${encodeURIComponent(signed)}` }
  }
  return null
}

async function hasOurSignature(secret: string, value: string, signature: string): Promise<boolean> {
  const known = `${secret} ${value} ${signature}`
  if (knownSignatures.has(known)) return true
  if (!constantTimeEqual(signature, await makeSignature(value, secret))) return false
  if (knownSignatures.size >= MOST_KNOWN) knownSignatures.clear()
  knownSignatures.add(known)
  return true
}
