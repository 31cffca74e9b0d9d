import { definedProps } from './defined-props.ts'
import styles from './field-frame.module.css'
import type { FieldFrame } from './field-types.ts'
import { IconLock } from './icons.tsx'

/** The frame of a field in the terms of Mantine's inputs. */
export function frameProps({ label, hint, error, optional, disabledReason, hideLabel }: FieldFrame) {
  const isOff = disabledReason !== undefined
  const frame = definedProps({
    description: isOff ? (
      <span className={styles.reason}>
        <IconLock size={12} />
        {disabledReason}
      </span>
    ) : (
      hint
    ),
    error,
    readOnly: isOff || undefined,
    'aria-disabled': isOff || undefined,
  })
  if (hideLabel) return { ...frame, 'aria-label': label }
  const title = optional ? (
    <>
      {label} <span className={styles.optional}>(optional)</span>
    </>
  ) : (
    label
  )
  return { ...frame, label: title }
}
