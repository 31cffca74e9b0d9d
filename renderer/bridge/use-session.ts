import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import type { Session } from '../../shared/model/session.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'

/** A session in an account. */
export type SignedIn = Extract<Session, { state: 'signed-in' }>

/**
 * Given by whoever lets a person in. A screen does not read the session itself: it would hear of its end before it is
 * taken away, and have nobody to be shown to.
 */
export const SignedInContext = createContext<SignedIn | null>(null)

/** The session of this window; only for screens that are shown to signed-in people. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SignedInContext)
  if (!signedIn) throw new Error('This screen needs a signed-in person.')
  return signedIn
}

/** Whether the signed-in person may do this. The server decides again on every request. */
export function useMay(permission: Permission): boolean {
  return may(useSignedIn().user.level, permission)
}

/** Forgets everything that was read for the person before and asks again who is signed in. */
export function useSessionRestart(): () => Promise<void> {
  const cache = useQueryClient()
  return useCallback(async () => {
    cache.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(queryKey[0]) })
    await cache.invalidateQueries({ queryKey: ['session.read'] })
    await cache.invalidateQueries({ queryKey: ['setup.read'] })
  }, [cache])
}

const KEPT = new Set<unknown>(['session.read', 'setup.read', 'settings.read', 'desktop.read'])
