import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import type { App } from 'electron'
import { options, preventable, record, state } from './recording.ts'

/** The application, which ends instead of the test. */
export class AppDouble extends EventEmitter {
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

export const app = new AppDouble() satisfies Pick<
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
