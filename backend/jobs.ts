import type { Context } from './context.ts'
import { expireInvitations } from './modules/invitations/expire.ts'
import { deliverDueMessages } from './modules/outbox/deliver.ts'
import { forgetExpired } from './modules/sessions/forget-expired.ts'

/** Work that happens by itself; `stop` waits for what is under way. */
export interface Jobs {
  stop(): Promise<void>
}

const EVERY_HOUR = 3_600_000
const EVERY_MINUTE = 60_000
const EVERY_SECOND = 1_000

/**
 * Starts the repeated work of this process. Every job may run in several processes at once: each claims its rows
 * with locks that others skip, so nothing is done twice and no process has to be the leader.
 */
export function startJobs(context: Context): Jobs {
  const running = [
    repeat(context, 'expire invitations', EVERY_MINUTE, () => expireInvitations(context)),
    repeat(context, 'deliver messages', EVERY_SECOND, () => deliverDueMessages(context)),
    repeat(context, 'forget what has expired', EVERY_HOUR, () => forgetExpired(context)),
  ]
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()))
    },
  }
}

function repeat(context: Context, name: string, pause: number, work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let current = Promise.resolve()
  const run = () => {
    current = work()
      .catch((error: unknown) => context.log.error({ job: name, reason: reasonOf(error) }, 'a job failed'))
      .then(() => {
        if (!stopped) timer = setTimeout(run, pause)
      })
  }
  run()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }
}

/** Database errors carry parameters, so only their name is kept. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
