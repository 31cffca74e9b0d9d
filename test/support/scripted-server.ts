import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** One request as a scripted server got it. */
export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** A server on this computer that answers as a test wants, one request after the other. */
export interface ScriptedServer {
  address: string
  received: Received[]
  /** The answer from now on. */
  answer(respond: (request: Received, response: ServerResponse) => void): void
  /** Ends every open connection. */
  drop(): void
  stop(): Promise<void>
}

export async function startScriptedServer(port = 0): Promise<ScriptedServer> {
  const received: Received[] = []
  let respond: (request: Received, response: ServerResponse) => void = (_request, response) => response.end()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { method = '', url = '', headers } = request
    const one = { method, path: url, headers, body }
    received.push(one)
    respond(one, response)
  })
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle))
  const stop = () =>
    new Promise<void>((settle) => {
      server.close(() => settle())
      server.closeAllConnections()
    })
  onTestFinished(stop)
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      respond = next
    },
    drop: () => server.closeAllConnections(),
    stop,
  }
}

/** Answers JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(value))
}
