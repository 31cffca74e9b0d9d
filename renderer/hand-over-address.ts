import { hashOf } from './stores/location.ts'

/** The page of all hand-overs and of people who cannot sign in and hold work. */
export const HAND_OVERS_PATH = '/hand-overs'

/** Where the work of somebody is handed over; `then` says what it ends with. */
export function hashOfHandingOver(userId: string, then?: 'deactivate'): string {
  return hashOf(`${HAND_OVERS_PATH}/from/${userId}`, { then })
}

/** The receipt of a hand-over. */
export function hashOfReceipt(handOverId: string): string {
  return hashOf(`${HAND_OVERS_PATH}/${handOverId}`)
}

/** What an address below the page of hand-overs is about. */
export function readHandOverPath(path: string): { from: string } | { receipt: string } | undefined {
  const from = /^\/hand-overs\/from\/([^/]+)$/.exec(path)?.[1]
  if (from !== undefined) return { from }
  const receipt = /^\/hand-overs\/([^/]+)$/.exec(path)?.[1]
  return receipt === undefined ? undefined : { receipt }
}
