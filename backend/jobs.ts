import { setTimeout as wait } from 'node:timers/promises'
import { innerFacts } from './answer-errors.ts'
import type { Context } from './context.ts'
import { renewDueAccounts } from './modules/billing/renew.ts'
import { expireInvitations } from './modules/invitations/expire.ts'
import { deliverDueMessages } from './modules/outbox/deliver.ts'
import { collectDueInvoices } from './modules/payments/collect-due.ts'
import { forgetUnusedQuotes } from './modules/quotes/forget-unused.ts'
import { forgetExpired } from './modules/sessions/forget-expired.ts'

/** Work that happens by itself; `stop` waits for what is under way. */
export interface Jobs {
  stop(): Promise<void>
}

const EVERY_HOUR = 3_600_000
const EVERY_MINUTE = 60_000
const EVERY_FEW_SECONDS = 5_000
const EVERY_SECOND = 1_000
/** A mail server that takes its time does not hold up a stop for longer; its message leaves after the next start. */
const STOP_MS = 7_000

/**
 * Starts the repeated work of this process. Every job may run in several processes at once: each claims its rows
 * with locks that others skip, so nothing is done twice and no process has to be the leader.
 */
export function startJobs(context: Context): Jobs {
  const stopping = new AbortController()
  const { signal } = stopping
  const delivery = repeat(context, 'deliver messages', EVERY_SECOND, () =>
    deliverDueMessages(context, signal),
  )
  const collection = context.payments.takesCards
    ? repeat(context, 'collect invoices', EVERY_MINUTE, () => collectDueInvoices(context, signal))
    : null
  const running = [
    ...(collection ? [collection] : []),
    repeat(context, 'renew billing cycles', EVERY_FEW_SECONDS, () => renewDueAccounts(context, signal)),
    repeat(context, 'expire invitations', EVERY_MINUTE, () => expireInvitations(context)),
    delivery,
    repeat(context, 'forget what has expired', EVERY_HOUR, async () => {
      await forgetExpired(context)
      await forgetUnusedQuotes(context)
    }),
  ]
  // Whoever queued a message, in whichever process, need not wait for the next second; nor a bill for the next minute.
  context.live.on('event', ({ name }) => {
    if (name === 'outbox.changed') delivery.wake()
    if (name === 'billing.changed') collection?.wake()
  })
  return {
    async stop() {
      stopping.abort()
      await Promise.race([
        Promise.all(running.map((job) => job.stop())),
        wait(STOP_MS, undefined, { ref: false }),
      ])
    },
  }
}

function repeat(context: Context, name: string, pause: number, work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let isRunning = false
  let isWanted = false
  let current = Promise.resolve()
  const run = () => {
    isRunning = true
    isWanted = false
    current = work()
      .catch((error: unknown) => context.log.error({ job: name, ...innerFacts(error) }, 'a job failed'))
      .then(() => {
        isRunning = false
        if (!stopped) timer = setTimeout(run, isWanted ? 0 : pause)
      })
  }
  run()
  return {
    /** Runs it now, or once more when it is running already. */
    wake() {
      isWanted = true
      if (isRunning || stopped) return
      clearTimeout(timer)
      run()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }
}
