import { z } from 'zod'
import { id, nothing, typedAddress, typedPassword } from '../model/primitives.ts'
import { session, signInOutcome } from '../model/session.ts'
import { personName } from '../rules/text.ts'
import { account } from './operation.ts'

const code = z.string().min(1, 'Enter the code.').max(64, 'This is not a code.')

/** First run, sign-in and everything about a person's own login. */
export const sessionOperations = {
  'setup.read': account({
    route: 'GET /setup',
    access: 'anyone',
    summary: 'Whether an account can be opened here, and what this server is.',
    input: nothing,
    output: z.object({
      product: z.literal('roster'),
      version: z.string(),
      /** True while no account was opened here yet. */
      isFirstRun: z.boolean(),
      /** True on a first run, and on servers that host several firms. */
      canOpenAccount: z.boolean(),
      /** False while no mail server is known: a forgotten password cannot be mailed. */
      canSendMail: z.boolean(),
      isSample: z.boolean(),
    }),
  }),
  'accounts.open': account({
    route: 'POST /accounts',
    access: 'anyone',
    summary: 'Opens an account; its opener becomes an Account Administrator and is signed in.',
    input: z.strictObject({
      firmName: personName,
      name: personName,
      email: typedAddress,
      password: typedPassword,
      /** IANA time zone of the office. */
      timeZone: z.string().max(64),
    }),
    output: session,
  }),
  'session.read': account({
    route: 'GET /session',
    access: 'anyone',
    summary: 'Who is signed in, in which account.',
    input: nothing,
    output: session,
  }),
  'session.signIn': account({
    route: 'POST /session',
    access: 'anyone',
    summary: 'Signs in with address and password; with two-factor on, asks for the code next.',
    input: z.strictObject({ email: typedAddress, password: typedPassword }),
    output: signInOutcome,
  }),
  'session.verifyCode': account({
    route: 'POST /session/code',
    access: 'anyone',
    summary: 'The second step of a sign-in: a code of the authenticator app, or a recovery code.',
    input: z.strictObject({ code, kind: z.enum(['authenticator', 'recovery']) }),
    output: signInOutcome,
  }),
  'session.chooseAccount': account({
    route: 'POST /session/account',
    access: 'identity',
    summary: 'Chooses or switches the account this session works in.',
    input: z.strictObject({ accountId: id }),
    output: session,
  }),
  'session.signOut': account({
    route: 'DELETE /session',
    access: 'anyone',
    summary: 'Ends this session. Does nothing when there is none.',
    input: nothing,
    output: nothing,
  }),
  'profile.update': account({
    route: 'PATCH /profile',
    access: 'profile.manage',
    summary: 'Changes the own name, in every account of the person.',
    input: z.strictObject({ name: personName }),
    output: nothing,
  }),
  'password.change': account({
    route: 'POST /password',
    access: 'profile.manage',
    summary: 'Changes the own password and signs out every other device.',
    input: z.strictObject({ current: typedPassword, password: typedPassword }),
    output: nothing,
  }),
  'password.forget': account({
    route: 'POST /password/forgotten',
    access: 'anyone',
    summary: 'Mails a link to choose a new password. Answers the same for unknown addresses.',
    input: z.strictObject({ email: typedAddress }),
    output: nothing,
  }),
  'password.reset': account({
    route: 'POST /password/reset',
    access: 'anyone',
    summary: 'Sets a new password with the link that was mailed, and signs out every device.',
    input: z.strictObject({ token: z.string().min(1).max(200), password: typedPassword }),
    output: nothing,
  }),
  'twoFactor.enroll': account({
    route: 'POST /two-factor',
    access: 'profile.manage',
    summary:
      'Starts two-factor: the secret for the authenticator app and the recovery codes. Not on until confirmed.',
    input: z.strictObject({ password: typedPassword }),
    output: z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) }),
  }),
  'twoFactor.confirm': account({
    route: 'POST /two-factor/confirmation',
    access: 'profile.manage',
    summary: 'Turns two-factor on with the first code of the authenticator app.',
    input: z.strictObject({ code }),
    output: nothing,
  }),
  'twoFactor.renewRecoveryCodes': account({
    route: 'POST /two-factor/recovery-codes',
    access: 'profile.manage',
    summary: 'Makes new recovery codes; the old ones stop working.',
    input: z.strictObject({ password: typedPassword }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  'twoFactor.turnOff': account({
    route: 'DELETE /two-factor',
    access: 'profile.manage',
    summary: 'Turns two-factor off.',
    input: z.strictObject({ password: typedPassword }),
    output: nothing,
  }),
}
