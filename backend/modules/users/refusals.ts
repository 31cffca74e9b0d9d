import type { ErrorCode } from '../../../shared/errors.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import type { StoredUser } from './listing.ts'
import { isLastAdministrator } from './one-user.ts'

/** Something an administrator may do to a user. */
export type UserAct = { act: 'changeLevel'; to: Level } | { act: 'deactivate' } | { act: 'reactivate' }

/** Why an act cannot be done to a user as they are now; null when it can. */
export async function refusalOf(db: Queryable, user: StoredUser, act: UserAct): Promise<ErrorCode | null> {
  if (act.act === 'reactivate') return user.status === 'active' ? 'user.already-active' : null
  if (act.act === 'deactivate' && user.status === 'inactive') return 'user.already-inactive'
  if (act.act === 'changeLevel' && act.to === user.level) return 'user.level-unchanged'
  return (await isLastAdministrator(db, user)) ? 'user.last-administrator' : null
}

/** Whether an act takes the administrator level's powers from a user. */
export function takesPowers(user: StoredUser, act: UserAct): boolean {
  return user.level === 'administrator' && act.act !== 'reactivate'
}
