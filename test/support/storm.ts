import { AppError } from '../../shared/errors.ts'
import type { Client } from './client.ts'

/** People who invite all the time, and what they were told was done. */
export interface Storm {
  /** Addresses whose invitation was acknowledged. */
  acknowledged: Set<string>
  /** Codes of refusals and "lost" for requests without an answer. */
  refused: Set<string>
  /** Waits for what is under way, and sends nothing more. */
  calm(): Promise<void>
}

/** Starts several writers at once; each goes on whatever happens to the server. */
export function startStorm(client: Client, writers = 6): Storm {
  let isOver = false
  const acknowledged = new Set<string>()
  const refused = new Set<string>()
  const write = async () => {
    while (!isOver) {
      const email = `${crypto.randomUUID()}@client.test`
      try {
        await client.call('invitations.create', { addresses: [email], level: 'guest' })
        acknowledged.add(email)
      } catch (error) {
        refused.add(error instanceof AppError ? error.code : 'lost')
        await new Promise((resume) => setTimeout(resume, 20))
      }
    }
  }
  const writing = Array.from({ length: writers }, write)
  return {
    acknowledged,
    refused,
    async calm() {
      isOver = true
      await Promise.all(writing)
    },
  }
}

/** The addresses of all open invitations. */
export async function listInvited(client: Client): Promise<Set<string>> {
  const found = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await client.call('invitations.list', { limit: 500, ...(cursor && { cursor }) })
    for (const { email } of page.items) found.add(email)
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}
