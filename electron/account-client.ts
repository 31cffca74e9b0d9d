import { setTimeout as pause } from 'node:timers/promises'
import type { AxiosInstance, AxiosResponse } from 'axios'
import { encodeRequest, type HttpRequest, IDEMPOTENCY_HEADER } from '../shared/contract/http.ts'
import {
  type AccountOperationName,
  accountOperation,
  type Input,
  type Output,
} from '../shared/contract/index.ts'
import { AppError } from '../shared/errors.ts'
import { explainFailure, isLoopback, readAnswer, type Server, wasConnectionLost } from './http-client.ts'
import type { Reachability } from './reachability.ts'
import type { Session } from './session.ts'

const PAUSE_BEFORE_RETRY_MS = 250

/** Calls operations of the account server; the only holder of the session. */
export interface AccountClient {
  /** Throws the AppError the operation was refused with. */
  call<N extends AccountOperationName>(name: N, input: Input<N>, key?: string): Promise<Output<N>>
  /** Called after every answer that was not refused. */
  onAnswer(listener: (name: AccountOperationName, output: unknown) => void): void
}

/** What the client works with. */
export interface AccountClientParts {
  http: AxiosInstance
  session: Session
  reachability: Reachability
  /** Where the account is now; waits for a backend on this computer. */
  findServer(): Promise<Server>
}

export function createAccountClient(parts: AccountClientParts): AccountClient {
  const { http, session, reachability, findServer } = parts
  const listeners: ((name: AccountOperationName, output: unknown) => void)[] = []

  const send = async (request: HttpRequest, idempotencyKey: string) => {
    const server = await findServer()
    const cookie = session.cookieHeader(server.key)
    const response: AxiosResponse<unknown> = await http.request({
      baseURL: server.address,
      url: request.path,
      method: request.method,
      ...(isLoopback(server.address) && { proxy: false }),
      headers: {
        ...(cookie && { cookie }),
        ...(request.body && { 'content-type': 'application/json' }),
        ...(request.method !== 'GET' && { [IDEMPOTENCY_HEADER]: idempotencyKey }),
      },
      ...(request.body && { data: JSON.stringify(request.body) }),
    })
    return { server, cookie, response }
  }

  /** Sent once more when the connection broke on the way: the key makes a write have effect once. */
  const sendSafely = async (request: HttpRequest, idempotencyKey: string) => {
    try {
      return await send(request, idempotencyKey)
    } catch (error) {
      if (!wasConnectionLost(error)) throw error
      await pause(PAUSE_BEFORE_RETRY_MS)
      return await send(request, idempotencyKey)
    }
  }

  const exchange = async (request: HttpRequest, key: string): Promise<unknown> => {
    const { server, cookie, response } = await sendSafely(request, key)
    session.takeCookies(server.key, response.headers['set-cookie'] ?? [])
    try {
      return readAnswer(response.status, response.headers['content-type'], response.data)
    } catch (error) {
      // A sign-in that succeeded meanwhile is not undone by the answer to an older request.
      const isSame = session.cookieHeader(server.key) === cookie
      if (error instanceof AppError && error.code === 'session.missing' && isSame) session.forget()
      throw error
    }
  }

  return {
    async call(name, input, key = crypto.randomUUID()) {
      const operation = accountOperation(name)
      try {
        const output = operation.output.parse(await exchange(encodeRequest(operation, input), key))
        reachability.note(true)
        if (name === 'session.signOut') session.forget()
        for (const listener of listeners) listener(name, output)
        return output as Output<typeof name>
      } catch (error) {
        const known = explainFailure(error)
        reachability.note(known.code !== 'server.unreachable')
        throw known
      }
    },
    onAnswer(listener) {
      listeners.push(listener)
    },
  }
}
