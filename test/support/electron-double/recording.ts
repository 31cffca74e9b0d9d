import { tmpdir } from 'node:os'
import type { Rectangle } from 'electron'
import type { BrowserWindow } from './window.ts'

/** What the main process does when a page calls. */
export type Handler = (event: unknown, ...args: unknown[]) => unknown

/** One call that the main process made. */
export interface RecordedCall {
  name: string
  args: readonly unknown[]
}

/** Who sends over IPC; null as in Electron, where the frame may be gone. */
export interface Sender {
  sender: unknown
  senderFrame: unknown
}

/** What has happened so far. */
export const state = {
  calls: [] as RecordedCall[],
  windows: [] as BrowserWindow[],
  handlers: new Map<string, Handler>(),
  protocols: new Map<string, (request: Request) => Response | Promise<Response>>(),
  paths: new Map<string, string>([
    ['appData', process.env.ROSTER_DOUBLE_APP_DATA ?? tmpdir()],
    ['userData', tmpdir()],
  ]),
  clipboard: '',
  exposed: new Map<string, unknown>(),
  children: new Set<{ pid: number | undefined }>(),
}

/** What a test may set before the main process is loaded. */
export const options = {
  appPath: process.env.ROSTER_DOUBLE_APP_PATH ?? process.cwd(),
  isPackaged: false,
  holdsLock: true,
  keychain: 'gnome_libsecret' as 'gnome_libsecret' | 'basic_text' | 'none',
  /** Sealed by an older key of the keychain. */
  keyWasRotated: false,
  display: { x: 0, y: 0, width: 1920, height: 1040 } as Rectangle,
  /** Hears what the main process sends to the window. */
  onSend: (_channel: string, ..._args: unknown[]): void => undefined,
  /** The button a person chooses in a message box. */
  messageBoxAnswer: 0,
  /** Where a person saves a file; '' when they change their mind. */
  saveAs: '',
}

/** Writes a call down. */
export function record(name: string, ...args: unknown[]): void {
  state.calls.push({ name, args })
}

/** An event as Electron gives it, that a listener may prevent. */
export function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
