import { closeDialog, useAsked } from './asked.ts'
import { ChangeLevelDialog } from './dialogs/change-level-dialog.tsx'
import { DeactivateDialog } from './dialogs/deactivate-dialog.tsx'
import { ManyDialog } from './dialogs/many-dialog.tsx'
import { ReactivateDialog } from './dialogs/reactivate-dialog.tsx'
import { ChangeInvitationDialog } from './invitations/change-invitation-dialog.tsx'
import { CorrectAddressDialog } from './invitations/correct-address-dialog.tsx'
import { ReplaceLinkDialog } from './invitations/replace-link-dialog.tsx'
import { InviteDialog } from './invite/invite-dialog.tsx'

/** The one dialog of the page, begun anew with every question. It stays while it closes, so that focus goes home. */
export function AskedDialog() {
  const { asked, opened, turn } = useAsked()
  const frame = { opened, onClose: closeDialog }
  switch (asked?.act) {
    case 'changeLevel':
      return <ChangeLevelDialog key={turn} {...frame} {...asked} />
    case 'deactivate':
      return <DeactivateDialog key={turn} {...frame} user={asked.user} />
    case 'reactivate':
      return <ReactivateDialog key={turn} {...frame} user={asked.user} />
    case 'many':
      return <ManyDialog key={turn} {...frame} {...asked} />
    case 'invite':
      return <InviteDialog key={turn} {...frame} caseId={asked.caseId} />
    case 'changeInvitation':
      return <ChangeInvitationDialog key={turn} {...frame} invitation={asked.invitation} />
    case 'correctAddress':
      return <CorrectAddressDialog key={turn} {...frame} invitation={asked.invitation} />
    case 'replaceLink':
      return <ReplaceLinkDialog key={turn} {...frame} invitation={asked.invitation} />
    default:
      return null
  }
}
