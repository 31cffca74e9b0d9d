import { useCallback } from 'react'
import type { EventPayload } from '../../shared/contract/events.ts'
import { levelWithArticle } from '../../shared/rules/levels.ts'
import { useBridge, useEvent } from '../bridge/use-operation.ts'
import { useSignedIn } from '../bridge/use-session.ts'
import { notify } from '../stores/notices.ts'

/** Tells the inviter, on whatever page, that somebody accepted. */
export function useAcceptanceNotice(): void {
  const { call } = useBridge()
  const { user } = useSignedIn()
  const tell = useCallback(
    async ({ invitedBy, userId }: EventPayload<'invitation.accepted'>) => {
      if (invitedBy !== user.userId) return
      // Without an answer the list shows the person all the same.
      const person = await call('users.read', { userId }).catch(() => undefined)
      if (!person) return
      notify({
        tone: 'success',
        text: `${person.name} accepted your invitation and is now ${levelWithArticle(person.level)}.`,
      })
    },
    [call, user.userId],
  )
  useEvent('invitation.accepted', tell)
}
