import { createHash } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Tx } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import type { StoredEvent } from './stored-event.ts'

/** Kinds of administrative events; past tense, one per thing that can happen. */
export type ActivityKind =
  | 'account.opened'
  | 'account.restored'
  | 'account.changed'
  | 'account.link-rule-changed'
  | 'template.created'
  | 'template.changed'
  | 'template.moved'
  | 'template.archived'
  | 'template.restored'
  | 'mail-server.changed'
  | 'mail-server.removed'
  | 'message.retried'
  | 'plan.changed'
  | 'plan.scheduled'
  | 'plan.kept'
  | 'payment.changed'
  | 'payment.card-entered'
  | 'invoice.sent'
  | 'invoice.paid'
  | 'invitation.sent'
  | 'invitation.resent'
  | 'invitation.link-copied'
  | 'invitation.deleted'
  | 'invitation.restored'
  | 'invitation.level-changed'
  | 'invitation.cases-changed'
  | 'invitation.address-corrected'
  | 'invitation.link-replaced'
  | 'invitation.expired'
  | 'invitation.withdrawn'
  | 'invitation.accepted'
  | 'user.level-changed'
  | 'user.deactivated'
  | 'user.reactivated'
  | 'user.renamed'
  | 'case.created'
  | 'case.changed'
  | 'case.closed'
  | 'case.reopened'
  | 'case.person-added'
  | 'case.person-joined'
  | 'case.person-missed'
  | 'case.person-removed'
  | 'cases.imported'
  | 'guest.moved'
  | 'task.created'
  | 'task.changed'
  | 'task.given'
  | 'task.moved'
  | 'document.added'
  | 'document.changed'
  | 'document.given'
  | 'document.moved'
  | 'hand-over.done'
  | 'hand-over.reversed'

/** An event to record. Facts hold what a sentence needs; never a secret. */
export interface ActivityEntry {
  kind: ActivityKind
  /** Who did it; null when Roster itself did. */
  actor: { userId: string | null; name: string; ip: string | null }
  /** The user, invitation or case it was about. */
  subject: { id: string | null; name: string }
  facts?: Record<string, string | number | boolean | null>
}

/** The hash before an account's first event. */
export const CHAIN_START = '0'.repeat(64)

// A statement takes 65,535 parameters; an event has 13 of them.
const EVENTS_AT_ONCE = 2000

/**
 * Adds an event to the account's chain and answers its id. The account row must be locked, so that the chain has one
 * end.
 */
export async function recordActivity(
  tx: Tx,
  accountId: string,
  now: Date,
  entry: ActivityEntry,
): Promise<string> {
  const [activityId] = await recordActivities(tx, accountId, now, [entry])
  if (!activityId) throw new Error('An event was recorded without an id.')
  return activityId
}

/** Adds several events to the account's chain, in this order; answers their ids. */
export async function recordActivities(
  tx: Tx,
  accountId: string,
  now: Date,
  entries: readonly ActivityEntry[],
): Promise<string[]> {
  if (entries.length === 0) return []
  const [last] = await tx
    .select({ sequence: activity.sequence, hash: activity.hash })
    .from(activity)
    .where(eq(activity.accountId, accountId))
    .orderBy(desc(activity.sequence))
    .limit(1)
  let sequence = last?.sequence ?? 0
  let previousHash = last?.hash ?? CHAIN_START
  const rows = entries.map((entry) => {
    sequence += 1
    const row = {
      accountId,
      sequence,
      activityId: uuid7(),
      at: now,
      actorId: entry.actor.userId,
      actorName: entry.actor.name,
      kind: entry.kind,
      subjectId: entry.subject.id,
      subjectName: entry.subject.name,
      facts: entry.facts ?? {},
      ip: entry.actor.ip,
      previousHash,
    }
    previousHash = hashOf(row)
    return { ...row, hash: previousHash }
  })
  for (let from = 0; from < rows.length; from += EVENTS_AT_ONCE)
    await tx.insert(activity).values(rows.slice(from, from + EVENTS_AT_ONCE))
  return rows.map((row) => row.activityId)
}

/** The hash of an event: SHA-256 over its columns in a fixed order, the hash before it first. */
export function hashOf(row: Omit<StoredEvent, 'hash'>): string {
  const covered = [
    row.previousHash,
    row.accountId,
    row.sequence,
    row.activityId,
    row.at.toISOString(),
    row.actorId,
    row.actorName,
    row.kind,
    row.subjectId,
    row.subjectName,
    Object.entries(row.facts).sort(([a], [b]) => (a < b ? -1 : 1)),
    row.ip,
  ]
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex')
}
