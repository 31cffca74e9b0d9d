import { ChipPopover } from './chip-popover.tsx'
import styles from './filter-chip.module.css'
import { TextField } from './text-field.tsx'

export interface SearchChipOption {
  value: string
  label: string
  hint?: string | undefined
}

export interface SearchChipProps {
  label: string
  searchLabel: string
  /** What is chosen, in a few words. */
  chosen: string | undefined
  opened: boolean
  onOpenedChange: (opened: boolean) => void
  text: string
  onText: (text: string) => void
  /** What was found; undefined while it is not known. */
  options: readonly SearchChipOption[] | undefined
  /** What is said where nothing fits. */
  noneFound?: string | undefined
  onChoose: (value: string) => void
  onClear: () => void
}

/** A filter by one of very many: typed for, then chosen from the few that fit. */
export function SearchChip(props: SearchChipProps) {
  const { label, searchLabel, chosen, opened, onOpenedChange, text, onText, options } = props
  const { noneFound = 'Nobody found' } = props
  const choose = (value: string) => {
    onOpenedChange(false)
    onText('')
    props.onChoose(value)
  }
  return (
    <ChipPopover
      label={label}
      chosen={chosen}
      opened={opened}
      onOpenedChange={onOpenedChange}
      onRemove={chosen === undefined ? undefined : props.onClear}
    >
      <div className={styles.search}>
        <TextField
          label={searchLabel}
          value={text}
          autoComplete="off"
          data-autofocus
          onChange={(event) => onText(event.currentTarget.value)}
        />
        <ul className={styles.found} aria-label="Found" aria-busy={options === undefined || undefined}>
          {options?.map(({ value, label: name, hint }) => (
            <li key={value}>
              <button type="button" className={styles.foundOption} onClick={() => choose(value)}>
                <span>{name}</span>
                {hint !== undefined && <span className={styles.hint}>{hint}</span>}
              </button>
            </li>
          ))}
          {options?.length === 0 && <li className={styles.hint}>{noneFound}</li>}
        </ul>
      </div>
    </ChipPopover>
  )
}
