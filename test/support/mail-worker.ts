import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A backend process of its own that delivers messages. */
export interface MailWorker {
  child: ChildProcess
  /** kill -9, and waits. */
  kill(): Promise<void>
}

/** Starts a backend process on a database, which delivers through a mail server at this port. */
export async function startMailWorker(databaseUrl: string, smtpPort: number): Promise<MailWorker> {
  const script = fileURLToPath(new URL('mail-worker-main.ts', import.meta.url))
  const child = spawn(process.execPath, [script, databaseUrl, String(smtpPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const ready = once(createInterface({ input: child.stdout }), 'line')
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error('the mail worker ended before it was ready')
    }),
  ])
  return {
    child,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
