import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { AppError } from '../shared/errors.ts'
import { toAppError } from './answer-errors.ts'
import { ConfigError, readConfig } from './config.ts'
import { isConnectionLoss, sqlState } from './database/open.ts'
import { openInstallation } from './installation.ts'
import { startBackend } from './start.ts'

let isReady = false

/** Starts one backend process. It says `{"ready":true,"address"}` or `{"error":{...}}` in one line on stdout. */
async function main(): Promise<void> {
  const asked = askedToStop()
  const config = readConfig(process.env, readArguments())
  const installation = await openInstallation(config, (reason) =>
    say({ level: 'warn', msg: 'the database ended and is started again', reason }),
  )
  try {
    const backend = await startBackend(config, installation.secret, installation.database)
    try {
      if (config.isSample) {
        const { makeSampleFirm } = await import('./sample/make-sample-firm.ts')
        await makeSampleFirm(backend.context)
      }
      await installation.announce(backend.address)
      isReady = true
      say({ ready: true, address: backend.context.publicAddress() })
      await asked
    } finally {
      await backend.stop()
    }
  } finally {
    await installation.close()
  }
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'boolean', default: false },
    },
  })
  if (!values.data && !process.env.DATABASE_URL)
    throw new ConfigError('Name the folder to keep the data in with --data FOLDER, or set DATABASE_URL.')
  const screens = fileURLToPath(new URL('../renderer', import.meta.url))
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new ConfigError('--port needs a number from 0 to 65535.')
  return {
    dataDir: values.data ?? '',
    isSample: values.demo,
    ...(port !== undefined && { port }),
    ...(existsSync(screens) && { rendererDir: screens }),
  }
}

/** Heard from the first moment on: who is asked to stop while starting up stops in good order afterwards. */
function askedToStop(): Promise<void> {
  return new Promise((settle) => {
    const stop = () => settle()
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    process.on('SIGHUP', stop)
    // A supervisor that ends closes its end of the channel.
    process.on('disconnect', stop)
  })
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function refuse(error: unknown): void {
  if (isReady) {
    say({ level: 'error', msg: 'Roster did not stop in good order', reason: toAppError(error).code })
    process.exit(1)
  }
  const known = describeStartFailure(error)
  process.stdout.write(`${JSON.stringify({ error: known })}\n`, () => process.exit(1))
}

/** Start failures are for the person at the computer: the port, the folder, a setting. */
function describeStartFailure(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  if (error instanceof ConfigError) return { code: 'config.invalid', message: error.message }
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return {
      code: 'port.taken',
      message: `Port ${port} is taken by another program. Choose another one with --port NUMBER.`,
    }
  if (code === 'EACCES')
    return { code: 'port.refused', message: `This computer does not allow port ${port}.` }
  if (isConnectionLoss(error))
    return {
      code: 'database.unreachable',
      message: 'The database cannot be reached. Check DATABASE_URL, and that its server runs.',
    }
  // A database error carries its statement and values, so only its class is said.
  const reason = sqlState(error) ? `the database refused (${sqlState(error)}).` : message
  return { code: 'unexpected', message: `Roster could not be started: ${reason}` }
}

main().then(() => process.exit(0), refuse)
