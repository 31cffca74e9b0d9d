/** A message ready to leave. `messageId` makes a repeated delivery recognisable. */
export interface OutgoingMail {
  messageId: string
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
  attachments?: readonly MailAttachment[]
}

/** A file that travels with a message; its content is in hand, never a path or an address. */
export interface MailAttachment {
  name: string
  mediaType: string
  content: Buffer
}

/** How to reach a mail server. */
export interface MailServer {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  username: string
  password: string
  fromName: string
  fromAddress: string
}

/**
 * What became of a delivery. `permanent` failures are not tried again. `isServerDown` means that the server took
 * nothing at all (unreachable, sign-in or sender refused), so that other messages need not be tried either.
 */
export type MailAnswer =
  | { taken: true; answer: string }
  | { taken: false; permanent: boolean; isServerDown?: boolean; answer: string }

/** The way out for messages. Never throws: the mail server's own words come back as the answer. */
export interface MailPort {
  send(server: MailServer, mail: OutgoingMail): Promise<MailAnswer>
  /** Ends all connections; what is under way fails and is tried again later. */
  close(): Promise<void>
}
