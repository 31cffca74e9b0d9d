import { onTestFinished } from 'vitest'
import { createHttpClient } from '../../electron/http-client.ts'
import type { Log } from '../../electron/log.ts'
import { watchReachability } from '../../electron/reachability.ts'
import { openSession } from '../../electron/session.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** A log that is kept in memory. */
export function collectLog(): Log & { lines: string[] } {
  const lines: string[] = []
  const write = (message: string, facts: object = {}) =>
    void lines.push(`${message} ${JSON.stringify(facts)}`)
  return { lines, info: write, warn: write, error: write }
}

/** What the account client and the event stream work with, for a server at an address. */
export async function makeAccountParts(address: string) {
  const log = collectLog()
  const sessionFile = `${await makeTemporaryFolder()}/session.sealed`
  const session = await openSession(sessionFile, log)
  onTestFinished(() => session.settled())
  await session.bindTo('the server')
  const online: boolean[] = []
  return {
    log,
    session,
    sessionFile,
    online,
    http: createHttpClient(),
    reachability: watchReachability((isOnline) => void online.push(isOnline)),
    findServer: async () => ({ key: 'the server', address }),
  }
}
