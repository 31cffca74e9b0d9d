import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { TokenChip } from './token-chip.tsx'
import styles from './token-field.module.css'
import { describeMerge, mergeTokens, type ParsedTokens, type Token } from './token-types.ts'
import { TokenVerdicts } from './token-verdicts.tsx'

export interface TokenFieldProps {
  label: string
  tokens: readonly Token[]
  onChange: (tokens: Token[]) => void
  /** Reads typed or pasted text of any shape. */
  parse: (text: string) => ParsedTokens
  hint?: ReactNode
  error?: ReactNode
  placeholder?: string | undefined
  max?: number | undefined
  id?: string | undefined
  'data-autofocus'?: boolean | undefined
}

const separators = new Set(['Enter', ',', ';'])

/** E-mail addresses as chips. Takes anything pasted; each chip can be reached, edited and removed with keys alone. */
export function TokenField(props: TokenFieldProps) {
  const { label, tokens, onChange, parse, hint, error, placeholder, max } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const input = useRef<HTMLInputElement>(null)
  const chips = useRef<HTMLUListElement>(null)
  const [text, setText] = useState('')
  const [notice, setNotice] = useState('')

  const add = (raw: string) => {
    if (raw.trim() === '') return
    const parsed = parse(raw)
    const merged = mergeTokens(tokens, parsed.tokens, max)
    setText('')
    setNotice([describeMerge(merged, max), parsed.notice].filter(Boolean).join('. '))
    if (merged.added > 0) onChange(merged.tokens)
  }

  const focusChip = (index: number) => {
    const targets = chips.current?.querySelectorAll<HTMLElement>('[data-chip]')
    const target = targets?.[index]
    if (target) target.focus()
    else input.current?.focus()
  }

  const removeAt = (index: number) => {
    const gone = tokens[index]
    if (gone === undefined) return
    onChange(tokens.filter((token) => token.id !== gone.id))
    setNotice(`${gone.text} removed`)
    const next = Math.min(index, tokens.length - 2)
    // The chips are redrawn first; the focus goes to the neighbour that took the place.
    setTimeout(() => focusChip(next < 0 ? tokens.length : next))
  }

  const edit = (index: number) => {
    const token = tokens[index]
    if (token === undefined) return
    onChange(tokens.filter((one) => one.id !== token.id))
    setText(token.text)
    input.current?.focus()
  }

  const onInputKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const isAtStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    if (separators.has(event.key) && text.trim() !== '') {
      event.preventDefault()
      add(text)
    } else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && isAtStart && tokens.length > 0) {
      event.preventDefault()
      focusChip(tokens.length - 1)
    }
  }

  const applyChipKey = (key: string, index: number): boolean => {
    if (key === 'ArrowLeft') focusChip(Math.max(0, index - 1))
    else if (key === 'ArrowRight') focusChip(index + 1)
    else if (key === 'Home') focusChip(0)
    else if (key === 'End') input.current?.focus()
    else if (key === 'Delete' || key === 'Backspace') removeAt(index)
    else if (key === 'Enter' || key === 'F2') edit(index)
    else return false
    return true
  }

  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[\s,;<]/.test(pasted.trim())) return
    event.preventDefault()
    add(`${text}${pasted}`)
  }

  const described = [hint && `${id}-hint`, error && `${id}-error`, `${id}-notice`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the chips leads to the input */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input itself is the way by keyboard */}
      <div
        className={styles.box}
        data-error={error ? true : undefined}
        onClick={(event) => {
          if (event.target === event.currentTarget) input.current?.focus()
        }}
      >
        {tokens.length > 0 && (
          <ul ref={chips} aria-label={`${label}, ${tokens.length}`} className={styles.chips}>
            {tokens.map((token, index) => (
              <TokenChip
                key={token.id}
                token={token}
                onKeyDown={(event) => {
                  if (applyChipKey(event.key, index)) event.preventDefault()
                }}
                onEdit={() => edit(index)}
                onRemove={() => removeAt(index)}
              />
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={id}
          type="text"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus={props['data-autofocus']}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          placeholder={tokens.length === 0 ? placeholder : undefined}
          className={styles.input}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onInputKey}
          onPaste={onPaste}
          onBlur={() => add(text)}
        />
      </div>
      <div id={`${id}-notice`} role="status" className={styles.notice}>
        {notice}
      </div>
      {error && (
        <div id={`${id}-error`} className={styles.error}>
          {error}
        </div>
      )}
      <TokenVerdicts tokens={tokens} onEdit={edit} onRemove={removeAt} />
    </div>
  )
}
