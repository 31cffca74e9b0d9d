import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { caseStatus } from './case.ts'
import { id, instant, localDate, version } from './primitives.ts'
import { userStatus } from './user.ts'

/** What can change hands: a task, the review of a document, a case with nobody else active on it, a pending invitation. */
export const workKinds = ['task', 'review', 'case', 'invitation'] as const
export const workKind = z.enum(workKinds)
export type WorkKind = z.infer<typeof workKind>

/** Names one piece of work. */
export const workReference = z.object({ kind: workKind, itemId: id })
export type WorkReference = z.infer<typeof workReference>

/** Why something cannot be done: a code of the error catalogue with its sentence. */
export const workRefusal = z.object({ code: z.string(), message: z.string() })
export type WorkRefusal = z.infer<typeof workRefusal>

/** Who is to receive one piece of work. */
export const placement = z.strictObject({
  kind: workKind,
  itemId: id,
  receiverId: id,
  /**
   * The status of the case as whoever confirms the placement sees it. Without it: as the draft says, or as it is now.
   * What was placed while the case was open is refused once it is closed (`hand-over.case-closed`) until it is placed
   * with `closed`.
   */
  caseStatus: caseStatus.optional(),
})
export type Placement = z.infer<typeof placement>

/** A placement that cannot be done, and why: `details.refused` of the error `hand-over.refused` lists them. */
export const refusedPlacement = workReference.extend({ title: z.string(), ...workRefusal.shape })
export type RefusedPlacement = z.infer<typeof refusedPlacement>

/** One piece of work that a person holds. */
export const workItem = workReference.extend({
  /** The task's title, the document's name, the case's name or the address of the invitation. */
  title: z.string(),
  /** Null for an invitation. */
  case: z.object({ caseId: id, number: z.string(), name: z.string(), status: caseStatus }).nullable(),
  /** The day by which a task is to be done. */
  dueOn: localDate.nullable(),
  /** Its day is over in the account's time zone. */
  isOverdue: z.boolean(),
  /** How far it is, in words: "Started", "In review, 40 % viewed", "Expires Dec 23, 2026". */
  standing: z.string(),
  /** What the saved draft says about it, and why that does not hold any more. */
  draft: z.object({ receiverId: id, receiverName: z.string(), refusal: workRefusal.nullable() }).nullable(),
})
export type WorkItem = z.infer<typeof workItem>

/** Everything somebody holds, overdue first, then by case and day. */
export const workInventory = z.object({
  person: z.object({ userId: id, name: z.string(), email: z.string(), level, status: userStatus }),
  items: z.array(workItem),
  /** What the saved draft places though the person holds it no more, and why. */
  gone: z.array(workReference.extend({ title: z.string(), receiverName: z.string(), refusal: workRefusal })),
  draft: z.object({ savedByName: z.string(), savedAt: instant, version }).nullable(),
})
export type WorkInventory = z.infer<typeof workInventory>

/** Somebody who could receive work, with the load they have. */
export const workReceiver = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  level,
  /** Their open tasks and reviews now. */
  openWork: z.number().int(),
  /** Those of their open tasks that are due within the next 14 days or overdue. */
  dueSoon: z.number().int(),
  /** Whether they see all cases; otherwise `cases` are those of the inventory that they can see. */
  seesAll: z.boolean(),
  cases: z.array(id),
  /** Only administrators can take over invitations. */
  takesInvitations: z.boolean(),
})
export type WorkReceiver = z.infer<typeof workReceiver>

/** One line of a receipt. */
export const receiptItem = workReference.extend({
  title: z.string(),
  caseNumber: z.string().nullable(),
  caseName: z.string().nullable(),
  dueOn: localDate.nullable(),
  receiverId: id,
  receiverName: z.string(),
  /** Why reversing now would leave it with its receiver; null when it would go back. Null on a reversed hand-over. */
  obstacle: workRefusal.nullable(),
  /** What a reversal did with it; null while there was none. */
  returned: z.boolean().nullable(),
  /** Why a reversal left it where it is. */
  keptReason: workRefusal.nullable(),
})
export type ReceiptItem = z.infer<typeof receiptItem>

/** A hand-over as a row of a list. */
export const handOverRow = z.object({
  handOverId: id,
  fromUserId: id,
  fromName: z.string(),
  doneByName: z.string(),
  doneAt: instant,
  items: z.number().int(),
  receivers: z.number().int(),
  reversedAt: instant.nullable(),
  reversedByName: z.string().nullable(),
})
export type HandOverRow = z.infer<typeof handOverRow>

/** What a hand-over did: the receipt. */
export const handOverReceipt = handOverRow.omit({ items: true }).extend({
  /** By receiver, then by case and day. */
  items: z.array(receiptItem),
  /** Until when it can be reversed; null when it is reversed already or too long ago. */
  reversibleUntil: instant.nullable(),
  /** How many items a reversal would give back now. */
  returnable: z.number().int(),
})
export type HandOverReceipt = z.infer<typeof handOverReceipt>
