import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts'

contextBridge.exposeInMainWorld('roster', {
  call: (name: unknown, input: unknown, key?: unknown): Promise<unknown> =>
    ipcRenderer.invoke(CALL_CHANNEL, name, input, key),
  on: (name: unknown, listener: (payload: unknown) => void) => {
    const hear = (_event: IpcRendererEvent, told: unknown, payload: unknown) => {
      if (told === name) listener(payload)
    }
    ipcRenderer.on(EVENT_CHANNEL, hear)
    return () => void ipcRenderer.off(EVENT_CHANNEL, hear)
  },
  platform: process.platform,
})
