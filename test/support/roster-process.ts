import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What such a process says, one JSON line each. */
export type Report =
  | { kind: 'ready'; url: string; serverPid: number }
  | { kind: 'refused'; code: string; message: string; details: Record<string, unknown> }
  | { kind: 'written'; id: number }
  | { kind: 'exit'; restartInMs: number }

/** A process of its own that opens a data folder, starts its PostgreSQL and, if asked, writes all the time. */
export interface RosterProcess {
  child: ChildProcess
  pid: number
  reports: Report[]
  /** Waits for a report of this kind, also one that came before. */
  expectReport<K extends Report['kind']>(
    kind: K,
    more?: (report: Report) => boolean,
  ): Promise<Extract<Report, { kind: K }>>
  /** Asks it to stop in good order and waits. */
  stop(): Promise<number | null>
  /** kill -9, and waits. */
  kill(): Promise<void>
}

/** Starts such a process on a data folder. */
export function startRosterProcess(folder: string, does: 'idle' | 'write' = 'idle'): RosterProcess {
  const script = fileURLToPath(new URL('roster-process-main.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder, does], { stdio: ['ignore', 'pipe', 'inherit'] })
  const reports: Report[] = []
  const ended = once(child, 'close')
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const resume of waiting) resume()
    waiting.clear()
  }
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    reports.push(JSON.parse(line) as Report)
    wake()
  })
  void ended.then(wake)

  return {
    child,
    pid: child.pid ?? 0,
    reports,
    async expectReport<K extends Report['kind']>(kind: K, more: (report: Report) => boolean = () => true) {
      for (;;) {
        const found = reports.find((report) => report.kind === kind && more(report))
        if (found) return found as Extract<Report, { kind: K }>
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`it ended without "${kind}"`)
        await new Promise<void>((resume) => waiting.add(resume))
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
