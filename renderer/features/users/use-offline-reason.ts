import { useConnection } from '../../stores/connection.ts'

/** Why nothing can be changed now, or undefined when it can. */
export function useOfflineReason(): string | undefined {
  const online = useConnection((state) => state.online)
  return online ? undefined : 'The account server does not answer. Changes are not possible now.'
}
