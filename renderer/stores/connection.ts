import { create } from 'zustand'

interface ConnectionState {
  online: boolean
  /** When the server last answered, in milliseconds since 1970. */
  lastAnswerAt: number
}

/** Whether the account server answers; written by the `connection.changed` event only. */
export const useConnection = create<ConnectionState>(() => ({ online: true, lastAnswerAt: Date.now() }))

/** Takes over whether the last request was answered. */
export function noteConnection(online: boolean): void {
  useConnection.setState((before) => ({
    online,
    lastAnswerAt: online ? Date.now() : before.lastAnswerAt,
  }))
}
