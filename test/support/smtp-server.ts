import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { smtpCertificate } from './smtp-certificate.ts'

/** What the server says: taken, its own words with a code, silence for ever, or the line cut off. */
export type SmtpAnswer = 'take' | 'hang' | 'drop' | { code: number; words: string }

/** A message that arrived whole, whatever was answered to it then. */
export interface ArrivedMail {
  /** Whom the envelope names. */
  to: string[]
  from: string
  secure: boolean
  raw: string
  mail: ParsedMail
}

/** A real SMTP server whose answers a test writes. */
export interface SmtpTestServer {
  port: number
  /** Messages that arrived whole, in order. */
  arrived: ArrivedMail[]
  /** What is answered to a recipient and to a whole message; both take everything unless changed. */
  answerTo: { recipient: (address: string) => SmtpAnswer; message: (mail: ArrivedMail) => SmtpAnswer }
  /** How many connections were opened. */
  connections: number
  /** Waits until this many messages have arrived. */
  waitForArrivals(count: number): Promise<ArrivedMail[]>
  /** Refuses connections and cuts those that are open. */
  goDown(): Promise<void>
  /** Is there again, at the same port. */
  comeUp(): Promise<void>
  stop(): Promise<void>
}

/** How clients must behave; without `login` nobody signs in. */
export interface SmtpTestOptions {
  security?: 'tls' | 'starttls' | 'none'
  login?: { username: string; password: string }
  /** What is said to a wrong password; sees what the client sent. */
  refuseLogin?: (password: string) => string
}

/** Starts a mail server on a free port of this machine. */
export async function startSmtpServer(options: SmtpTestOptions = {}): Promise<SmtpTestServer> {
  const news = new EventEmitter()
  news.setMaxListeners(0)
  let running: SMTPServer | undefined

  const open = async (port: number) => {
    running = new SMTPServer(serverOptions(options, server, news))
    running.on('error', () => undefined)
    running.server.on('connection', () => {
      server.connections += 1
    })
    running.listen(port, '127.0.0.1')
    await once(running.server, 'listening')
    server.port = (running.server.address() as AddressInfo).port
  }
  const close = async () => {
    const closing = running
    running = undefined
    if (!closing) return
    for (const connection of closing.connections) cut(connection)
    await new Promise<void>((resolve) => closing.close(() => resolve()))
  }
  const server: SmtpTestServer = {
    port: 0,
    arrived: [],
    answerTo: { recipient: () => 'take', message: () => 'take' },
    connections: 0,
    async waitForArrivals(count) {
      while (server.arrived.length < count) await once(news, 'arrival')
      return server.arrived.slice(0, count)
    },
    goDown: close,
    comeUp: () => open(server.port),
    stop: close,
  }
  await open(0)
  return server

  function serverOptions(
    { security = 'none', login, refuseLogin = () => 'Wrong user name or password' }: SmtpTestOptions,
    to: SmtpTestServer,
    arrivals: EventEmitter,
  ): SMTPServerOptions {
    return {
      ...smtpCertificate,
      secure: security === 'tls',
      disabledCommands: [...(security === 'starttls' ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
      allowInsecureAuth: security === 'none',
      authOptional: !login,
      disableReverseLookup: true,
      onAuth({ username, password }, _session, callback) {
        if (username === login?.username && password === login?.password) callback(null, { user: username })
        else callback(reply(535, refuseLogin(password ?? '')))
      },
      onRcptTo({ address }, session, callback) {
        answer(to.answerTo.recipient(address), session.id, callback)
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          const raw = Buffer.concat(chunks)
          const { mailFrom, rcptTo } = session.envelope
          const mail = {
            to: rcptTo.map(({ address }) => address),
            from: mailFrom ? mailFrom.address : '',
            secure: session.secure,
            raw: raw.toString('utf8'),
            mail: await simpleParser(raw),
          }
          to.arrived.push(mail)
          arrivals.emit('arrival')
          answer(to.answerTo.message(mail), session.id, callback)
        })
      },
    }
  }

  function answer(said: SmtpAnswer, sessionId: string, callback: (error?: Error | null) => void): void {
    if (said === 'take') callback()
    else if (said === 'drop') {
      for (const connection of running?.connections ?? []) if (connection.id === sessionId) cut(connection)
    } else if (said !== 'hang') callback(reply(said.code, said.words))
  }
}

function reply(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

function cut(connection: { _socket: { destroy(): unknown } }): void {
  connection._socket.destroy()
}
