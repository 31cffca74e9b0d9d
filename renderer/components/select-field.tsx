import { Select } from '@mantine/core'
import { definedProps } from './defined-props.ts'
import { frameProps } from './field-frame.tsx'
import type { FieldFrame } from './field-types.ts'
import { IconChevronDown } from './icons.tsx'
import styles from './select-field.module.css'

export interface SelectOption<V extends string> {
  value: V
  label: string
  hint?: string | undefined
  disabled?: boolean | undefined
}

export interface SelectFieldProps<V extends string> extends FieldFrame {
  options: readonly SelectOption<V>[]
  value: V | null
  onChange: (value: V) => void
  searchable?: boolean | undefined
  placeholder?: string | undefined
  id?: string | undefined
  name?: string | undefined
  'data-autofocus'?: boolean | undefined
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, hint, error, optional, disabledReason, hideLabel } = props
  const { options, value, onChange, placeholder, id, name } = props
  const hints = new Map(options.map((option) => [option.value as string, option.hint]))
  return (
    <Select<V>
      {...definedProps({ placeholder, id, name, searchable: props.searchable })}
      data-autofocus={props['data-autofocus']}
      {...frameProps({ label, hint, error, optional, disabledReason, hideLabel })}
      data={options.map((option) => ({
        value: option.value,
        label: option.label,
        disabled: option.disabled ?? false,
      }))}
      value={value}
      onChange={(next) => {
        if (next !== null && disabledReason === undefined) onChange(next)
      }}
      allowDeselect={false}
      checkIconPosition="right"
      nothingFoundMessage="Nothing found"
      rightSection={<IconChevronDown />}
      rightSectionPointerEvents="none"
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
