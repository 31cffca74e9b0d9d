import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { isAppAddress, serveAppScheme } from '../../electron/app-protocol.ts'
import { double } from '../support/electron-double.ts'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

const SECRET = 'what lies beside the screens'

beforeEach(async () => {
  const folder = await makeTemporaryFolder()
  const screens = join(folder, 'screens')
  await mkdir(join(screens, 'assets'), { recursive: true })
  await mkdir(join(folder, 'screens-of-another'))
  await writeFile(join(screens, 'index.html'), '<!doctype html><title>Roster</title>')
  await writeFile(join(screens, 'assets', 'index-1a2b.js'), 'export {}')
  await writeFile(join(screens, 'assets', 'index-1a2b.js.map'), SECRET)
  await writeFile(join(folder, 'secret.html'), SECRET)
  await writeFile(join(folder, 'screens-of-another', 'index.html'), SECRET)
  await symlink(join(folder, 'secret.html'), join(screens, 'link.html'))
  double.forgetProtocols()
  serveAppScheme(screens)
})

test('serves the page under a policy that lets it talk to nobody', async () => {
  for (const address of ['app://main/', 'app://main/index.html', 'app://main/index.html?x=1']) {
    const answer = await double.fetch(address)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<title>Roster</title>')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'",
    )
  }
  const script = await double.fetch('app://main/assets/index-1a2b.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test.each([
  ['a path upwards', 'app://main/../secret.html'],
  ['an encoded path upwards', 'app://main/%2e%2e/secret.html'],
  ['encoded separators', 'app://main/..%2fsecret.html'],
  ['encoded separators deeper', 'app://main/assets/..%2f..%2fsecret.html'],
  ['a path encoded twice', 'app://main/%252e%252e%252fsecret.html'],
  ['separators of another system', 'app://main/..%5csecret.html'],
  ['a neighbour with the same beginning', 'app://main/..%2fscreens-of-another/index.html'],
  ['a link that leads outside', 'app://main/link.html'],
  ['a null byte', 'app://main/index.html%00.html'],
  ['a broken encoding', 'app://main/%E0%A4%A'],
  ['an absolute path', 'app://main//etc/passwd'],
  ['an encoded absolute path', 'app://main/%2fetc%2fpasswd'],
  ['a drive', 'app://main/C:%5cwindows%5cwin.ini'],
  ['a folder', 'app://main/assets/'],
  ['a source map', 'app://main/assets/index-1a2b.js.map'],
  ['a file that is not there', 'app://main/nothing.html'],
  ['another host', 'app://other/index.html'],
  ['a host with a port', 'app://main:81/index.html'],
  ['a host that only ends alike', 'app://evil.main/index.html'],
])('refuses %s', async (_what, address) => {
  const answer = await double.fetch(address)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain(SECRET)
})

test('answers reading only', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await double.fetch('app://main/index.html', method)).status).toBe(405)
})

test('knows its own addresses', () => {
  expect(isAppAddress('app://main/index.html#/users')).toBe(true)
  for (const foreign of [
    'app://main.evil.test/',
    'https://main/',
    'app:main',
    'app://MAIN.test/',
    '',
    'about:blank',
  ])
    expect(isAppAddress(foreign)).toBe(false)
})
