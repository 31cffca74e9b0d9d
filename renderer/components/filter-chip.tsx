import { useId, useState } from 'react'
import { Button } from './button.tsx'
import { ChipPopover } from './chip-popover.tsx'
import choice from './choice.module.css'
import styles from './filter-chip.module.css'

export interface FilterOption<V extends string> {
  value: V
  label: string
  count?: string | undefined
}

export interface FilterChipProps<V extends string> {
  label: string
  options: readonly FilterOption<V>[]
  value: readonly V[]
  onChange: (values: V[]) => void
  /** One choice at most instead of several. */
  single?: boolean | undefined
  /** Takes the chip itself away. */
  onRemove?: (() => void) | undefined
}

/** One filter over a table: what is chosen stands in the chip, the choices in a small panel below it. */
export function FilterChip<V extends string>(props: FilterChipProps<V>) {
  const { label, options, value, onChange, single = false, onRemove } = props
  const [isOpen, setIsOpen] = useState(false)
  const name = useId()
  const isOn = value.length > 0

  const toggle = (option: V, wanted: boolean) => {
    if (single) {
      onChange([option])
      return
    }
    // The order of the options, not of the clicks: the same filter always reads the same.
    onChange(options.map((one) => one.value).filter((one) => (one === option ? wanted : value.includes(one))))
  }

  return (
    <ChipPopover
      label={label}
      chosen={isOn ? summarize(options, value) : undefined}
      opened={isOpen}
      onOpenedChange={setIsOpen}
      onRemove={onRemove ?? (isOn ? () => onChange([]) : undefined)}
    >
      <fieldset>
        <legend className={styles.legend}>{label}</legend>
        <div className={styles.options}>
          {options.map((option) => (
            <label key={option.value} className={styles.option}>
              <input
                type={single ? 'radio' : 'checkbox'}
                name={name}
                className={choice.mark}
                checked={value.includes(option.value)}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              <span>{option.label}</span>
              {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
            </label>
          ))}
        </div>
      </fieldset>
      {isOn && (
        <div className={styles.foot}>
          <Button kind="quiet" size="sm" onClick={() => onChange([])}>
            Clear
          </Button>
        </div>
      )}
    </ChipPopover>
  )
}

function summarize<V extends string>(options: readonly FilterOption<V>[], value: readonly V[]): string {
  const chosen = options.filter((option) => value.includes(option.value)).map((option) => option.label)
  return chosen.length <= 2 ? chosen.join(', ') : `${chosen.length} of ${options.length}`
}
