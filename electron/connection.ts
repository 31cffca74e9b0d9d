import type { AxiosInstance } from 'axios'
import { encodeRequest } from '../shared/contract/http.ts'
import { accountOperation } from '../shared/contract/index.ts'
import { AppError } from '../shared/errors.ts'
import type { Connection as Choice } from '../shared/model/settings.ts'
import { explainFailure, isLoopback, readAnswer, type Server } from './http-client.ts'
import type { LocalBackend } from './local-backend.ts'
import type { SettingsStore } from './settings/open-settings.ts'

/** Where the account of this window is. */
export interface Connection {
  /** The server's lasting name, to which a session is bound. */
  key(): string
  /** Where it listens now; waits for a backend on this computer. */
  findServer(): Promise<Server>
  /** Tries a choice and keeps it when it works; throws what is wrong with it otherwise. */
  choose(choice: Choice): Promise<void>
  stop(): Promise<void>
}

/** What the connection works with. */
export interface ConnectionParts {
  http: AxiosInstance
  settings: SettingsStore
  backends: Record<'this-computer' | 'sample', LocalBackend>
}

export function createConnection({ http, settings, backends }: ConnectionParts): Connection {
  const current = () => settings.read().connection

  return {
    key: () => keyOf(current()),
    async findServer() {
      const choice = current()
      if (choice.kind === 'unset') throw new AppError('server.unreachable')
      const address = choice.kind === 'server' ? choice.address : await backends[choice.kind].address()
      return { key: keyOf(choice), address }
    },
    async choose(choice) {
      const before = current()
      const next =
        choice.kind === 'server' ? { ...choice, address: readServerAddress(choice.address) } : choice
      if (next.kind === 'server') await requireRoster(http, next.address)
      else if (next.kind !== 'unset') await backends[next.kind].address()
      settings.write({ connection: next })
      const isLeft = before.kind !== next.kind
      if (isLeft && (before.kind === 'this-computer' || before.kind === 'sample')) {
        await backends[before.kind].stop()
      }
    },
    async stop() {
      await Promise.all(Object.values(backends).map((backend) => backend.stop()))
    },
  }
}

function keyOf(choice: Choice): string {
  return choice.kind === 'server' ? choice.address : choice.kind
}

/** The origin of a server: https, or http on this computer only, and nothing behind it. */
function readServerAddress(typed: string): string {
  const url = new URL(typed)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(typed))
  const isPlain = url.pathname === '/' && url.search === '' && url.hash === ''
  if (!isSafe || !isPlain || url.username !== '' || url.password !== '')
    throw new AppError('server.address-invalid')
  return url.origin
}

/** Asks the address what it is, before any cookie or password goes there. */
async function requireRoster(http: AxiosInstance, address: string): Promise<void> {
  const operation = accountOperation('setup.read')
  const { path } = encodeRequest(operation, {})
  try {
    const { status, headers, data } = await http.get<unknown>(path, {
      baseURL: address,
      ...(isLoopback(address) && { proxy: false }),
    })
    const answer = operation.output.safeParse(readAnswer(status, headers['content-type'], data))
    if (!answer.success) throw new AppError('server.not-roster')
  } catch (error) {
    const known = explainFailure(error)
    throw known.code === 'server.unreachable' || known.code === 'server.unavailable'
      ? known
      : new AppError('server.not-roster', undefined, { cause: error })
  }
}
