import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { dateFormat } from './account.ts'
import { id } from './primitives.ts'

/** An account that a signed-in person can choose. */
export const accountChoice = z.object({ accountId: id, firmName: z.string(), level })
export type AccountChoice = z.infer<typeof accountChoice>

const identity = z.object({
  identityId: id,
  name: z.string(),
  email: z.string(),
  twoFactorOn: z.boolean(),
})

/** Who is signed in, as whom, where. */
export const session = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-out') }),
  /** Signed in, but a user of several accounts, or of none any more. */
  z.object({ state: z.literal('choose-account'), identity, accounts: z.array(accountChoice) }),
  z.object({
    state: z.literal('signed-in'),
    identity,
    accounts: z.array(accountChoice),
    account: z.object({
      accountId: id,
      firmName: z.string(),
      /** IANA name; every time on screen is shown in it. */
      timeZone: z.string(),
      /** How every date on screen is written. */
      dateFormat,
    }),
    user: z.object({ userId: id, level }),
    /** Names of the account's administrators, for people who have to ask one. At most five. */
    administrators: z.array(z.string()),
  }),
])
export type Session = z.infer<typeof session>

/** What a sign-in led to: a session, or the second step. */
export const signInOutcome = z.object({ outcome: z.enum(['signed-in', 'code-needed']) })
