import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { CALL_CHANNEL } from '../../electron/channels.ts'
import type { EventName, EventPayload } from '../../shared/contract/events.ts'
import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import type { Result } from '../../shared/errors.ts'

type Double = typeof import('./electron-double.ts').double

/** What the preload gives to the page. */
export interface Bridge {
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Result<Output<N>>>
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  platform: string
}

/** The real main process and the real preload, running on the double. */
export interface Desktop {
  double: Double
  roster: Bridge
  dataFolder: string
  /** What the window was told, oldest first. */
  told: { name: string; payload: unknown }[]
  /** Calls as whoever is named, with whatever is given. */
  callAs(from: { sender: unknown; senderFrame: unknown }, ...args: unknown[]): Promise<unknown>
  /** Quits as a person does, and waits for the end. */
  quit(): Promise<void>
}

/** How a desktop is started in a test. */
export interface DesktopFacts {
  dataFolder?: string
  args?: readonly string[]
  options?: Partial<Double['options']>
}

/** Starts the main process anew, as on a computer that was just switched on. */
export async function startDesktop(facts: DesktopFacts = {}): Promise<Desktop> {
  const dataFolder = facts.dataFolder ?? (await makeDataFolder())
  vi.resetModules()
  const { double } = await import('./electron-double.ts')
  Object.assign(double.options, facts.options)
  const told: Desktop['told'] = []
  double.options.onSend = (_channel, name, payload) => void told.push({ name: String(name), payload })

  const argv = process.argv
  process.argv = ['electron', '.', '--data', dataFolder, ...(facts.args ?? [])]
  await import('../../electron/main.ts')
  process.argv = argv
  await vi.waitFor(() => double.window(), { timeout: 20_000 })
  await import('../../electron/preload.ts')

  const quit = async () => {
    double.app.quit()
    await double.app.ended
  }
  onTestFinished(quit)
  return {
    double,
    roster: double.exposed('roster') as Bridge,
    dataFolder,
    told,
    callAs: (from, ...args) => double.invoke(CALL_CHANNEL, args, from),
    quit,
  }
}

/** An empty folder for the data of a test's desktop. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-desktop-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
