import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDataFolder, startDesktop } from '../support/desktop.ts'

test('comes back where it was left', async () => {
  const dataFolder = await makeDataFolder()
  const first = await startDesktop({ dataFolder })
  first.double.window().bounds = { x: 200, y: 100, width: 1300, height: 800 }
  await first.quit()
  const second = await startDesktop({ dataFolder })
  expect(second.double.window().bounds).toEqual({ x: 200, y: 100, width: 1300, height: 800 })
})

test.each([
  ['on a display that is gone', { x: 4000, y: 300, width: 1300, height: 800 }, { x: 620, y: 240 }],
  ['above the top edge', { x: 10, y: -500, width: 1300, height: 800 }, { x: 10, y: 0 }],
  ['larger than the display', { x: 0, y: 0, width: 9000, height: 9000 }, { width: 1920, height: 1040 }],
  ['smaller than it may be', { x: 0, y: 0, width: 10, height: 10 }, { width: 960, height: 600 }],
])('left %s, it comes back where it can be seen', async (_where, left, expected) => {
  const dataFolder = await makeDataFolder()
  const first = await startDesktop({ dataFolder })
  first.double.window().bounds = left
  await first.quit()
  const second = await startDesktop({ dataFolder })
  expect(second.double.window().bounds).toMatchObject(expected)
})

test('a page that crashes is loaded again, three times at most', async () => {
  const { double } = await startDesktop()
  const { webContents } = double.window()
  const crash = () => webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  for (let count = 0; count < 3; count += 1) crash()
  expect(double.callsOf('webContents.reload')).toHaveLength(3)
  expect(double.callsOf('dialog.showErrorBox')).toEqual([])
  crash()
  expect(double.callsOf('webContents.reload')).toHaveLength(3)
  expect(double.callsOf('dialog.showErrorBox')).toHaveLength(1)
  expect(await double.app.ended).toBe(0)
})

test('a process of Roster that ends is written down', async () => {
  const { double, dataFolder } = await startDesktop()
  double.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9, name: 'canary' })
  const log = await readFile(join(dataFolder, 'desktop', 'logs', 'main.log'), 'utf8')
  expect(JSON.parse(log)).toMatchObject({ level: 'error', type: 'GPU', reason: 'crashed', exitCode: 9 })
})

test('a page that ends by itself is left alone', async () => {
  const { double } = await startDesktop()
  double.window().webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  expect(double.callsOf('webContents.reload')).toEqual([])
})

test.each([
  ['waits', 0, 0],
  ['loads again', 1, 1],
])('a page that hangs asks the person once, and %s as they say', async (_what, answer, reloads) => {
  const { double } = await startDesktop({ options: { messageBoxAnswer: answer } })
  double.window().emit('unresponsive')
  double.window().emit('unresponsive')
  await expect.poll(() => double.callsOf('webContents.reload')).toHaveLength(reloads)
  expect(double.callsOf('dialog.showMessageBox')).toHaveLength(1)
})

test('a changed theme reaches the frame of the window and the page', async () => {
  const { roster, told } = await startDesktop()
  const { nativeTheme } = await import('../support/electron-double.ts')
  await roster.call('settings.change', { theme: 'dark' })
  expect(nativeTheme.themeSource).toBe('dark')
  expect(told).toMatchObject([{ name: 'settings.changed', payload: { theme: 'dark' } }])
})

test('the page hears what it listens for until it stops listening', async () => {
  const { roster } = await startDesktop()
  const heard: unknown[] = []
  const stop = roster.on('settings.changed', ({ theme }) => void heard.push(theme))
  roster.on('users.changed', () => void heard.push('users'))
  await roster.call('settings.change', { theme: 'dark' })
  stop()
  await roster.call('settings.change', { theme: 'light' })
  expect(heard).toEqual(['dark'])
})

test('closing the last window ends the application', async () => {
  const { double } = await startDesktop()
  double.window().close()
  expect(await double.app.ended).toBe(0)
})

test('copy, paste and quit have their places in the menu', async () => {
  const { double } = await startDesktop()
  const [[menu]] = double.callsOf('Menu.setApplicationMenu') as [[{ role?: string }[]]]
  expect(menu.map(({ role }) => role)).toEqual(expect.arrayContaining(['fileMenu', 'editMenu', 'windowMenu']))
})
