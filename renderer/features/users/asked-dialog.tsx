import { closeDialog, useAsked } from './asked.ts'
import { ChangeLevelDialog } from './dialogs/change-level-dialog.tsx'
import { DeactivateDialog } from './dialogs/deactivate-dialog.tsx'
import { ReactivateDialog } from './dialogs/reactivate-dialog.tsx'
import { ChangeInvitationDialog } from './invitations/change-invitation-dialog.tsx'
import { CorrectAddressDialog } from './invitations/correct-address-dialog.tsx'
import { ReplaceLinkDialog } from './invitations/replace-link-dialog.tsx'
import { InviteDialog } from './invite/invite-dialog.tsx'

/** The one dialog of the page, begun anew with every question. It stays while it closes, so that focus goes home. */
export function AskedDialog() {
  const { asked, opened, turn } = useAsked()
  const frame = { key: turn, opened, onClose: closeDialog }
  const { key, ...rest } = frame
  switch (asked?.act) {
    case 'changeLevel':
      return <ChangeLevelDialog key={key} {...rest} {...asked} />
    case 'deactivate':
      return <DeactivateDialog key={key} {...rest} user={asked.user} />
    case 'reactivate':
      return <ReactivateDialog key={key} {...rest} user={asked.user} />
    case 'invite':
      return <InviteDialog key={key} {...rest} />
    case 'changeInvitation':
      return <ChangeInvitationDialog key={key} {...rest} invitation={asked.invitation} />
    case 'correctAddress':
      return <CorrectAddressDialog key={key} {...rest} invitation={asked.invitation} />
    case 'replaceLink':
      return <ReplaceLinkDialog key={key} {...rest} invitation={asked.invitation} />
    default:
      return null
  }
}
