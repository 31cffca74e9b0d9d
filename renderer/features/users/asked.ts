import { create } from 'zustand'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import type { UserRow } from '../../../shared/model/user.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { goTo, useLocation } from '../../stores/location.ts'

/** Whom a dialog is about; the rest of the person is read when it opens. */
export interface Person {
  userId: string
  name: string
}

/** Acts that can be done to several people at once. */
export type ManyAct = 'deactivate' | 'reactivate' | 'changeLevel'

/** The dialog that was asked for. */
export type Asked =
  | { act: 'changeLevel'; user: Person; to?: Level; afterwards?: Asked }
  | { act: 'deactivate'; user: Person }
  | { act: 'reactivate'; user: Person }
  | { act: 'many'; what: ManyAct; users: readonly UserRow[]; to?: Level }
  | { act: 'invite'; caseId?: string }
  | { act: 'changeInvitation'; invitation: InvitationRow }
  | { act: 'correctAddress'; invitation: InvitationRow }
  | { act: 'replaceLink'; invitation: InvitationRow }

interface AskedState {
  asked: Asked | undefined
  opened: boolean
  /** Grows with each question, so that every dialog starts anew. */
  turn: number
}

/** The one dialog of the Users page. What was asked stays known while it closes, so that focus can go home. */
export const useAsked = create<AskedState>(() => ({ asked: undefined, opened: false, turn: 0 }))

/** Opens a dialog, from wherever the person is: a notice may be pressed on another page. */
export function ask(asked: Asked): void {
  if (useLocation.getState().path !== '/users') goTo('#/users')
  useAsked.setState(({ turn }) => ({ asked, opened: true, turn: turn + 1 }))
}

export function closeDialog(): void {
  useAsked.setState({ opened: false })
}
