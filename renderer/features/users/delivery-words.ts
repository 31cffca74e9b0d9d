import { useRead } from '../../bridge/use-operation.ts'

/** Whether messages wait in the outbox because no mail server is set up. */
export function useIsMailOff(): boolean {
  return useRead('mail.read', {}).data?.source === 'none'
}

/** Added to a result while nothing can leave. */
export const MAIL_OFF_REMARK = ' It waits in the outbox: no mail server is set up.'
