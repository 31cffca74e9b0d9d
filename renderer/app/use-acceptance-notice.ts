import { useCallback } from 'react'
import type { EventPayload } from '../../shared/contract/events.ts'
import { levelWithArticle } from '../../shared/rules/levels.ts'
import { useBridge, useEvent } from '../bridge/use-operation.ts'
import { useSignedIn } from '../bridge/use-session.ts'
import { formatCount } from '../format.ts'
import { goTo, hashOf } from '../stores/location.ts'
import { notify } from '../stores/notices.ts'

/** Tells the inviter, on whatever page, that somebody accepted. */
export function useAcceptanceNotice(): void {
  const { call } = useBridge()
  const { user } = useSignedIn()
  const tell = useCallback(
    async ({ invitedBy, userId, missedCases }: EventPayload<'invitation.accepted'>) => {
      if (invitedBy !== user.userId) return
      // Without an answer the list shows the person all the same.
      const person = await call('users.read', { userId }).catch(() => undefined)
      if (!person) return
      notify({
        tone: missedCases === 0 ? 'success' : 'info',
        text: `${person.name} accepted your invitation and is now ${levelWithArticle(person.level)}.${missedSentence(missedCases)}`,
        ...(missedCases > 0 && {
          action: { label: 'See why', run: () => goTo(hashOf('/users', { user: userId })) },
        }),
      })
    },
    [call, user.userId],
  )
  useEvent('invitation.accepted', tell)
}

function missedSentence(missed: number): string {
  return missed === 0 ? '' : ` ${formatCount(missed, 'case')} could not be joined; the history says why.`
}
