import type { MailAnswer, MailServer } from './mail.ts'

const LONGEST_ANSWER = 500
/** "Service not available": about the server, whichever command it answers. */
const GOING_AWAY = 421

/** What nodemailer tells about a failure (its NodemailerError), as far as it is used here. */
interface SmtpFailure {
  code?: string
  command?: string
  response?: string
  responseCode?: number
  permanent?: boolean
  rejectedErrors?: SmtpFailure[]
  /** Node's own code of a failed connection. */
  originalCode?: string
}

/** Sentences for failures in which the server said nothing. */
const silentFailures: Record<string, string> = {
  EDNS: 'The name of the mail server could not be found.',
  ESOCKET: 'The mail server could not be reached.',
  ECONNECTION: 'The mail server could not be reached, or it ended the connection.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EABORT: 'The mail server did not answer in time.',
  ETLS: 'The mail server does not offer the protected connection that was asked for.',
  ENOAUTH: 'The mail server wants a user name and a password.',
  EAUTH: 'The mail server did not accept the user name and the password.',
}

/**
 * What a failed delivery means. Only what the server says about this recipient or this message can be permanent;
 * a refused sign-in or sender is a matter of the settings, and the message waits until they are put right.
 */
export function describeFailure(thrown: unknown, server: MailServer): MailAnswer {
  const failure = thrown as SmtpFailure
  const told = failure.rejectedErrors?.[0] ?? failure
  const isAboutMessage =
    ['RCPT TO', 'DATA'].includes(told.command ?? '') &&
    told.responseCode !== undefined &&
    told.responseCode !== GOING_AWAY
  const permanent = isAboutMessage && told.permanent === true
  const answer = told.response ? quoteServer(told.response, server) : explainSilence(failure)
  return { taken: false, permanent, isServerDown: !isAboutMessage, answer }
}

function explainSilence({ code = '', originalCode = '' }: SmtpFailure): string {
  if (/CERT|SELF_SIGNED/.test(originalCode)) return 'The certificate of the mail server is not trusted.'
  if (/^ERR_SSL/.test(originalCode)) return 'The mail server does not speak TLS at this port.'
  return silentFailures[code] ?? 'The mail server did not take the message.'
}

/** The server's own words on one line, bounded, and without the password should the server repeat it. */
export function quoteServer(words: string, server: MailServer): string {
  const secrets = [
    server.password,
    base64(server.password),
    base64(`\0${server.username}\0${server.password}`),
  ].filter((secret) => server.password !== '' && secret !== '')
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '•••'), words)
  const line = safe.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
  return line.length > LONGEST_ANSWER ? `${line.slice(0, LONGEST_ANSWER)}…` : line
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
