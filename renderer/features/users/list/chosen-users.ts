import { create } from 'zustand'
import type { UserRow } from '../../../../shared/model/user.ts'

interface ChosenState {
  /** By id, as they were when they were last seen in the list. */
  users: ReadonlyMap<string, UserRow>
}

/** The people selected in the list; they stay selected while the filter hides them. */
export const useChosenUsers = create<ChosenState>(() => ({ users: new Map() }))

/** Selects nobody. */
export function clearChosenUsers(): void {
  if (useChosenUsers.getState().users.size > 0) useChosenUsers.setState({ users: new Map() })
}
