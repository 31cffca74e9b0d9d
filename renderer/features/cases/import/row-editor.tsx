import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { TextField } from '../../../components/text-field.tsx'
import styles from './import.module.css'
import type { CaseCells } from './read-case-list.ts'

/** The cells of one row, to be corrected; the list is checked again afterwards. */
export function RowEditor({
  place,
  cells,
  onSave,
  onCancel,
}: {
  /** Its number in the list. */
  place: number
  cells: CaseCells
  onSave(cells: CaseCells): void
  onCancel(): void
}) {
  const [typed, setTyped] = useState(cells)
  const field = (name: keyof CaseCells, label: string) => (
    <TextField
      label={label}
      value={typed[name]}
      data-autofocus={name === 'number' || undefined}
      onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [name]: value }))}
    />
  )
  return (
    <form
      className={styles.editor}
      aria-label={`Row ${place}`}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onSave(typed)
      }}
    >
      {field('number', `Row ${place}: number`)}
      {field('name', 'Name')}
      {field('status', 'Status')}
      <div className={styles.actions}>
        <Button type="submit">Correct</Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
