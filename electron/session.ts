import { readFile, rm } from 'node:fs/promises'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { applySetCookies, type Cookies, SESSION_COOKIE, writeCookieHeader } from './cookies.ts'
import { type Log, nameFailure } from './log.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

/** What is sealed: one cookie, and the server it belongs to. */
const kept = z.strictObject({ server: z.string(), name: z.string().regex(SESSION_COOKIE), value: z.string() })

/** The sign-in state of this computer: cookies of one account server, which no other server ever gets. */
export interface Session {
  /** False when this computer has no keychain: the session then ends with the application. */
  readonly keepsSession: boolean
  /** Binds the session to a server; what belonged to another one is forgotten. */
  bindTo(server: string): Promise<void>
  /** The Cookie header for a server. */
  cookieHeader(server: string): string | undefined
  /** Takes over the cookies of an answer. */
  takeCookies(server: string, lines: readonly string[]): void
  /** Forgets everything. */
  forget(): void
  /** Resolves when everything is on disk. */
  settled(): Promise<void>
}

/** Opens the session kept in a file, sealed by the keychain of this computer. */
export async function openSession(path: string, log: Log): Promise<Session> {
  const keepsSession = await hasKeychain()
  const found = keepsSession ? await unseal(path, log) : undefined
  let server = found?.server
  let cookies: Cookies = new Map(found ? [[found.name, found.value]] : [])
  let writing = keepsSession ? Promise.resolve() : rm(path, { force: true })

  const save = () => {
    const entry = [...cookies].find(([name]) => SESSION_COOKIE.test(name))
    const content = entry && server ? { server, name: entry[0], value: entry[1] } : undefined
    if (!keepsSession) return
    writing = writing
      .then(() => (content ? seal(path, content) : rm(path, { force: true })))
      .catch((error: unknown) => log.error('the session could not be kept', nameFailure(error)))
  }
  const change = (next: Cookies) => {
    const before = readSessionCookie(cookies)
    cookies = next
    if (readSessionCookie(next) !== before) save()
  }
  if (found?.isOutdated) save()

  return {
    keepsSession,
    async bindTo(next) {
      if (server === next) return
      change(new Map())
      server = next
      await writing
    },
    cookieHeader: (asked) => (asked === server ? writeCookieHeader(cookies) : undefined),
    takeCookies(from, lines) {
      if (from === server) change(applySetCookies(cookies, lines))
    },
    forget: () => change(new Map()),
    settled: () => writing,
  }
}

/** On Linux without a keychain Chromium seals with a key that everybody knows; that counts as none. */
async function hasKeychain(): Promise<boolean> {
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend()
    if (backend === 'basic_text' || backend === 'unknown') return false
  }
  return safeStorage.isAsyncEncryptionAvailable()
}

async function seal(path: string, content: z.infer<typeof kept>): Promise<void> {
  await writeFileAtomically(path, await safeStorage.encryptStringAsync(JSON.stringify(content)))
}

async function unseal(path: string, log: Log) {
  const sealed = await readFile(path).catch(() => undefined)
  if (!sealed) return undefined
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed)
    return { ...kept.parse(JSON.parse(result)), isOutdated: shouldReEncrypt }
  } catch (error) {
    log.warn('the kept session could not be opened and was dropped', nameFailure(error))
    await rm(path, { force: true })
    return undefined
  }
}

function readSessionCookie(cookies: Cookies): string | undefined {
  return [...cookies].find(([name]) => SESSION_COOKIE.test(name))?.[1]
}
