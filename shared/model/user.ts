import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { id, instant, version } from './primitives.ts'

/** Whether a user may sign in. */
export const userStatuses = ['active', 'inactive'] as const
export const userStatus = z.enum(userStatuses)
export type UserStatus = z.infer<typeof userStatus>

/** A user as a row of the Users page. */
export const userRow = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  level,
  status: userStatus,
  /** Since when the status holds. */
  statusSince: instant,
  lastActiveAt: instant,
  joinedAt: instant,
  /** On how many cases they are listed. */
  caseCount: z.number().int(),
  /** Tasks of theirs that are not completed, and documents they have not reviewed. */
  openWork: z.number().int(),
  version,
})
export type UserRow = z.infer<typeof userRow>

/** Columns a list of users can be sorted by. */
export const userSorts = [
  'name',
  'email',
  'level',
  'status',
  'cases',
  'openWork',
  'lastActive',
  'joined',
] as const
export type UserSort = (typeof userSorts)[number]

/** One line of a person's history: who did what to them and when. */
export const historyEntry = z.object({
  activityId: id,
  at: instant,
  kind: z.string(),
  actorName: z.string(),
  /** A plain sentence, for example "Ana Ruiz changed the level from Standard User to Limited User". */
  sentence: z.string(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** Everything the details drawer shows. */
export const userDetails = userRow.extend({
  invitedByName: z.string().nullable(),
  /** Devices on which the person is signed in to this account now. */
  sessionCount: z.number().int(),
  twoFactorOn: z.boolean(),
  isLastAdministrator: z.boolean(),
  isYou: z.boolean(),
  history: z.array(historyEntry),
})
export type UserDetails = z.infer<typeof userDetails>

/** True numbers of the account: users by level and status, and open invitations. */
export const userCounts = z.object({
  users: z.array(z.object({ level, status: userStatus, count: z.number().int() })),
  pending: z.number().int(),
  /** Open invitations that need a decision: expired, failed to send, or under five days left. */
  pendingNeedDecision: z.number().int(),
  /** Open tasks and reviews of people who cannot sign in, and how many people that is. */
  openWorkOfInactive: z.object({ items: z.number().int(), people: z.number().int() }),
})

/** How much somebody holds, for a preview of their leaving. */
export const heldWork = z.object({
  openTasks: z.number().int(),
  openReviews: z.number().int(),
  /** Cases on which nobody else is active. */
  casesWithNobodyElse: z.number().int(),
  /** Open invitations they sent. */
  ownInvitations: z.number().int(),
  /** Those of the open tasks whose day is over. */
  overdue: z.number().int(),
})
export type HeldWork = z.infer<typeof heldWork>
