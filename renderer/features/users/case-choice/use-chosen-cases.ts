import { useState } from 'react'
import type { NamedCase } from '../../../../shared/model/case.ts'
import { useRead } from '../../../bridge/use-operation.ts'

/** The cases chosen for an invitation, beginning with the one that somebody is invited to, if it is open. */
export function useChosenCases(
  caseId: string | undefined,
): [readonly NamedCase[], (cases: readonly NamedCase[]) => void] {
  const [chosen, setChosen] = useState<readonly NamedCase[]>()
  const first = useRead('cases.read', { caseId: caseId ?? '' }, { enabled: caseId !== undefined }).data
  return [chosen ?? (first?.status === 'open' ? [first] : []), setChosen]
}
