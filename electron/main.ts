import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, session as electronSession } from 'electron'
import { AppError } from '../shared/errors.ts'
import { createAccountClient } from './account-client.ts'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { createBackends } from './backends.ts'
import { createConnection } from './connection.ts'
import { createDesktopHandlers } from './desktop-handlers.ts'
import { openDispatch } from './dispatch.ts'
import { createEventStream } from './event-stream.ts'
import { followSignIn } from './follow-sign-in.ts'
import { guardEverything, refusePermissions } from './guards.ts'
import { createHttpClient } from './http-client.ts'
import { type Log, nameFailure, openLog } from './log.ts'
import { setMenu } from './menu.ts'
import { findPaths, readStartArguments } from './paths.ts'
import { quitGracefully } from './quit-gracefully.ts'
import { watchReachability } from './reachability.ts'
import { openSession } from './session.ts'
import { openSettings } from './settings/open-settings.ts'
import { tellWindow } from './tell-window.ts'
import { startUpdates } from './updates.ts'
import { focusWindow, openWindow } from './window.ts'

let window: BrowserWindow | undefined

const wanted = readStartArguments(process.argv)
const paths = findPaths(wanted)
const logs = join(paths.desktop, 'logs')
mkdirSync(paths.desktop, { recursive: true, mode: 0o700 })
app.setPath('userData', paths.desktop)
app.enableSandbox()
registerAppScheme()

// Not awaited here: Electron gets ready only after this module has been evaluated.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const log = openLog(logs)
  try {
    await startIn(log)
  } catch (error) {
    log.error('Roster could not start', nameFailure(error))
    dialog.showErrorBox('Roster could not start', `What went wrong is written in ${logs}.`)
    app.exit(1)
  }
}

async function startIn(log: Log): Promise<void> {
  guardEverything(log)
  refusePermissions(electronSession.defaultSession)
  serveAppScheme(paths.renderer)

  const settings = openSettings(paths.desktop, log)
  if (wanted.isDemo) settings.write({ connection: { kind: 'sample' } })
  settings.onChange((current) => tellWindow(window, 'settings.changed', current))

  const session = await openSession(join(paths.desktop, 'session.sealed'), log)
  const http = createHttpClient()
  const backends = createBackends(paths, wanted, { folder: logs, log })
  const connection = createConnection({ http, settings, backends })
  await session.bindTo(connection.key())

  const reachability = watchReachability((online) => tellWindow(window, 'connection.changed', { online }))
  const findServer = connection.findServer
  const account = createAccountClient({ http, session, reachability, findServer })
  const stream = createEventStream({
    http,
    session,
    reachability,
    log,
    findServer,
    tell: (name, payload) => tellWindow(window, name, payload),
  })
  account.onAnswer(followSignIn(stream))

  const handlers = createDesktopHandlers({ settings, session, connection, account, stream })
  openDispatch({ window: () => window, account, handlers, log })

  const showWindow = () => {
    if (window && !window.isDestroyed()) focusWindow(window)
    else window = openWindow({ settings, preload: paths.preload, log })
  }
  showWindow()
  if (settings.wereSetAside) {
    void dialog.showMessageBox({ type: 'warning', message: new AppError('settings.unreadable').message })
  }
  app.on('activate', showWindow)
  app.on('second-instance', showWindow)
  setMenu()
  if (app.isPackaged) void startUpdates(log)

  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.error('a process of Roster ended', { type, reason, exitCode })
  })
  quitGracefully(async () => {
    stream.close()
    await connection.stop()
    await session.settled()
  })
}
