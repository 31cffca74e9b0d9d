import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openSettings } from '../../../electron/settings/open-settings.ts'
import { upgradeSettings } from '../../../electron/settings/upgrade-settings.ts'
import { settings } from '../../../shared/model/settings.ts'
import { collectLog } from '../../support/account-parts.ts'
import { ipcMain } from '../../support/electron-double.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await makeTemporaryFolder()
  file = join(folder, 'settings.json')
})

const readFileOfSettings = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

test('a first start has the usual settings, and writes its version', async () => {
  expect(openSettings(folder, collectLog()).read()).toEqual(settings.parse({}))
  expect(await readFileOfSettings()).toMatchObject({ version: 1, theme: 'system' })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a change keeps the other settings and is there after a restart', () => {
  openSettings(folder, collectLog()).write({ theme: 'dark' })
  openSettings(folder, collectLog()).write({ density: 'spacious' })
  expect(openSettings(folder, collectLog()).read()).toMatchObject({ theme: 'dark', density: 'spacious' })
})

test('a listener hears every change until it stops listening', () => {
  const store = openSettings(folder, collectLog())
  const listener = vi.fn()
  const stop = store.onChange(listener)
  store.write({ theme: 'light' })
  stop()
  store.write({ theme: 'dark' })
  expect(listener.mock.calls).toEqual([[expect.objectContaining({ theme: 'light' })]])
})

test('the bounds of the window are kept beside the settings and never shown with them', () => {
  const bounds = { x: 1, y: 2, width: 1000, height: 700, isMaximized: true }
  openSettings(folder, collectLog()).writeBounds(bounds)
  const store = openSettings(folder, collectLog())
  expect(store.readBounds()).toEqual(bounds)
  expect(store.read()).toEqual(settings.parse({}))
})

test('no page can ask the store for folders', () => {
  openSettings(folder, collectLog())
  expect(ipcMain.eventNames()).toEqual([])
})

describe('a file of an older Roster', () => {
  test('without a version is brought to version 1 with everything it says', async () => {
    await writeFile(file, JSON.stringify({ theme: 'dark', connection: { kind: 'this-computer' } }))
    const log = collectLog()
    expect(openSettings(folder, log).read()).toMatchObject({
      theme: 'dark',
      connection: { kind: 'this-computer' },
      density: 'regular',
    })
    expect(await readFileOfSettings()).toMatchObject({ version: 1, theme: 'dark' })
    expect(log.lines).toEqual([])
  })

  test('every step leads to the current version and is pure', () => {
    const stored = Object.freeze({ theme: 'light' })
    expect(upgradeSettings(stored)).toEqual({ ...settings.parse({ theme: 'light' }), version: 1 })
    expect(upgradeSettings(upgradeSettings(stored))).toEqual(upgradeSettings(stored))
  })
})

describe('a file that cannot be used is set aside, whole', () => {
  test.each([
    ['broken JSON', '{"theme":"dark"'],
    ['nothing', ''],
    ['another kind of JSON', '["theme"]'],
    ['a value that no setting has', '{"version":1,"theme":"purple"}'],
    ['a newer Roster’s version', '{"version":2,"theme":"dark"}'],
    ['a version that is none', '{"version":"1","theme":"dark"}'],
    ['bytes', '\0\0\0\0'],
  ])('%s', async (_what, text) => {
    await writeFile(file, text)
    const log = collectLog()
    const store = openSettings(folder, log)
    expect(store.read()).toEqual(settings.parse({}))

    const aside = (await readdir(folder)).find((name) => name.startsWith('settings.broken-')) ?? ''
    expect(aside).toMatch(/^settings\.broken-[\dTZ-]+\.json$/)
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text)
    expect(log.lines).toEqual([expect.stringContaining('settings.unreadable')])
    store.write({ theme: 'dark' })
    expect(openSettings(folder, collectLog()).read().theme).toBe('dark')
  })
})

test('a kill in the middle of writing leaves whole settings', async () => {
  const program = join(import.meta.dirname, 'write-settings-forever.ts')
  const hook = new URL('../../support/register-electron-double.ts', import.meta.url).href
  for (let round = 0; round < 8; round += 1) {
    const target = join(folder, String(round))
    await mkdir(target)
    const writer = spawn(process.execPath, ['--import', hook, program, target], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    await once(writer.stdout, 'data')
    await new Promise((settle) => setTimeout(settle, 20 + round * 7))
    writer.kill('SIGKILL')
    await once(writer, 'exit')

    const log = collectLog()
    const { sidebarCollapsed, usersView } = openSettings(target, log).read()
    expect(log.lines).toEqual([])
    expect(usersView.hiddenColumns).toHaveLength(sidebarCollapsed ? 0 : 2)
  }
})
