import { HandOversScreen } from '../features/hand-over/hand-overs-screen.tsx'
import { DeactivateDialog } from '../features/users/dialogs/deactivate-dialog.tsx'

/** Hand-overs, with the dialog of users for those that end with a deactivation. */
export function HandOvers() {
  return <HandOversScreen Deactivation={DeactivateDialog} />
}
