import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { IconClose, IconFailure, IconInfo, IconOffline, IconSuccess, IconWarning } from './icons.tsx'

export interface BannerProps {
  tone: 'offline' | 'info' | 'warning' | 'danger' | 'success'
  children: ReactNode
  action?: { label: string; run: () => void } | undefined
  onDismiss?: (() => void) | undefined
}

const toneIcons = {
  offline: IconOffline,
  info: IconInfo,
  warning: IconWarning,
  danger: IconFailure,
  success: IconSuccess,
}

/** One line over the content, or a remark inside a form. */
export function Banner({ tone, children, action, onDismiss }: BannerProps) {
  const ToneIcon = toneIcons[tone]
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={styles.banner} data-banner data-tone={tone}>
      <ToneIcon className={styles.icon} />
      <div className={styles.text}>{children}</div>
      {action && (
        <Button size="sm" onClick={action.run}>
          {action.label}
        </Button>
      )}
      {onDismiss && (
        <IconButton size="sm" label="Dismiss" onClick={onDismiss}>
          <IconClose size={14} />
        </IconButton>
      )}
    </div>
  )
}
