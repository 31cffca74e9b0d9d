import type { Config } from '../../../backend/config.ts'
import { openSmtpMail } from '../../../backend/ports/smtp-mail.ts'
import type { MessageRow } from '../../../shared/model/mail.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'
import type { SmtpTestServer } from '../../support/smtp-server.ts'

/** The settings of a mail server in tests, as the environment gives them. */
export function mailServerAt(port: number): NonNullable<Config['mailServer']> {
  return {
    host: '127.0.0.1',
    port,
    security: 'none',
    username: '',
    password: '',
    fromName: 'Roster',
    fromAddress: 'roster@roster.test',
  }
}

/**
 * A backend that really sends: through this server, or through what its administrators enter. Its accounts begin with a
 * trial, so that no bill is among the messages.
 */
export function startMailingBackend(smtp?: SmtpTestServer): Promise<TestBackend> {
  return startTestBackend(
    { mailServer: smtp ? mailServerAt(smtp.port) : undefined, trialDays: 365 },
    { mail: openSmtpMail() },
  )
}

/** Waits until a message to this address is in a state that is awaited. */
export async function waitForMessage(
  backend: TestBackend,
  admin: Client,
  recipient: string,
  isReached: (message: MessageRow) => boolean,
): Promise<MessageRow> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      backend.context.live.once('event', () => resolve())
    })
    const { items } = await admin.call('outbox.list', {})
    const found = items.find((message) => message.recipient === recipient && isReached(message))
    if (found) return found
    await changed
  }
}

/** Waits until nothing is queued any more. */
export async function waitUntilAllLeft(backend: TestBackend, admin: Client): Promise<MessageRow[]> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      backend.context.live.once('event', () => resolve())
    })
    const { items } = await admin.call('outbox.list', { limit: 200 })
    if (items.every(({ state }) => state !== 'queued')) return items
    await changed
  }
}
