import type { ReactNode } from 'react'

/** What every field with a label takes. */
export interface FieldFrame {
  label: string
  hint?: ReactNode
  error?: ReactNode
  /** Says "optional" after the label. */
  optional?: boolean | undefined
  /** Why the value cannot be changed now; it stays readable. */
  disabledReason?: string | undefined
  hideLabel?: boolean | undefined
}
