import { MultiSelect } from '@mantine/core'
import { definedProps } from './defined-props.ts'
import { frameProps } from './field-frame.tsx'
import styles from './select-field.module.css'
import type { SelectFieldProps } from './select-field.tsx'

export interface MultiSelectFieldProps<V extends string>
  extends Omit<SelectFieldProps<V>, 'value' | 'onChange' | 'searchable'> {
  value: readonly V[]
  onChange: (values: V[]) => void
  max?: number | undefined
}

export function MultiSelectField<V extends string>(props: MultiSelectFieldProps<V>) {
  const { label, hint, error, optional, disabledReason, hideLabel } = props
  const { options, value, onChange, placeholder, id, name } = props
  const hints = new Map(options.map((option) => [option.value as string, option.hint]))
  return (
    <MultiSelect<V>
      {...definedProps({ placeholder, id, name, maxValues: props.max })}
      data-autofocus={props['data-autofocus']}
      {...frameProps({ label, hint, error, optional, disabledReason, hideLabel })}
      data={options.map((option) => ({
        value: option.value,
        label: option.label,
        disabled: option.disabled ?? false,
      }))}
      value={[...value]}
      onChange={onChange}
      searchable
      hidePickedOptions
      nothingFoundMessage="Nothing found"
      maxDropdownHeight={280}
      comboboxProps={{ transitionProps: { duration: 0 }, offset: 4 }}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.label}</span>
          {hints.get(option.value) !== undefined && (
            <span className={styles.hint}>{hints.get(option.value)}</span>
          )}
        </span>
      )}
    />
  )
}
