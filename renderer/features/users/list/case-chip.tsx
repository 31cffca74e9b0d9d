import { useState } from 'react'
import { useRead } from '../../../bridge/use-operation.ts'
import { SearchChip } from '../../../components/search-chip.tsx'

const MOST_FOUND = 8

/** Narrows the list to the people on one case. */
export function CaseChip({
  caseId,
  onChange,
}: {
  caseId: string | undefined
  onChange(caseId: string | undefined): void
}) {
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const chosen = useRead('cases.read', { caseId: caseId ?? '' }, { enabled: caseId !== undefined }).data
  const q = text.trim()
  const found = useRead(
    'cases.list',
    { ...(q !== '' && { q }), sort: 'number', direction: 'asc', limit: MOST_FOUND },
    { enabled: isOpen, keep: true },
  )
  return (
    <SearchChip
      label="Case"
      searchLabel="Search by number or name"
      chosen={caseId === undefined ? undefined : (chosen?.number ?? 'One case')}
      opened={isOpen}
      onOpenedChange={setIsOpen}
      text={text}
      onText={setText}
      options={found.data?.items.map(({ caseId: value, number, name }) => ({
        value,
        label: number,
        hint: name,
      }))}
      noneFound="No case found"
      onChoose={onChange}
      onClear={() => onChange(undefined)}
    />
  )
}
