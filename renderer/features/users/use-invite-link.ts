import { useEffect } from 'react'
import { goTo, hashOf, useLocation } from '../../stores/location.ts'
import { ask } from './asked.ts'

/** A link to inviting somebody to a case, such as a case's own page has, opens the dialog with the case chosen. */
export function useInviteLink(isPossible: boolean): void {
  const caseId = useLocation(({ path, params }) => (path === '/users' ? params.get('invite') : null))
  useEffect(() => {
    if (caseId === null || !isPossible) return
    goTo(hashOf('/users', { tab: 'pending' }), { replace: true })
    ask({ act: 'invite', caseId })
  }, [caseId, isPossible])
}
