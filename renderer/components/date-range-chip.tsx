import { useState } from 'react'
import { Button } from './button.tsx'
import { ChipPopover } from './chip-popover.tsx'
import styles from './filter-chip.module.css'
import { TextField } from './text-field.tsx'

export interface DateRangeChipProps {
  label: string
  /** ISO dates; undefined where the range is open. */
  from: string | undefined
  to: string | undefined
  /** The range in words; undefined while it is open at both ends. */
  summary: string | undefined
  onChange: (range: { from: string | undefined; to: string | undefined }) => void
}

/** A filter by date, with its first and last day. */
export function DateRangeChip({ label, from, to, summary, onChange }: DateRangeChipProps) {
  const [isOpen, setIsOpen] = useState(false)
  const clear = () => onChange({ from: undefined, to: undefined })
  const dateOf = (text: string) => (text === '' ? undefined : text)
  const isTurned = from !== undefined && to !== undefined && to < from
  return (
    <ChipPopover
      label={label}
      chosen={summary}
      opened={isOpen}
      onOpenedChange={setIsOpen}
      onRemove={summary === undefined ? undefined : clear}
    >
      <fieldset className={styles.fields}>
        <legend className={styles.legend}>{label}</legend>
        <TextField
          type="date"
          label="From"
          value={from ?? ''}
          max={to}
          onChange={(event) => onChange({ from: dateOf(event.currentTarget.value), to })}
        />
        <TextField
          type="date"
          label="To, included"
          value={to ?? ''}
          min={from}
          error={isTurned ? 'This is before the first day.' : undefined}
          onChange={(event) => onChange({ from, to: dateOf(event.currentTarget.value) })}
        />
      </fieldset>
      {summary !== undefined && (
        <div className={styles.foot}>
          <Button kind="quiet" size="sm" onClick={clear}>
            Clear
          </Button>
        </div>
      )}
    </ChipPopover>
  )
}
