import { type FocusEvent, useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { IconClose, IconFailure, IconInfo, IconSuccess, IconWarning } from './icons.tsx'
import { LiveRegion } from './live-region.tsx'
import styles from './notices.module.css'
import { useIsDialogOpen } from './open-dialogs.ts'
import { usePausableTimer } from './use-pausable-timer.ts'

export interface Notice {
  id: string
  tone: 'success' | 'info' | 'warning' | 'failure'
  text: string
  action?: { label: string; run: () => void } | undefined
  /** How long it stays; null keeps it until it is dismissed. */
  seconds?: number | null | undefined
}

export interface NoticesProps {
  notices: readonly Notice[]
  onDismiss: (id: string) => void
}

const toneIcons = { success: IconSuccess, info: IconInfo, warning: IconWarning, failure: IconFailure }

/**
 * Results of acts. They wait while hovered, focused or behind a dialog; F6 reaches them; failures interrupt, the rest
 * is polite.
 */
export function Notices({ notices, onDismiss }: NoticesProps) {
  const [isHovered, setIsHovered] = useState(false)
  const [isFocused, setIsFocused] = useState(false)
  const isBehindDialog = useIsDialogOpen()
  const newest = notices.at(-1)
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setIsFocused(false)
  }
  return (
    <>
      <LiveRegion text={newest !== undefined && newest.tone !== 'failure' ? newest.text : ''} />
      <LiveRegion urgent text={newest?.tone === 'failure' ? newest.text : ''} />
      {notices.length > 0 && (
        <section
          aria-label="Notices"
          tabIndex={-1}
          data-region
          className={styles.notices}
          onPointerEnter={() => setIsHovered(true)}
          onPointerLeave={() => setIsHovered(false)}
          onFocus={() => setIsFocused(true)}
          onBlur={leave}
        >
          {notices.map((notice) => (
            <NoticeCard
              key={notice.id}
              notice={notice}
              isHeld={isHovered || isFocused || isBehindDialog}
              onDismiss={() => onDismiss(notice.id)}
            />
          ))}
        </section>
      )}
    </>
  )
}

interface NoticeCardProps {
  notice: Notice
  isHeld: boolean
  onDismiss: () => void
}

function NoticeCard({ notice, isHeld, onDismiss }: NoticeCardProps) {
  const { tone, text, action, seconds = 20 } = notice
  const ToneIcon = toneIcons[tone]
  usePausableTimer(seconds === null ? null : seconds * 1000, isHeld, onDismiss)
  return (
    <div className={styles.notice} data-tone={tone}>
      <ToneIcon className={styles.icon} />
      <p className={styles.text}>{text}</p>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            onDismiss()
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="sm" label="Dismiss" onClick={onDismiss}>
        <IconClose size={14} />
      </IconButton>
    </div>
  )
}
