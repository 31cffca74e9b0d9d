import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDataFolder, startDesktop } from '../support/desktop.ts'

test('starts in the order that security needs: sandbox, scheme and lock before it is ready', async () => {
  const { double, dataFolder } = await startDesktop()
  const order = double.calls.map(({ name }) => name)
  const ready = order.indexOf('app.ready')
  for (const name of ['app.enableSandbox', 'protocol.registerSchemesAsPrivileged', 'app.setPath'])
    expect(order.slice(0, ready)).toContain(name)
  expect(order.indexOf('app.setPath')).toBeLessThan(order.indexOf('app.requestSingleInstanceLock'))
  expect(double.callsOf('app.setPath')).toEqual([['userData', `${dataFolder}/desktop`]])
  expect(order.indexOf('BrowserWindow')).toBeGreaterThan(ready)
})

test('shows one window at its own address when the page is ready', async () => {
  const { double } = await startDesktop()
  expect(double.callsOf('window.loadURL')).toEqual([['app://main/index.html']])
  await expect.poll(() => double.callsOf('window.show').length).toBe(1)
  expect(double.windowCount()).toBe(1)
})

test('answers the page over the bridge', async () => {
  const { roster } = await startDesktop()
  expect(await roster.call('settings.read', {})).toMatchObject({
    ok: true,
    value: { connection: { kind: 'unset' }, theme: 'system' },
  })
  expect(await roster.call('desktop.read', {})).toMatchObject({ ok: true, value: { kind: 'desktop' } })
})

test('says so when the settings could not be read', async () => {
  const dataFolder = await makeDataFolder()
  await mkdir(join(dataFolder, 'desktop'))
  await writeFile(join(dataFolder, 'desktop', 'settings.json'), '{"theme":')
  const { double } = await startDesktop({ dataFolder })
  expect(double.callsOf('dialog.showMessageBox')).toMatchObject([
    [{ message: expect.stringContaining('set aside and new ones were made') }],
  ])
})
