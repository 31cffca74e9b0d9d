import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify, validate } from 'uuid'

const ID_BYTES = 16

/**
 * The secret of a link to choose a new password: the id of the stored proof, signed. It is derived again when the
 * mail is sent, so that neither the database nor a copy of it opens anybody's login.
 */
export function makePasswordToken(key: Buffer, proofId: string): string {
  return Buffer.concat([parse(proofId), sign(key, proofId)]).toString('base64url')
}

/** The link to choose a new password. The token is a fragment: browsers do not send it to any server. */
export function passwordLink(publicAddress: string, key: Buffer, proofId: string): string {
  return `${publicAddress}/password#${makePasswordToken(key, proofId)}`
}

/** The id of the proof that a link names; null when this server did not make the link. */
export function readPasswordToken(key: Buffer, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.toString('base64url') !== token || bytes.length <= ID_BYTES) return null
  const proofId = readId(bytes.subarray(0, ID_BYTES))
  if (proofId === null) return null
  const given = bytes.subarray(ID_BYTES)
  const expected = sign(key, proofId)
  return given.length === expected.length && timingSafeEqual(given, expected) ? proofId : null
}

function readId(bytes: Buffer): string | null {
  try {
    const id = stringify(bytes)
    return validate(id) ? id : null
  } catch {
    return null
  }
}

function sign(key: Buffer, proofId: string): Buffer {
  return createHmac('sha256', key).update(proofId).digest()
}
