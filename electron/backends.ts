import type { ConnectionParts } from './connection.ts'
import { createLocalBackend } from './local-backend.ts'
import type { Log } from './log.ts'
import { openLogFile } from './log-file.ts'
import type { Paths, StartArguments } from './paths.ts'

const OWN_PORT = 4310
const SAMPLE_PORT = 4311

/** The backends that this computer can run: the firm's own account and the sample firm. None runs until asked for. */
export function createBackends(
  paths: Paths,
  wanted: StartArguments,
  logs: { folder: string; log: Log },
): ConnectionParts['backends'] {
  const common = { module: paths.backend, log: logs.log, writeLog: openLogFile(logs.folder, 'backend') }
  return {
    'this-computer': createLocalBackend({
      ...common,
      data: paths.ownAccount,
      isSample: false,
      preferredPort: (wanted.isDemo ? undefined : wanted.port) ?? OWN_PORT,
    }),
    sample: createLocalBackend({
      ...common,
      data: paths.sampleFirm,
      isSample: true,
      preferredPort: (wanted.isDemo ? wanted.port : undefined) ?? SAMPLE_PORT,
    }),
  }
}
