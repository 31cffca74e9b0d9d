import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import { type MailWorker, startMailWorker } from '../../support/mail-worker.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import { freshAddress } from '../invitations/inviting.ts'
import { startMailingBackend, waitUntilAllLeft } from './mailing.ts'

/** Whole backend processes take their time to start on a busy machine. */
const PROCESSES_MS = 120_000
let smtp: SmtpTestServer
/** Answers requests and sends nothing itself: it knows no mail server, the workers do. */
let backend: TestBackend
let admin: Client
let workers: MailWorker[] = []

beforeAll(async () => {
  smtp = await startSmtpServer()
  backend = await startMailingBackend()
  admin = await backend.openAccount()
})
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()))
  await backend.stop()
  await smtp.stop()
})

async function startWorkers(count: number): Promise<void> {
  workers = await Promise.all(
    Array.from({ length: count }, () => startMailWorker(backend.databaseUrl, smtp.port)),
  )
}

async function stopWorkers(): Promise<void> {
  await Promise.all(workers.map((worker) => worker.kill()))
  workers = []
}

/** How often each Message-ID arrived. */
function countArrivals(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { mail } of smtp.arrived)
    counts.set(mail.messageId ?? '', (counts.get(mail.messageId ?? '') ?? 0) + 1)
  return counts
}

describe('several backend processes', () => {
  it('send 200 messages once each', { timeout: PROCESSES_MS }, async () => {
    await startWorkers(2)
    const addresses = Array.from({ length: 200 }, () => freshAddress())
    await admin.call('invitations.create', { addresses, level: 'standard' })
    await smtp.waitForArrivals(200)
    const left = await waitUntilAllLeft(backend, admin)
    await stopWorkers()
    expect(left.filter(({ state }) => state === 'sent')).toHaveLength(200)
    expect([...countArrivals().values()]).toEqual(Array.from({ length: 200 }, () => 1))
    expect(smtp.arrived.map(({ to }) => to[0]).sort()).toEqual([...addresses].sort())
  })
})

describe('a process that is killed in the middle of sending', () => {
  it('leaves no message behind: each arrives, at most twice, with the same Message-ID', {
    timeout: PROCESSES_MS,
  }, async () => {
    smtp.arrived.length = 0
    smtp.answerTo.message = () => 'hang'
    await startWorkers(1)
    const addresses = Array.from({ length: 8 }, () => freshAddress('survivor'))
    await admin.call('invitations.create', { addresses, level: 'standard' })
    const underWay = await smtp.waitForArrivals(4)
    await stopWorkers()

    smtp.answerTo.message = () => 'take'
    await startWorkers(1)
    await smtp.waitForArrivals(8)
    // What the dead process had taken is due again when its lease has run out.
    await backend.context.database.systemPool.query(
      `update outbox set next_at = now() where state = 'queued'`,
    )
    await waitUntilAllLeft(backend, admin)
    const counts = countArrivals()
    expect(counts.size).toBe(8)
    const twice = underWay.map(({ mail }) => mail.messageId)
    for (const [messageId, count] of counts) expect(count).toBe(twice.includes(messageId) ? 2 : 1)
    const arrivedFor = new Map(smtp.arrived.map(({ mail, to }) => [mail.messageId, to[0]]))
    expect([...arrivedFor.values()].sort()).toEqual([...addresses].sort())
  })
})
