import { z } from 'zod'
import { addressVerdict, invitationRow, registrationOffer } from '../model/invitation.ts'
import { cursor, id, typedAddress, typedPassword, version } from '../model/primitives.ts'
import { MAX_ADDRESSES_AT_ONCE, MAX_CASES_OF_INVITATION } from '../rules/invitations.ts'
import { level } from '../rules/levels.ts'
import { note, personName } from '../rules/text.ts'
import { account } from './operation.ts'

const addresses = z
  .array(typedAddress)
  .min(1, 'Enter at least one address.')
  .max(MAX_ADDRESSES_AT_ONCE, `At most ${MAX_ADDRESSES_AT_ONCE} addresses at once.`)

/** The cases that acceptance joins; for a guest none or one. */
const caseIds = z
  .array(id)
  .max(MAX_CASES_OF_INVITATION, `At most ${MAX_CASES_OF_INVITATION} cases in one invitation.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Each case can be chosen once only.')
  .default([])

const one = z.strictObject({ invitationId: id })
const oneAsSeen = z.strictObject({ invitationId: id, version })

/** Invitations: sending them and the pencil menu. */
export const invitationOperations = {
  'invitations.check': account({
    route: 'POST /invitations/check',
    access: 'users.invite',
    summary: 'The verdict on each address before anything is sent. Changes nothing.',
    input: z.strictObject({ addresses, level, caseIds }),
    output: z.object({ verdicts: z.array(addressVerdict) }),
  }),
  'invitations.create': account({
    route: 'POST /invitations',
    access: 'users.invite',
    summary: 'Invites every address whose verdict is "new"; answers the others with their reason.',
    input: z.strictObject({ addresses, level, caseIds, note: note.optional() }),
    output: z.object({ invited: z.array(invitationRow), refused: z.array(addressVerdict) }),
  }),
  'invitations.list': account({
    route: 'GET /invitations',
    access: 'users.read',
    summary: 'Open invitations, the soonest to expire first, in pages.',
    input: z.strictObject({
      q: z.string().max(200).optional(),
      cursor: cursor.optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(500).default(200),
    }),
    output: z.object({
      items: z.array(invitationRow),
      total: z.number().int(),
      next: cursor.nullable(),
    }),
  }),
  'invitations.copyLink': account({
    route: 'POST /invitations/:invitationId/link',
    access: 'users.invite',
    summary: 'The registration link, for handing over by other means than mail. Recorded.',
    input: one,
    output: z.object({ link: z.url(), email: z.string(), level, expiresAt: z.iso.datetime() }),
  }),
  'invitations.resend': account({
    route: 'POST /invitations/:invitationId/resend',
    access: 'users.invite',
    summary: 'Sends it again; same row, same link, 30 full days from now.',
    input: one,
    output: invitationRow,
  }),
  'invitations.delete': account({
    route: 'DELETE /invitations/:invitationId',
    access: 'users.invite',
    summary: 'Withdraws it; its link is dead at once.',
    input: one,
    output: z.object({ invitationId: id, email: z.string() }),
  }),
  'invitations.restore': account({
    route: 'POST /invitations/:invitationId/restore',
    access: 'users.invite',
    summary: 'Undoes a deletion; the same link works again until its old date.',
    input: one,
    output: invitationRow,
  }),
  'invitations.change': account({
    route: 'POST /invitations/:invitationId/change',
    access: 'users.invite',
    summary: 'Changes the level the person will have, and the cases they will join; the link stays.',
    input: oneAsSeen.extend({ level, caseIds }),
    output: invitationRow,
  }),
  'invitations.correctAddress': account({
    route: 'POST /invitations/:invitationId/address',
    access: 'users.invite',
    summary: 'Corrects the address, replaces the link and sends it to the new address.',
    input: oneAsSeen.extend({ address: typedAddress }),
    output: invitationRow,
  }),
  'invitations.replaceLink': account({
    route: 'POST /invitations/:invitationId/replacement',
    access: 'users.invite',
    summary: 'Makes a new link, kills the old one and sends the new one.',
    input: oneAsSeen,
    output: invitationRow,
  }),

  'registration.read': account({
    route: 'POST /registration',
    access: 'anyone',
    summary: 'What the holder of a registration link is invited to. Changes nothing.',
    input: z.strictObject({ token: z.string().max(400) }),
    output: registrationOffer,
  }),
  'registration.accept': account({
    route: 'POST /registration/acceptance',
    access: 'anyone',
    summary:
      'Accepts: a new login by name and password, or, signed in with the invited address, the existing login.',
    input: z.strictObject({
      token: z.string().max(400),
      newLogin: z.strictObject({ name: personName, password: typedPassword }).optional(),
    }),
    output: z.object({
      firmName: z.string(),
      email: z.string(),
      level,
      /** How many of the chosen cases the person is on now, and how many could not be joined. */
      joinedCases: z.number().int(),
      missedCases: z.number().int(),
    }),
  }),
}
