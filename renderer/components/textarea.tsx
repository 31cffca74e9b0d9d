import { Textarea as MantineTextarea } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'
import { definedProps } from './defined-props.ts'
import { frameProps } from './field-frame.tsx'
import type { FieldFrame } from './field-types.ts'

type TextareaAttributes = Omit<
  ComponentPropsWithRef<'textarea'>,
  'style' | 'className' | 'disabled' | 'color' | 'rows'
>

export interface TextareaProps extends FieldFrame, TextareaAttributes {
  rows?: number | undefined
  'data-autofocus'?: boolean | undefined
}

export function Textarea(props: TextareaProps) {
  const { label, hint, error, optional, disabledReason, hideLabel, rows = 3, ...input } = props
  const frame = frameProps({ label, hint, error, optional, disabledReason, hideLabel })
  return <MantineTextarea {...definedProps(input)} {...frame} rows={rows} resize="vertical" />
}
