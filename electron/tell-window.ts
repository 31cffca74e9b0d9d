import type { BrowserWindow } from 'electron'
import type { EventName } from '../shared/contract/events.ts'
import { EVENT_CHANNEL } from './channels.ts'

/** Tells the window an event of the contract, while there is one. */
export function tellWindow(window: BrowserWindow | undefined, name: EventName, payload: unknown): void {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, payload)
}
