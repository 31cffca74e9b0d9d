import { useState } from 'react'
import type { WorkHolder } from '../../../../shared/model/work.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { SelectField } from '../../../components/select-field.tsx'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatNumber } from '../../../format.ts'

/** Stands for nobody among the choices of people. */
export const NOBODY = 'nobody'

/** Who is to hold a piece of work: anybody active who sees the case, or nobody yet. */
export function HolderField({
  label,
  caseId,
  holder,
  value,
  onChange,
  error,
  mayTransfer,
}: {
  label: string
  caseId: string
  /** Who holds it now. */
  holder: WorkHolder | null
  value: string
  onChange(userId: string): void
  error?: string | undefined
  mayTransfer: boolean
}) {
  const [q, setQ] = useState('')
  const search = useSettledText(q, setQ)
  const [chosen, setChosen] = useState(holder?.name)
  // The field tells its own words too, once somebody is chosen.
  const withoutChosen = (text: string) => (text.trim() === (chosen ?? 'Nobody') ? '' : text.trim())
  const asked = withoutChosen(q)
  const typed = withoutChosen(search.text)
  const found = useRead('work.candidates', { caseId, ...(asked !== '' && { q: asked }) }, { keep: true })
  // Until the answer is there, those of the answer before who fit: Enter must not take anybody else.
  const fits = ({ name }: { name: string }) =>
    (typed === asked && !found.isPlaceholderData) || name.toLowerCase().includes(typed.toLowerCase())
  const people = (found.data?.items ?? []).filter(fits).map(({ userId, name, openWork }) => ({
    value: userId,
    label: name,
    ...(openWork && { hint: `${formatNumber(openWork)} open` }),
  }))
  const known = [
    { value: NOBODY, label: 'Nobody' },
    ...(value === NOBODY || people.some((person) => person.value === value)
      ? []
      : [{ value, label: chosen ?? 'This person' }]),
  ]
  return (
    <SelectField
      label={label}
      options={typed === '' ? [...known, ...people] : [...people, ...known]}
      value={value}
      onChange={(next) => {
        setChosen(people.find((person) => person.value === next)?.label)
        onChange(next)
      }}
      onSearch={search.setText}
      error={error}
      disabledReason={
        holder && !mayTransfer
          ? 'Taking work from somebody is for Account Administrators and Standard Users.'
          : undefined
      }
    />
  )
}

/** What a form sends for a choice of `HolderField`. */
export function holderOf(value: string): string | null {
  return value === NOBODY ? null : value
}
