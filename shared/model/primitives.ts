import { z } from 'zod'

/** An identifier of ours (UUID version 7). */
export const id = z.uuid('This is not a valid identifier.')

/** An instant, ISO 8601 in UTC ("2026-11-23T21:30:00.000Z"). */
export const instant = z.iso.datetime()

/** A local calendar date of the account, ISO ("2026-11-23"). */
export const localDate = z.iso.date()

/** A row's version; a change repeats the version it was decided on and is refused when that is no longer the current one. */
export const version = z.number().int().min(1).max(2_147_483_647)

/** An opaque position in a sorted list, made by the server and valid for the same filter and sort only. */
export const cursor = z.string().min(1).max(1000)

/** An e-mail address as typed; the server judges it (rules/addresses.ts). */
export const typedAddress = z.string().max(1000, 'This is too long for an e-mail address.')

/** A password as typed; its length in characters is judged by rules/passwords.ts, this only bounds the work. */
export const typedPassword = z.string().min(1, 'Enter the password.').max(512, 'This password is too long.')

/** An input or output without any field. */
export const nothing = z.strictObject({})
