import { spawn } from 'node:child_process'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import type {
  App,
  BrowserWindowConstructorOptions,
  Clipboard,
  ContextBridge,
  CustomScheme,
  Dialog,
  Display,
  ForkOptions,
  IpcMain,
  IpcRenderer,
  MenuItemConstructorOptions,
  MessageBoxReturnValue,
  NativeTheme,
  Protocol,
  Rectangle,
  SafeStorage,
  Screen,
  Session,
  Shell,
  UtilityProcess,
  WebContents,
} from 'electron'

/**
 * A recording double of `electron`: what the main process asks for is written down, tests emit what Electron would.
 * Typed against Electron's own declarations, so that what it stands in for exists.
 */

type Handler = (event: unknown, ...args: unknown[]) => unknown

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

const state = {
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
  children: new Set<Child>(),
}

/** What a test may set before the main process is loaded. */
const options = {
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
}

function record(name: string, ...args: unknown[]): void {
  state.calls.push({ name, args })
}

class AppDouble extends EventEmitter {
  readonly ended: Promise<number>
  #end: (code: number) => void = () => undefined

  constructor() {
    super()
    this.ended = new Promise((settle) => {
      this.#end = settle
    })
  }

  get isPackaged(): boolean {
    return options.isPackaged
  }
  enableSandbox(): void {
    record('app.enableSandbox')
  }
  getAppPath(): string {
    return options.appPath
  }
  getVersion(): string {
    return '0.1.0'
  }
  getPath(name: string): string {
    return state.paths.get(name) ?? tmpdir()
  }
  setPath(name: string, path: string): void {
    record('app.setPath', name, path)
    state.paths.set(name, path)
  }
  requestSingleInstanceLock(): boolean {
    record('app.requestSingleInstanceLock')
    return options.holdsLock
  }
  async whenReady(): Promise<void> {
    await new Promise((settle) => setImmediate(settle))
    record('app.ready')
  }
  quit(): void {
    record('app.quit')
    if (!this.#isAllowed('before-quit')) return
    for (const window of [...state.windows]) window.close()
    if (!this.#isAllowed('will-quit')) return
    this.exit(0)
  }
  exit(code = 0): void {
    record('app.exit', code)
    this.emit('quit', {}, code)
    this.#end(code)
  }

  #isAllowed(name: string): boolean {
    const event = preventable()
    this.emit(name, event)
    return !event.defaultPrevented
  }
}

class FrameDouble {
  url: string
  readonly parent: FrameDouble | null
  constructor(url: string, parent: FrameDouble | null = null) {
    this.url = url
    this.parent = parent
  }
}

class SessionDouble extends EventEmitter {
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null
  devicePermission: Parameters<Session['setDevicePermissionHandler']>[0] = null
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null
  bluetoothPairing: Parameters<Session['setBluetoothPairingHandler']>[0] = null
  protectedUsbClasses: Parameters<Session['setUSBProtectedClassesHandler']>[0] = null

  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: typeof this.devicePermission): void {
    this.devicePermission = handler
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMedia): void {
    this.displayMedia = handler
  }
  setBluetoothPairingHandler(handler: typeof this.bluetoothPairing): void {
    this.bluetoothPairing = handler
  }
  setUSBProtectedClassesHandler(handler: typeof this.protectedUsbClasses): void {
    this.protectedUsbClasses = handler
  }
}

class ContentsDouble extends EventEmitter {
  readonly mainFrame = new FrameDouble('')
  windowOpen: Parameters<WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' })

  setWindowOpenHandler(handler: typeof this.windowOpen): void {
    this.windowOpen = handler
  }
  send(channel: string, ...args: unknown[]): void {
    record('webContents.send', channel, ...args)
    const copies = structuredClone(args) as unknown[]
    ipcRenderer.emit(channel, {}, ...copies)
    options.onSend(channel, ...copies)
  }
  reload(): void {
    record('webContents.reload')
  }
}

