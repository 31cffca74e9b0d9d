import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')

/** The built backend as its own process, as `npm start` runs it. */
export interface BuiltServer {
  address: string
  process: ChildProcess
  /** Ends it as Ctrl+C does and waits. */
  stop(): Promise<void>
}

/** Starts the built backend on a data folder; rejects with the sentence it refuses with. */
export async function startBuiltServer(
  dataDir: string,
  options: { args?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<BuiltServer> {
  const child = spawn(
    process.execPath,
    [resolve(root, 'out/backend/main.js'), '--data', dataDir, '--port', '0', ...(options.args ?? [])],
    {
      env: { ...process.env, ROSTER_LOG_LEVEL: 'warn', NODE_OPTIONS: '', ...options.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exited = once(child, 'exit')
  const address = await readAddress(child)
  return {
    address,
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await exited
    },
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output.')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const said = JSON.parse(line) as { ready?: true; address?: string; error?: { message: string } }
    if (said.error) throw new Error(said.error.message)
    if (said.ready && said.address) {
      // What it says from now on is not read, but must not fill the pipe.
      child.stdout.resume()
      return said.address
    }
  }
  throw new Error('The server ended before it was ready.')
}
