import { useCallback, useState } from 'react'
import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { useRead } from '../../../bridge/use-operation.ts'

/** The invitation a dialog is about, as it is now. An invitation has no read of its own, so its address is searched. */
export function useCurrentInvitation(asked: InvitationRow) {
  const [firstVersion] = useState(asked.version)
  const { data, refetch } = useRead('invitations.list', { q: asked.email })
  const found = data?.items.find(({ invitationId }) => invitationId === asked.invitationId)
  const invitation = found !== undefined && found.version >= asked.version ? found : asked
  const refresh = useCallback(() => void refetch(), [refetch])
  return { invitation, changed: invitation.version !== firstVersion, refresh }
}
