import type { MailAnswer, MailPort, OutgoingMail } from './mail.ts'

/** A mail port for tests: keeps what was sent and answers what the test wants. */
export interface CollectedMail extends MailPort {
  sent: OutgoingMail[]
  answer: MailAnswer
}

/** A mail port that takes everything until `answer` is changed. */
export function collectMail(): CollectedMail {
  const collected: CollectedMail = {
    sent: [],
    answer: { taken: true, answer: '250 taken' },
    async send(_server, mail) {
      if (collected.answer.taken) collected.sent.push(mail)
      return collected.answer
    },
    async close() {},
  }
  return collected
}
