import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { IconRefresh, IconWarning } from './icons.tsx'
import styles from './state-message.module.css'

export interface ErrorStateProps {
  /** What failed, as a sentence. */
  title: string
  why?: ReactNode
  /** What is not affected. */
  safe?: ReactNode
  onRetry?: (() => void) | undefined
  retrying?: boolean | undefined
  /** Small print for support, such as the request number. */
  details?: string | undefined
  onCopyDetails?: ((details: string) => void) | undefined
}

/** In place of content that could not be loaded. */
export function ErrorState(props: ErrorStateProps) {
  const { title, why, safe, onRetry, retrying = false, details, onCopyDetails } = props
  return (
    <div role="alert" className={styles.message} data-tone="failure">
      <span className={styles.icon}>
        <IconWarning size={20} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {why !== undefined && <p className={styles.text}>{why}</p>}
      {safe !== undefined && <p className={styles.text}>{safe}</p>}
      <div className={styles.actions}>
        {onRetry && (
          <Button kind="primary" icon={<IconRefresh />} onClick={onRetry} busy={retrying}>
            Try again
          </Button>
        )}
        {onCopyDetails && details !== undefined && (
          <Button onClick={() => onCopyDetails(details)}>Copy details</Button>
        )}
      </div>
      {details !== undefined && <p className={styles.details}>{details}</p>}
    </div>
  )
}
