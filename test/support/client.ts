import { encodeRequest } from '../../shared/contract/http.ts'
import {
  type AccountOperationName,
  accountOperation,
  type Input,
  type Output,
} from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'

/** A browser's view of a backend: keeps cookies, sends its own origin. */
export class Client {
  readonly address: string
  readonly cookies = new Map<string, string>()

  constructor(address: string) {
    this.address = address
  }

  /** Calls an operation over HTTP; throws the AppError it was refused with. */
  async call<N extends AccountOperationName>(
    name: N,
    input: Input<N>,
    headers: Record<string, string> = {},
  ): Promise<Output<N>> {
    const request = encodeRequest(accountOperation(name), input)
    const response = await this.fetch(request.path, {
      method: request.method,
      ...(request.body && { body: JSON.stringify(request.body) }),
      headers: { ...(request.body && { 'content-type': 'application/json' }), ...headers },
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw AppError.fromBody(answer)
    return answer as Output<N>
  }

  /** A plain request with this client's cookies and origin. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('origin')) headers.set('origin', this.address)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(this.address + path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const equals = pair.indexOf('=')
    const name = pair.slice(0, equals)
    const value = pair.slice(equals + 1)
    const ended = value === '' || attributes.some((part) => /^\s*max-age=0$/i.test(part))
    if (ended) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
