import { createTransport } from 'nodemailer'
import { findAddress } from '../addresses.ts'
import type { MailAnswer, MailPort, MailServer, OutgoingMail } from './mail.ts'
import { describeFailure, quoteServer } from './smtp-answers.ts'

const CONNECTIONS_PER_SERVER = 4
const SERVERS_KEPT = 16
const DNS_MS = 8_000
const CONNECT_MS = 10_000
const SILENCE_MS = 20_000
/** Shorter than the lease of the message, so that nobody else takes it while it is still on its way. */
const WHOLE_DELIVERY_MS = 45_000

type Transport = ReturnType<typeof openTransport>

/** The way out over SMTP: a few connections per server, opened when needed and kept for the next message. */
export function openSmtpMail(): MailPort {
  const transports = new Map<string, Transport>()

  function transportTo(server: MailServer): Transport {
    const key = JSON.stringify(server)
    const transport = transports.get(key) ?? openTransport(server)
    transports.delete(key)
    transports.set(key, transport)
    for (const [oldest, unused] of transports) {
      if (transports.size <= SERVERS_KEPT) break
      transports.delete(oldest)
      unused.close()
    }
    return transport
  }

  return {
    async send(server, mail) {
      const refusal = refuseAddresses(mail)
      if (refusal) return refusal
      try {
        return await deliver(transportTo(server), server, mail)
      } catch (error) {
        return describeFailure(error, server)
      }
    },
    async close() {
      for (const transport of transports.values()) transport.close({ force: true })
      transports.clear()
    },
  }
}

function openTransport(server: MailServer) {
  return createTransport({
    pool: true,
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.username !== '' && { auth: { user: server.username, pass: server.password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    maxConnections: CONNECTIONS_PER_SERVER,
    maxRequeues: 1,
    idleTimeout: SILENCE_MS,
    dnsTimeout: DNS_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  })
}

async function deliver(transport: Transport, server: MailServer, mail: OutgoingMail): Promise<MailAnswer> {
  const sent = await transport.sendMail({
    messageId: mail.messageId,
    from: mail.from,
    to: { name: '', address: mail.to },
    envelope: { from: mail.from.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: (mail.attachments ?? []).map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content,
    })),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
    signal: AbortSignal.timeout(WHOLE_DELIVERY_MS),
  })
  const receivers = [sent.envelope.to].flat()
  if (receivers.length !== 1 || receivers[0] !== mail.to)
    return { taken: false, permanent: true, answer: 'The message would have gone to another address.' }
  return { taken: true, answer: quoteServer(sent.response, server) }
}

/** The same strict grammar as before storing: what a mail library makes of anything else is not known. */
function refuseAddresses(mail: OutgoingMail): MailAnswer | null {
  const isPlain = [mail.to, mail.from.address].every((text) => findAddress(text)?.address === text)
  if (isPlain) return null
  return {
    taken: false,
    permanent: true,
    answer: 'The address is not a plain e-mail address, so nothing was sent.',
  }
}
