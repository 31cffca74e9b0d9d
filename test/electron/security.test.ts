import { expect, test, vi } from 'vitest'
import { startDesktop } from '../support/desktop.ts'

test('the window has every protection written out', async () => {
  const { double } = await startDesktop()
  const { webPreferences, ...options } = double.window().options
  expect(webPreferences).toEqual({
    preload: expect.stringMatching(/out\/preload\/preload\.cjs$/),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    plugins: false,
    spellcheck: false,
    safeDialogs: true,
    devTools: true,
  })
  expect(options).toMatchObject({ width: 1180, height: 760, minWidth: 960, minHeight: 600, show: false })
})

test('a packaged window has no developer tools', async () => {
  const { double } = await startDesktop({ options: { isPackaged: true } })
  expect(double.window().options.webPreferences?.devTools).toBe(false)
})

test('the page gets two channels and nothing beside them', async () => {
  const { double, roster } = await startDesktop()
  expect(double.ipcChannels()).toEqual(['roster:call'])
  expect(Object.keys(roster)).toEqual(['call', 'on', 'platform'])
})

test('its own scheme is standard and secure, and passes no policy by', async () => {
  const { double } = await startDesktop()
  expect(double.callsOf('protocol.registerSchemesAsPrivileged')).toEqual([
    [
      [
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ],
    ],
  ])
})

test('no permission is ever given, in this session or in a later one', async () => {
  const { double } = await startDesktop()
  const later = double.makeSession()
  double.app.emit('session-created', later)
  for (const session of [double.defaultSession, later]) {
    const answer = vi.fn()
    for (const permission of [
      'clipboard-read',
      'geolocation',
      'media',
      'notifications',
      'openExternal',
    ] as const)
      session.permissionRequest?.({} as never, permission, answer, {} as never)
    expect(answer.mock.calls.flat()).toEqual([false, false, false, false, false])
    expect(session.permissionCheck?.(null, 'clipboard-sanitized-write', '', {} as never)).toBe(false)
    expect(session.devicePermission?.({} as never)).toBe(false)
    const streams = vi.fn()
    session.displayMedia?.({} as never, streams)
    expect(streams).toHaveBeenCalledWith(null)
    const pairing = vi.fn()
    session.bluetoothPairing?.({} as never, pairing)
    expect(pairing).toHaveBeenCalledWith({ confirmed: false })
    expect(session.protectedUsbClasses?.({ protectedClasses: ['hid'] })).toEqual(['hid'])
    const download = { preventDefault: vi.fn() }
    session.emit('will-download', download)
    expect(download.preventDefault).toHaveBeenCalled()
  }
})

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  'a page is held where it is: %s',
  async (name) => {
    const { double } = await startDesktop()
    const event = { preventDefault: vi.fn(), url: 'https://evil.test/' }
    double.window().webContents.emit(name, event)
    expect(event.preventDefault).toHaveBeenCalled()
  },
)

test('no window opens; only known websites open in the browser, and only by https', async () => {
  const { double } = await startDesktop()
  const open = (url: string) => double.window().webContents.windowOpen({ url } as never)
  const hostile = [
    'http://roster.example/',
    'https://roster.example.evil.test/',
    'https://roster.example@evil.test/',
    'https://user:word@roster.example/',
    'https://roster.example:444/',
    'file:///etc/passwd',
    'smb://roster.example/share',
    'javascript:alert(1)',
    'app://main/index.html',
    'nothing',
  ]
  for (const url of hostile) expect(open(url)).toEqual({ action: 'deny' })
  expect(double.callsOf('shell.openExternal')).toEqual([])
  expect(open('https://roster.example/help')).toEqual({ action: 'deny' })
  expect(double.callsOf('shell.openExternal')).toEqual([['https://roster.example/help']])
})

test('a second start brings the first one to the front', async () => {
  const { double } = await startDesktop()
  double.app.emit('second-instance', {})
  expect(double.callsOf('window.focus').length).toBe(1)
  expect(double.windowCount()).toBe(1)
})

test('a start without the lock opens nothing and quits', async () => {
  vi.resetModules()
  const { double } = await import('../support/electron-double.ts')
  double.options.holdsLock = false
  const { makeDataFolder } = await import('../support/desktop.ts')
  const argv = process.argv
  process.argv = ['electron', '.', '--data', await makeDataFolder()]
  await import('../../electron/main.ts')
  process.argv = argv
  expect(await double.app.ended).toBe(0)
  expect(double.windowCount()).toBe(0)
})
