import { app, BrowserWindow, dialog, nativeTheme } from 'electron'
import type { Settings } from '../shared/model/settings.ts'
import { START_PAGE } from './app-protocol.ts'
import type { Log } from './log.ts'
import type { SettingsStore } from './settings/open-settings.ts'
import { placeWindow, SMALLEST } from './window-bounds.ts'

const RELOADS_AT_MOST = 3
const RELOADS_WITHIN_MS = 60_000

/** What the window works with. */
export interface WindowParts {
  settings: SettingsStore
  preload: string
  log: Log
}

/** Roster's one window; everything that a page could be allowed is written out. */
export function openWindow({ settings, preload, log }: WindowParts): BrowserWindow {
  nativeTheme.themeSource = settings.read().theme
  const remembered = settings.readBounds()
  const window = new BrowserWindow({
    ...placeWindow(remembered),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Roster',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
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
      devTools: !app.isPackaged,
    },
  })
  if (remembered?.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    settings.writeBounds({ ...window.getNormalBounds(), isMaximized: window.isMaximized() })
  })
  recoverFromCrashes(window, log)
  const stopFollowing = settings.onChange(followTheme)
  window.once('closed', stopFollowing)
  void window.loadURL(START_PAGE)
  return window
}

/** Brings a window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function followTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme
}

/** A page that crashes is loaded again, a few times; one that hangs is the person's to wait for or reload. */
function recoverFromCrashes(window: BrowserWindow, log: Log): void {
  let crashes: number[] = []
  let isAsking = false
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('the page ended', { reason, exitCode })
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < RELOADS_WITHIN_MS), now]
    if (crashes.length <= RELOADS_AT_MOST) return window.webContents.reload()
    dialog.showErrorBox(
      'Roster has to close',
      'Its page stopped working several times. Please start Roster again.',
    )
    app.quit()
  })
  window.on('unresponsive', async () => {
    log.warn('the page does not answer')
    if (isAsking) return
    isAsking = true
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: 'Roster does not answer. Wait a little longer?',
      detail: 'Loading the page again loses only what was typed and not yet saved.',
      buttons: ['Wait', 'Load Again'],
      defaultId: 0,
      cancelId: 0,
    })
    isAsking = false
    if (response === 1 && !window.isDestroyed()) window.webContents.reload()
  })
}
