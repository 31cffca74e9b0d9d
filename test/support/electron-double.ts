import { app } from './electron-double/app.ts'
import {
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  shell,
} from './electron-double/computer.ts'
import { contextBridge, invoke, ipcMain, ipcRenderer } from './electron-double/ipc.ts'
import { options, state } from './electron-double/recording.ts'
import { SessionDouble, session } from './electron-double/session.ts'
import { utilityProcess } from './electron-double/utility-process.ts'
import { BrowserWindow, FrameDouble } from './electron-double/window.ts'

/**
 * A recording double of `electron`: what the main process asks for is written down, tests emit what Electron would.
 * Typed against Electron's own declarations, so that what it stands in for exists.
 */
export {
  app,
  BrowserWindow,
  clipboard,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
}

/** The test's end of the double. */
export const double = {
  options,
  app,
  defaultSession: session.defaultSession,
  calls: state.calls,
  /** What was recorded under a name, oldest first. */
  callsOf: (name: string) => state.calls.filter((call) => call.name === name).map((call) => call.args),
  window(): BrowserWindow {
    const window = state.windows.at(-1)
    if (!window) throw new Error('the main process opened no window')
    return window
  },
  windowCount: () => state.windows.length,
  /** What the preload gave to the page. */
  exposed: (apiKey: string) => state.exposed.get(apiKey),
  clipboardText: () => state.clipboard,
  childPids: () => [...state.children].flatMap((child) => child.pid ?? []),
  invoke,
  ipcChannels: () => [...state.handlers.keys(), ...ipcMain.eventNames()],
  makeSession: () => new SessionDouble(),
  forgetProtocols: () => state.protocols.clear(),
  /** A frame that is not the window's main frame. */
  frame: (url: string, parent: unknown = null) => new FrameDouble(url, parent as FrameDouble | null),
  /** Asks the handler of a scheme; the address is passed on as it is. */
  async fetch(url: string, method = 'GET'): Promise<Response> {
    const handler = state.protocols.get(url.slice(0, url.indexOf(':')))
    if (!handler) throw new Error(`no handler for ${url}`)
    return handler({ url, method } as Request)
  },
}

// Packages written before named exports import the whole.
export default {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
}
