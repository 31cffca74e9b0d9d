import { useEffect, useState } from 'react'
import type { AddressVerdict } from '../../../../shared/model/invitation.ts'
import type { Level } from '../../../../shared/rules/levels.ts'
import { useRead } from '../../../bridge/use-operation.ts'

const PAUSE_MS = 200

/** The server's verdict on each address, by the address as typed; asked once for all when the typing pauses. */
export function useVerdicts(
  addresses: readonly string[],
  { level, caseIds }: { level: Level; caseIds: readonly string[] },
  enabled: boolean,
) {
  const [asked, setAsked] = useState<readonly string[]>([])
  const wanted = addresses.join('\n')

  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted === '' ? [] : wanted.split('\n')), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])

  const check = useRead(
    'invitations.check',
    { addresses: [...asked], level, ...(caseIds.length > 0 && { caseIds: [...caseIds] }) },
    { enabled: enabled && asked.length > 0, keep: true },
  )
  const verdicts = new Map<string, AddressVerdict>()
  for (const verdict of check.data?.verdicts ?? []) verdicts.set(verdict.typed, verdict)
  const { refetch } = check
  return {
    verdicts,
    /** Checking itself failed: the addresses can still be sent, the server judges them then. */
    failure: check.error,
    checkAgain: () => void refetch(),
  }
}
