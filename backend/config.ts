import { z } from 'zod'
import type { MailServer } from './ports/mail.ts'
import type { StripeAccess } from './ports/stripe-payments.ts'

/** How a backend process is set up; from command line and environment, see docs/operating.md. */
export interface Config {
  /** Folder of the embedded database, keys and logs. */
  dataDir: string
  /** A PostgreSQL to use instead of the embedded one. */
  databaseUrl: string | undefined
  host: string
  /** 0 picks a free port. */
  port: number
  /** The address people reach this server at; registration links begin with it. Never taken from a request. */
  publicAddress: string | undefined
  /** The server key when it does not live in the data folder (needed with `databaseUrl`). */
  secret: string | undefined
  /** Whether anybody may open an account, or only the first one can be opened. */
  openAccounts: boolean
  /** Mail server of the whole installation; wins over what accounts enter. */
  mailServer: MailServer | undefined
  /** Stripe, for accounts that pay by card; without it every bill is paid as its e-mail says. */
  stripe: StripeAccess | undefined
  /** Days at the beginning of a new account that cost nothing. */
  trialDays: number
  /** Folder of the built screens; undefined serves the API only. */
  rendererDir: string | undefined
  /** How often one network address may ask in a minute what needs no sign-in. */
  anonymousRequestsPerMinute: number
  /** Whether a proxy in front sets the forwarded address. */
  trustProxy: boolean
  isSample: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const environment = z.object({
  DATABASE_URL: z.string().optional(),
  ROSTER_HOST: z.string().default('127.0.0.1'),
  ROSTER_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  ROSTER_PUBLIC_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  ROSTER_SECRET: z.string().min(32).optional(),
  ROSTER_OPEN_ACCOUNTS: z.enum(['yes', 'no']).default('no'),
  ROSTER_ANONYMOUS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
  ROSTER_TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
  ROSTER_TRIAL_DAYS: z.coerce.number().int().min(0).max(365).default(0),
  ROSTER_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  ROSTER_SMTP_HOST: z.string().optional(),
  ROSTER_SMTP_PORT: z.coerce.number().int().min(1).max(65535).default(587),
  ROSTER_SMTP_SECURITY: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  ROSTER_SMTP_USERNAME: z.string().default(''),
  ROSTER_SMTP_PASSWORD: z.string().default(''),
  ROSTER_MAIL_FROM_NAME: z.string().default('Roster'),
  ROSTER_MAIL_FROM_ADDRESS: z.string().optional(),
  ROSTER_STRIPE_KEY: z
    .string()
    .regex(/^(sk|rk)_[A-Za-z0-9_]{8,250}$/, 'a secret key of Stripe begins with sk_ or rk_.')
    .optional(),
  ROSTER_STRIPE_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
})

/** What the command line of a backend process may say; it wins over the environment. */
export interface Arguments {
  dataDir: string
  port?: number
  rendererDir?: string
  isSample: boolean
}

/** Reads the configuration; throws a ConfigError whose message names the variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv, args: Arguments): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`The setting ${issue?.path.join('.')} cannot be used: ${issue?.message}`)
  }
  const read = parsed.data
  if (read.DATABASE_URL && !read.ROSTER_SECRET)
    throw new ConfigError(
      'With DATABASE_URL, set ROSTER_SECRET too: the same text of at least 32 characters on every server.',
    )
  if (read.ROSTER_SMTP_HOST && !read.ROSTER_MAIL_FROM_ADDRESS)
    throw new ConfigError(
      'With ROSTER_SMTP_HOST, set ROSTER_MAIL_FROM_ADDRESS too: the sender of all messages.',
    )

  return {
    dataDir: args.dataDir,
    databaseUrl: read.DATABASE_URL,
    host: read.ROSTER_HOST,
    port: args.port ?? read.ROSTER_PORT,
    publicAddress: read.ROSTER_PUBLIC_ADDRESS?.replace(/\/+$/, ''),
    secret: read.ROSTER_SECRET,
    openAccounts: read.ROSTER_OPEN_ACCOUNTS === 'yes',
    mailServer: mailServerFrom(read),
    stripe: read.ROSTER_STRIPE_KEY
      ? { key: read.ROSTER_STRIPE_KEY, address: read.ROSTER_STRIPE_ADDRESS }
      : undefined,
    trialDays: read.ROSTER_TRIAL_DAYS,
    rendererDir: args.rendererDir,
    anonymousRequestsPerMinute: read.ROSTER_ANONYMOUS_PER_MINUTE,
    trustProxy: read.ROSTER_TRUST_PROXY === 'yes',
    isSample: args.isSample,
    logLevel: read.ROSTER_LOG_LEVEL,
  }
}

/** A setting that cannot be used; the message is for whoever starts the server. */
export class ConfigError extends Error {}

function mailServerFrom(read: z.infer<typeof environment>): MailServer | undefined {
  if (!read.ROSTER_SMTP_HOST || !read.ROSTER_MAIL_FROM_ADDRESS) return undefined
  return {
    host: read.ROSTER_SMTP_HOST,
    port: read.ROSTER_SMTP_PORT,
    security: read.ROSTER_SMTP_SECURITY,
    username: read.ROSTER_SMTP_USERNAME,
    password: read.ROSTER_SMTP_PASSWORD,
    fromName: read.ROSTER_MAIL_FROM_NAME,
    fromAddress: read.ROSTER_MAIL_FROM_ADDRESS,
  }
}
