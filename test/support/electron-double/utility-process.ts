import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { ForkOptions, UtilityProcess } from 'electron'
import { record, state } from './recording.ts'

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

export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], forkOptions: ForkOptions = {}) {
    return new Child(modulePath, args, forkOptions) as EventEmitter as UtilityProcess
  },
}
