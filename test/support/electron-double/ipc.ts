import { EventEmitter } from 'node:events'
import type { ContextBridge, IpcMain, IpcRenderer } from 'electron'
import { type Handler, type Sender, state } from './recording.ts'

class IpcMainDouble extends EventEmitter {
  handle(channel: string, handler: Parameters<IpcMain['handle']>[1]): void {
    if (state.handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    state.handlers.set(channel, handler as Handler)
  }
}

export const ipcMain = new IpcMainDouble() satisfies Pick<IpcMain, 'handle'>

/** Calls the main process as the window's own page, unless somebody else is named. The answer crosses as a copy. */
export async function invoke(channel: string, args: readonly unknown[], from?: Sender): Promise<unknown> {
  const handler = state.handlers.get(channel)
  const window = state.windows.at(-1)
  if (!handler || !window) throw new Error(`No handler registered for '${channel}'`)
  const { webContents } = window
  const sender = from ?? { sender: webContents, senderFrame: webContents.mainFrame }
  return structuredClone(await handler({ ...sender }, ...args))
}

class IpcRendererDouble extends EventEmitter {
  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    // As with Electron, only what can be copied leaves the page.
    return invoke(channel, structuredClone(args))
  }
}

/** The preload's two modules; the page is the same process here. */
export const ipcRenderer = new IpcRendererDouble() satisfies Pick<IpcRenderer, 'invoke'>

export const contextBridge = {
  exposeInMainWorld(apiKey: string, api: unknown) {
    state.exposed.set(apiKey, api)
  },
} satisfies Pick<ContextBridge, 'exposeInMainWorld'>
