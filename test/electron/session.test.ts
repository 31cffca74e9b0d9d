import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openSession } from '../../electron/session.ts'
import { collectLog } from '../support/account-parts.ts'
import { double } from '../support/electron-double.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

const CANARY = 'canary-5d1f0a7e.signature'
const SIGNED_IN = [`roster.session_token=${CANARY}; Path=/; HttpOnly`]

let folder: string
let file: string

beforeEach(async () => {
  double.options.keychain = 'gnome_libsecret'
  double.options.keyWasRotated = false
  folder = await makeTemporaryFolder()
  file = join(folder, 'session.sealed')
})

async function signIn(server = 'https://roster.hartwell.test') {
  const session = await openSession(file, collectLog())
  await session.bindTo(server)
  session.takeCookies(server, SIGNED_IN)
  await session.settled()
  return session
}

/** Everything on disk, as text and decoded from base64. */
async function readEverything(): Promise<string> {
  const names = await readdir(folder)
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))
  return contents.map((text) => `${text}\n${Buffer.from(text, 'base64').toString('latin1')}`).join('\n')
}

test('a session outlives the application, sealed and for its owner only', async () => {
  await signIn()
  expect(await readdir(folder)).toEqual(['session.sealed'])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const everything = await readEverything()
  expect(everything).not.toContain(CANARY)
  expect(everything).not.toContain(CANARY.split('.')[0])

  const next = await openSession(file, collectLog())
  await next.bindTo('https://roster.hartwell.test')
  expect(next.keepsSession).toBe(true)
  expect(next.cookieHeader('https://roster.hartwell.test')).toBe(`roster.session_token=${CANARY}`)
})

test('only the session itself is kept; the second step of a sign-in is not', async () => {
  const session = await signIn()
  session.takeCookies('https://roster.hartwell.test', ['roster.two_factor=challenge'])
  await session.settled()
  const next = await openSession(file, collectLog())
  await next.bindTo('https://roster.hartwell.test')
  expect(next.cookieHeader('https://roster.hartwell.test')).not.toContain('challenge')
})

test.each(['basic_text', 'none'] as const)(
  'without a keychain (%s) it lives in memory and leaves nothing on disk',
  async (keychain) => {
    await signIn()
    double.options.keychain = keychain
    const session = await signIn()
    expect(session.keepsSession).toBe(false)
    expect(session.cookieHeader('https://roster.hartwell.test')).toContain(CANARY)
    expect(await readdir(folder)).toEqual([])
  },
)

test('another server never gets it, and working with one ends it', async () => {
  const session = await signIn()
  expect(session.cookieHeader('https://evil.test')).toBeUndefined()
  session.takeCookies('https://evil.test', ['roster.session_token=planted'])
  expect(session.cookieHeader('https://roster.hartwell.test')).toContain(CANARY)

  await session.bindTo('https://evil.test')
  expect(session.cookieHeader('https://evil.test')).toBeUndefined()
  expect(session.cookieHeader('https://roster.hartwell.test')).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
})

test('a kept session of another server is dropped at the start', async () => {
  await signIn()
  const next = await openSession(file, collectLog())
  await next.bindTo('this-computer')
  expect(next.cookieHeader('this-computer')).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
})

test('signing out removes the file', async () => {
  const session = await signIn()
  session.forget()
  await session.settled()
  expect(await readdir(folder)).toEqual([])
})

test('a file that cannot be opened is dropped with a line in the log', async () => {
  await writeFile(file, 'not sealed by this computer, and longer than a seal')
  const log = collectLog()
  const session = await openSession(file, log)
  await session.bindTo('this-computer')
  expect(session.cookieHeader('this-computer')).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
  expect(log.lines).toHaveLength(1)
})

test('a session sealed by an old key is sealed again', async () => {
  await signIn()
  const before = await readFile(file)
  double.options.keyWasRotated = true
  const next = await openSession(file, collectLog())
  await next.settled()
  expect(await readFile(file)).not.toEqual(before)
  await next.bindTo('https://roster.hartwell.test')
  expect(next.cookieHeader('https://roster.hartwell.test')).toContain(CANARY)
})

test('the last of many changes is what stays on disk', async () => {
  const session = await signIn()
  for (let count = 0; count < 20; count += 1)
    session.takeCookies('https://roster.hartwell.test', [`roster.session_token=number-${count}`])
  await session.settled()
  const next = await openSession(file, collectLog())
  await next.bindTo('https://roster.hartwell.test')
  expect(next.cookieHeader('https://roster.hartwell.test')).toBe('roster.session_token=number-19')
})
