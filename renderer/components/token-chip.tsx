import type { KeyboardEvent } from 'react'
import { IconCheck, IconClock, IconClose, IconFailure, IconWarning } from './icons.tsx'
import styles from './token-field.module.css'
import type { Token, TokenTone } from './token-types.ts'

const toneIcons: Record<TokenTone, typeof IconCheck | undefined> = {
  neutral: undefined,
  good: IconCheck,
  warning: IconWarning,
  bad: IconFailure,
  busy: IconClock,
}

interface TokenChipProps {
  token: Token
  onKeyDown: (event: KeyboardEvent) => void
  onEdit: () => void
  onRemove: () => void
}

export function TokenChip({ token, onKeyDown, onEdit, onRemove }: TokenChipProps) {
  const { text, tone = 'neutral', verdict } = token
  const ToneIcon = toneIcons[tone]
  return (
    <li className={styles.chip} data-tone={tone}>
      <button
        type="button"
        tabIndex={-1}
        data-chip
        data-tip={verdict}
        aria-label={verdict === undefined ? text : `${text}, ${verdict}`}
        aria-description="Delete removes, Enter edits"
        className={styles.chipText}
        onKeyDown={onKeyDown}
        onDoubleClick={onEdit}
      >
        {ToneIcon && <ToneIcon size={12} />}
        <span>{text}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Remove ${text}`}
        className={styles.chipRemove}
        onClick={onRemove}
      >
        <IconClose size={12} />
      </button>
    </li>
  )
}
