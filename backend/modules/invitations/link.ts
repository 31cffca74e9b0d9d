import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse as uuidBytes, stringify as uuidText } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../../context.ts'

/** How a link reaches the invited person: only one that came by e-mail proves that the address is theirs. */
export type LinkChannel = 'mail' | 'copied'

/** The invitation that a link belongs to. */
export interface LinkedInvitation {
  accountId: string
  invitationId: string
  generation: number
}

/** What a link says, once its signature was found right. */
export interface RegistrationLink extends LinkedInvitation {
  channel: LinkChannel
}

const channels: readonly LinkChannel[] = ['mail', 'copied']
const FACTS_BYTES = 16 + 16 + 4 + 1
const SIGNATURE_BYTES = 32

/**
 * The registration link of an invitation. It is made anew each time from the row and the server's key, so that
 * nothing that opens an account is stored. The token is a fragment: browsers do not send it to any server.
 */
export function registrationLink(
  context: Context,
  invitation: LinkedInvitation,
  channel: LinkChannel,
): string {
  return `${context.publicAddress()}/register#${makeToken(context.keys.registrationLinks, invitation, channel)}`
}

/** The secret part of a link: account, invitation, generation and channel, signed. */
export function makeToken(key: Buffer, invitation: LinkedInvitation, channel: LinkChannel): string {
  const facts = Buffer.alloc(FACTS_BYTES)
  facts.set(uuidBytes(invitation.accountId), 0)
  facts.set(uuidBytes(invitation.invitationId), 16)
  facts.writeUInt32BE(invitation.generation, 32)
  facts.writeUInt8(channels.indexOf(channel), 36)
  return Buffer.concat([facts, sign(key, facts)]).toString('base64url')
}

/** Reads a token; everything that is not exactly one of ours is one and the same `link.invalid`. */
export function readToken(key: Buffer, token: string): RegistrationLink {
  const bytes = Buffer.from(token, 'base64url')
  // Node skips characters outside the alphabet, so only the text that these bytes would be written as is taken.
  const isCanonical = bytes.length === FACTS_BYTES + SIGNATURE_BYTES && bytes.toString('base64url') === token
  if (!isCanonical) throw new AppError('link.invalid')
  const facts = bytes.subarray(0, FACTS_BYTES)
  if (!timingSafeEqual(bytes.subarray(FACTS_BYTES), sign(key, facts))) throw new AppError('link.invalid')
  const channel = channels[facts.readUInt8(36)]
  if (!channel) throw new AppError('link.invalid')
  return {
    accountId: uuidText(facts.subarray(0, 16)),
    invitationId: uuidText(facts.subarray(16, 32)),
    generation: facts.readUInt32BE(32),
    channel,
  }
}

function sign(key: Buffer, facts: Buffer): Buffer {
  return createHmac('sha256', key).update(facts).digest()
}
