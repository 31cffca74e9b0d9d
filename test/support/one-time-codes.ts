import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

const STEP_MS = 30_000
const ENOUGH_MS = 4_000

/** An authenticator app that was set up with an `otpauth:` address. */
export interface AuthenticatorApp {
  /** The code it shows now, or some half minutes from now. */
  code(steps?: number): string
}

/** Sets up an authenticator app; its own arithmetic (RFC 6238), so that the server is not judged by itself. */
export function setUpAuthenticator(uri: string): AuthenticatorApp {
  const key = decodeBase32(new URL(uri).searchParams.get('secret') ?? '')
  return {
    code(steps = 0) {
      const counter = Buffer.alloc(8)
      counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + steps))
      const digest = createHmac('sha1', key).update(counter).digest()
      const offset = (digest.at(-1) ?? 0) & 15
      const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000
      return String(number).padStart(6, '0')
    },
  }
}

/** Waits, if need be, until the current code has some seconds to live, so that a test does not straddle two. */
export async function waitForFreshCode(): Promise<void> {
  const left = STEP_MS - (Date.now() % STEP_MS)
  if (left < ENOUGH_MS) await pause(left)
}

function decodeBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
