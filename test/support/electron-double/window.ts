import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron'
import { app } from './app.ts'
import { ipcRenderer } from './ipc.ts'
import { options, preventable, record, state } from './recording.ts'

export class FrameDouble {
  static #count = 0
  readonly frameTreeNodeId = FrameDouble.#countUp()
  url: string
  readonly parent: FrameDouble | null
  constructor(url: string, parent: FrameDouble | null = null) {
    this.url = url
    this.parent = parent
  }

  static #countUp(): number {
    FrameDouble.#count += 1
    return FrameDouble.#count
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
