import { and, asc, count, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { dateFormat } from '../../../shared/model/account.ts'
import { workKind } from '../../../shared/model/hand-over.ts'
import { id, localDate } from '../../../shared/model/primitives.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts, handOverItems, handOvers, users } from '../../database/tables/index.ts'
import type { CurrentFacts, Message } from './message-facts.ts'

/** As many pieces of work as a message lists; of the others it says how many there are. */
const MOST_LISTED = 50

const listed = z.array(
  z.object({
    kind: workKind,
    itemId: id,
    title: z.string(),
    caseNumber: z.string().nullable(),
    caseName: z.string().nullable(),
    dueOn: localDate.nullable(),
  }),
)

/** What a message about received work says, read from the texts that are kept of it. */
export const receivedWorkFacts = z.object({
  firmName: z.string(),
  fromName: z.string(),
  doneByName: z.string(),
  dateFormat,
  total: z.coerce.number(),
  items: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(listed),
})

/** What a receiver got by a hand-over. It is not told any more once the work went back or the receiver left. */
export async function findReceivedWork(db: Queryable, message: Message): Promise<CurrentFacts | null> {
  const { accountId, facts } = message
  const ofReceiver = and(
    eq(handOverItems.accountId, accountId),
    sql`${handOverItems.handOverId}::text = ${facts.handOverId ?? ''}`,
    sql`${handOverItems.receiverId}::text = ${facts.receiverId ?? ''}`,
  )
  const [about] = await db
    .select({
      firmName: accounts.firmName,
      dateFormat: accounts.dateFormat,
      fromName: handOvers.fromName,
      doneByName: handOvers.doneByName,
      reversedAt: handOvers.reversedAt,
      receiverStatus: users.status,
    })
    .from(handOvers)
    .innerJoin(accounts, eq(accounts.accountId, handOvers.accountId))
    .innerJoin(
      users,
      and(eq(users.accountId, handOvers.accountId), sql`${users.userId}::text = ${facts.receiverId ?? ''}`),
    )
    .where(
      and(eq(handOvers.accountId, accountId), sql`${handOvers.handOverId}::text = ${facts.handOverId ?? ''}`),
    )
  if (!about) return null
  const items = await db
    .select({
      kind: handOverItems.kind,
      itemId: handOverItems.itemId,
      title: handOverItems.title,
      caseNumber: handOverItems.caseNumber,
      caseName: handOverItems.caseName,
      dueOn: handOverItems.dueOn,
    })
    .from(handOverItems)
    .where(ofReceiver)
    .orderBy(asc(handOverItems.position))
    .limit(MOST_LISTED)
  const [counted] = await db.select({ total: count() }).from(handOverItems).where(ofReceiver)
  const { receiverStatus, reversedAt, ...told } = about
  return {
    facts: {
      ...facts,
      ...told,
      total: String(counted?.total ?? 0),
      items: JSON.stringify(items),
    },
    isWanted: reversedAt === null && receiverStatus === 'active',
  }
}
