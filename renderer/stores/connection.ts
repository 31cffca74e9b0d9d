import { create } from 'zustand'

interface ConnectionState {
  online: boolean
  /** When the server last answered, in milliseconds since 1970. */
  lastAnswerAt: number
}

/** Whether the account server answers; written by the `connection.changed` event and by answers only. */
export const useConnection = create<ConnectionState>(() => ({ online: true, lastAnswerAt: Date.now() }))

/** Takes over whether the last request was answered. */
export function noteConnection(online: boolean): void {
  useConnection.setState((before) => ({
    online,
    lastAnswerAt: online ? Date.now() : before.lastAnswerAt,
  }))
}

/** Notes that something was read just now, which is how old the shown data is once the server is away. */
export function noteAnswer(): void {
  useConnection.setState((before) => (before.online ? { lastAnswerAt: Date.now() } : before))
}

/** Why nothing can be changed now, for the controls that would; undefined when it can. */
export function useOfflineReason(): string | undefined {
  const online = useConnection((state) => state.online)
  return online ? undefined : 'You are offline. Changes are not possible now.'
}
