import { symmetricDecrypt } from 'better-auth/crypto'
import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../database/open.ts'
import { mailServers } from '../../database/tables/index.ts'
import type { MailServer } from '../../ports/mail.ts'

/** The mail server that messages of an account leave through; null when there is none. */
export async function findMailServer(
  context: Context,
  db: Queryable,
  accountId: string,
): Promise<MailServer | null> {
  if (context.config.mailServer) return context.config.mailServer
  const [row] = await db.select().from(mailServers).where(eq(mailServers.accountId, accountId))
  if (!row) return null
  const { host, port, security, username, fromName, fromAddress } = row
  const password = row.sealedPassword
    ? await symmetricDecrypt({ key: context.keys.sealing, data: row.sealedPassword })
    : ''
  return { host, port, security, username, password, fromName, fromAddress }
}

/** The sender as a mail program shows it. */
export function writeSender({ fromName, fromAddress }: MailServer): string {
  return `${fromName} <${fromAddress}>`
}
