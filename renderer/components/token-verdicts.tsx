import { Button } from './button.tsx'
import { IconFailure, IconWarning } from './icons.tsx'
import { TextLink } from './text-link.tsx'
import styles from './token-field.module.css'
import type { Token } from './token-types.ts'

interface TokenVerdictsProps {
  tokens: readonly Token[]
  onEdit: (index: number) => void
  onRemove: (index: number) => void
}

/** The chips that need a decision, once more in words, each with what can be done. */
export function TokenVerdicts({ tokens, onEdit, onRemove }: TokenVerdictsProps) {
  const doubtful = tokens
    .map((token, index) => ({ token, index }))
    .filter(({ token }) => token.tone === 'bad' || token.tone === 'warning')
  if (doubtful.length === 0) return null
  return (
    <ul className={styles.verdicts} aria-label="Addresses that need a decision">
      {doubtful.map(({ token, index }) => (
        <li key={token.id} className={styles.verdict} data-tone={token.tone}>
          {token.tone === 'bad' ? <IconFailure size={14} /> : <IconWarning size={14} />}
          <span className={styles.verdictText}>
            <b>{token.text}</b> {token.verdict}
          </span>
          {token.action && (
            <Button size="sm" onClick={token.action.run}>
              {token.action.label}
            </Button>
          )}
          {token.tone === 'bad' && <TextLink onClick={() => onEdit(index)}>Correct</TextLink>}
          <TextLink onClick={() => onRemove(index)}>Remove</TextLink>
        </li>
      ))}
    </ul>
  )
}
