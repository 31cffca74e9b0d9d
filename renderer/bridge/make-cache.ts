import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { AppError } from '../../shared/errors.ts'
import { session } from '../../shared/model/session.ts'
import { noteAnswer } from '../stores/connection.ts'
import { isTemporary } from './use-operation.ts'

const RETRIES = 3
const FRESH_MS = 60_000

/** True whoever is signed in. */
const OF_EVERYBODY = new Set<unknown>(['session.read', 'setup.read', 'settings.read', 'desktop.read'])

/**
 * What was read, kept fresh, and forgotten when somebody else or another account comes. A refusal because the session is over makes the window ask who is signed in.
 */
export function makeCache(): QueryClient {
  const askWhoIsSignedIn = (error: Error) => {
    if (error instanceof AppError && error.code.startsWith('session.'))
      void cache.invalidateQueries({ queryKey: ['session.read'] })
  }
  let who: string | undefined
  const forgetTheOneBefore = (answer: unknown) => {
    const read = session.safeParse(answer).data
    const now = read?.state === 'signed-in' ? `${read.account.accountId} ${read.user.userId}` : undefined
    if (who !== undefined && now !== who)
      cache.removeQueries({ predicate: ({ queryKey }) => !OF_EVERYBODY.has(queryKey[0]) })
    who = now
  }
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (answer, query) => {
        noteAnswer()
        if (query.queryKey[0] === 'session.read') forgetTheOneBefore(answer)
      },
      onError: (error, query) => {
        if (query.queryKey[0] !== 'session.read') askWhoIsSignedIn(error)
      },
    }),
    mutationCache: new MutationCache({ onSuccess: noteAnswer, onError: askWhoIsSignedIn }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < RETRIES && isTemporary(error),
      },
      mutations: { networkMode: 'always' },
    },
  })
  return cache
}