/** A window that nobody sees. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new ContentsDouble()
  readonly options: BrowserWindowConstructorOptions
  #isDestroyed = false
  #isMaximized = false
  bounds: Rectangle

  constructor(constructorOptions: BrowserWindowConstructorOptions = {}) {
    super()
    record('BrowserWindow', constructorOptions)
    this.options = constructorOptions
    const { x = 0, y = 0, width = 800, height = 600 } = constructorOptions
    this.bounds = { x, y, width, height }
    state.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    record('window.loadURL', url)
    this.webContents.mainFrame.url = url
    await new Promise((settle) => setImmediate(settle))
    this.emit('ready-to-show')
  }
  show(): void {
    record('window.show')
  }
  focus(): void {
    record('window.focus')
  }
  restore(): void {
    record('window.restore')
  }
  maximize(): void {
    this.#isMaximized = true
  }
  isMaximized(): boolean {
    return this.#isMaximized
  }
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  getNormalBounds(): Rectangle {
    return this.bounds
  }
  close(): void {
    if (this.#isDestroyed) return
    this.emit('close', preventable())
    this.#isDestroyed = true
    state.windows.splice(state.windows.indexOf(this), 1)
    this.emit('closed')
    if (state.windows.length === 0) app.emit('window-all-closed')
  }
}

/** A real process, as a utility process is one. */
class Child extends EventEmitter {
  readonly #process: ReturnType<typeof spawn>
  constructor(modulePath: string, args: readonly string[], forkOptions: ForkOptions) {
    super()
    record('utilityProcess.fork', modulePath, args, forkOptions)
    this.#process = spawn(process.execPath, [modulePath, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: forkOptions.env as NodeJS.ProcessEnv,
    })
    state.children.add(this)
    // As with Electron, what it forked does not outlive it.
    const killWithParent = () => this.kill()
    process.once('exit', killWithParent)
    this.#process.once('exit', (code) => {
      state.children.delete(this)
      process.off('exit', killWithParent)
      this.emit('exit', code ?? 1)
    })
  }
  get pid(): number | undefined {
    return this.#process.exitCode === null && this.#process.signalCode === null
      ? this.#process.pid
      : undefined
  }
  get stdout() {
    return this.#process.stdout
  }
  get stderr() {
    return this.#process.stderr
  }
  kill(): boolean {
    return this.#process.kill('SIGTERM')
  }
}

class IpcMainDouble extends EventEmitter {
  handle(channel: string, handler: Parameters<IpcMain['handle']>[1]): void {
    if (state.handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    state.handlers.set(channel, handler as Handler)
  }
}

const appDouble = new AppDouble()
const defaultSession = new SessionDouble()

export const app = appDouble satisfies Pick<
  App,
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady'
>

export const ipcMain = new IpcMainDouble() satisfies Pick<IpcMain, 'handle'>

export const session = { defaultSession }

export const protocol = {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    record('protocol.registerSchemesAsPrivileged', schemes)
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>) {
    state.protocols.set(scheme, handler)
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>

class IpcRendererDouble extends EventEmitter {
  invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    // As with Electron, only what can be copied leaves the page.
    return double.invoke(channel, structuredClone(args))
  }
}

/** The preload's two modules; the page is the same process here. */
export const ipcRenderer = new IpcRendererDouble() satisfies Pick<IpcRenderer, 'invoke'>

export const contextBridge = {
  exposeInMainWorld(apiKey: string, api: unknown) {
    state.exposed.set(apiKey, api)
  },
} satisfies Pick<ContextBridge, 'exposeInMainWorld'>

const keychainKey = createHash('sha256').update('the keychain of this computer').digest()

export const safeStorage = {
  getSelectedStorageBackend: () => (options.keychain === 'none' ? 'unknown' : options.keychain),
  isAsyncEncryptionAvailable: async () => options.keychain !== 'none',
  async encryptStringAsync(plainText: string) {
    record('safeStorage.encryptStringAsync')
    const start = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keychainKey, start)
    return Buffer.concat([start, cipher.update(plainText, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  async decryptStringAsync(encrypted: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', keychainKey, encrypted.subarray(0, 12))
    decipher.setAuthTag(encrypted.subarray(-16))
    const result = decipher.update(encrypted.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
    return { result, shouldReEncrypt: options.keyWasRotated }
  },
} satisfies Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>

export const clipboard = {
  async writeText(text: string) {
    state.clipboard = text
  },
} satisfies Pick<Clipboard, 'writeText'>

export const shell = {
  async openExternal(url: string) {
    record('shell.openExternal', url)
  },
} satisfies Pick<Shell, 'openExternal'>

export const dialog = {
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content)
  },
  async showMessageBox(...args: unknown[]): Promise<MessageBoxReturnValue> {
    record('dialog.showMessageBox', ...args)
    return { response: options.messageBoxAnswer, checkboxChecked: false }
  },
} satisfies Pick<Dialog, 'showErrorBox' | 'showMessageBox'>

export const nativeTheme = {
  themeSource: 'system',
  shouldUseDarkColors: false,
} satisfies Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> as {
  themeSource: NativeTheme['themeSource']
  shouldUseDarkColors: boolean
}

export const screen = {
  getDisplayMatching: (_rect: Rectangle) => ({ workArea: options.display }) as Display,
} satisfies Pick<Screen, 'getDisplayMatching'>

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: unknown) {
    record('Menu.setApplicationMenu', menu)
  },
}

export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], forkOptions: ForkOptions = {}) {
    return new Child(modulePath, args, forkOptions) as EventEmitter as UtilityProcess
  },
}

/** The test's end of the double. */
export const double = {
  options,
  app: appDouble,
  defaultSession,
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
  /** Calls over IPC, as the window's own page unless somebody else is named. The answer crosses as a copy. */
  async invoke(channel: string, args: readonly unknown[], from?: Sender): Promise<unknown> {
    const handler = state.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const { webContents } = double.window()
    const sender = from ?? { sender: webContents, senderFrame: webContents.mainFrame }
    return structuredClone(await handler({ ...sender }, ...args))
  },
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

function preventable() {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
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
