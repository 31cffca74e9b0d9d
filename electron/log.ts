import { AppError } from '../shared/errors.ts'
import { openLogFile } from './log-file.ts'

/** Facts beside a line. Never an input, an answer, a cookie or a link. */
export type LogFacts = Record<string, string | number | boolean | null | undefined>

/** The log of the main process, for whoever helps the person at this computer. */
export interface Log {
  info(message: string, facts?: LogFacts): void
  warn(message: string, facts?: LogFacts): void
  error(message: string, facts?: LogFacts): void
}

/** Opens the log in a folder, one line of JSON an event. */
export function openLog(folder: string): Log {
  const append = openLogFile(folder, 'main')
  const write = (level: string, message: string, facts: LogFacts = {}) =>
    append(JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }))
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, facts) => write('error', message, facts),
  }
}

/** What the log may know of a throwable: its kind, not its text, which can quote an input. */
export function nameFailure(thrown: unknown): LogFacts {
  if (!(thrown instanceof Error)) return { failure: typeof thrown }
  const code = thrown instanceof AppError ? thrown.code : (thrown as NodeJS.ErrnoException).code
  const cause = thrown.cause instanceof Error ? nameFailure(thrown.cause) : undefined
  return { failure: thrown.name, code, cause: cause && `${cause.failure} ${cause.code ?? ''}`.trim() }
}
