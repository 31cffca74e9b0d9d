import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import type { FocusEvent, ReactNode } from 'react'
import { definedProps } from './defined-props.ts'
import { frameProps } from './field-frame.tsx'
import type { FieldFrame } from './field-types.ts'
import { IconChevronDown } from './icons.tsx'
import styles from './select-field.module.css'

export interface SelectOption<V extends string> {
  value: V
  label: string
  hint?: ReactNode
  /** Other words that find it in a searchable field. */
  keywords?: string | undefined
  disabled?: boolean | undefined
}

export interface SelectFieldProps<V extends string> extends FieldFrame {
  options: readonly SelectOption<V>[]
  value: V | null
  onChange: (value: V) => void
  searchable?: boolean | undefined
  /** Told what is typed, for options that are found elsewhere: all of them are shown as they are given. */
  onSearch?: ((text: string) => void) | undefined
  placeholder?: string | undefined
  id?: string | undefined
  name?: string | undefined
  'data-autofocus'?: boolean | undefined
}

/** What is typed replaces the choice instead of being added to its words, and Enter takes the first that is found. */
const searching = {
  selectFirstOptionOnChange: true,
  onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, hint, error, optional, disabledReason, hideLabel } = props
  const { options, value, onChange, placeholder, id, name } = props
  const { onSearch } = props
  const searchable = props.searchable || onSearch !== undefined
  const byValue = new Map(options.map((option) => [option.value as string, option]))
  return (
    <Select<V>
      {...definedProps({
        placeholder,
        id,
        name,
        searchable: searchable || undefined,
        onSearchChange: onSearch,
      })}
      {...(searchable && searching)}
      filter={onSearch ? ({ options }) => options : filterBy((value) => byValue.get(value)?.keywords ?? '')}
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
          {byValue.get(option.value)?.hint !== undefined && (
            <span className={styles.hint}>{byValue.get(option.value)?.hint}</span>
          )}
        </span>
      )}
    />
  )
}

/** Every typed word stands in the label or among the keywords, whatever its letter case and accents. */
function filterBy<V extends string>(keywordsOf: (value: string) => string): OptionsFilter<V> {
  return ({ options, search }) => {
    const words = plain(search).split(/\s+/)
    return (options as ComboboxItem<V>[]).filter(({ value, label }) => {
      const text = plain(`${label} ${keywordsOf(value)}`)
      return words.every((word) => text.includes(word))
    })
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
