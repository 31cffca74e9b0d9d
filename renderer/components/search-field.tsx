import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { IconButton } from './icon-button.tsx'
import { IconClose, IconSearch } from './icons.tsx'
import { Kbd } from './kbd.tsx'
import styles from './search-field.module.css'

export interface SearchFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  placeholder?: string | undefined
  /** `/` and Ctrl+F lead here from anywhere on the page. */
  hotkey?: boolean | undefined
  /** Takes the focus when its dialog opens. */
  focusFirst?: boolean | undefined
}

const editable = 'input, textarea, select, [contenteditable="true"]'

export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder, hotkey = true, focusFirst = false } = props
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (!hotkey) return
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const isTyping = target?.matches(editable) && !target.matches('[type="checkbox"], [type="radio"]')
      const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey
      const isFind = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey
      if (!(isSlash || isFind) || document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [hotkey])

  const clear = () => {
    onChange('')
    field.current?.focus()
  }

  return (
    <TextInput
      ref={field}
      type="text"
      role="searchbox"
      aria-label={label}
      placeholder={placeholder ?? label}
      spellCheck={false}
      autoComplete="off"
      data-autofocus={focusFirst || undefined}
      className={styles.search}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return
        event.stopPropagation()
        clear()
      }}
      leftSection={<IconSearch />}
      leftSectionPointerEvents="none"
      rightSection={
        value === '' ? (
          hotkey && <Kbd>/</Kbd>
        ) : (
          <IconButton size="sm" label="Clear search" onClick={clear}>
            <IconClose size={14} />
          </IconButton>
        )
      }
    />
  )
}
