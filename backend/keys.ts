import { hkdfSync } from 'node:crypto'

/** Keys derived from the server's one secret, each for one purpose, so that none can stand in for another. */
export interface Keys {
  /** Signs registration links. */
  registrationLinks: Buffer
  /** Signs links to choose a new password. */
  passwordLinks: Buffer
  /** The authentication library's own secret (cookies, two-factor secrets). */
  authentication: string
  /** Seals the mail server password. */
  sealing: string
  /** Recognises the secret in the database without revealing it. */
  fingerprint: string
}

/** Derives all keys (HKDF-SHA-256). */
export function deriveKeys(secret: string): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'roster', purpose, 32))
  return {
    registrationLinks: derive('registration links'),
    passwordLinks: derive('password links'),
    authentication: derive('authentication').toString('base64url'),
    sealing: derive('sealing').toString('base64url'),
    fingerprint: derive('fingerprint').toString('hex'),
  }
}
