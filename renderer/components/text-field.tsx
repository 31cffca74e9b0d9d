import { TextInput } from '@mantine/core'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { definedProps } from './defined-props.ts'
import { frameProps } from './field-frame.tsx'
import type { FieldFrame } from './field-types.ts'

type InputAttributes = Omit<
  ComponentPropsWithRef<'input'>,
  'size' | 'style' | 'className' | 'disabled' | 'color' | 'height' | 'width'
>

export interface TextFieldProps extends FieldFrame, InputAttributes {
  /** A small control or word inside the field at its end. */
  end?: ReactNode
  endWidth?: number | undefined
  'data-autofocus'?: boolean | undefined
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, disabledReason, hideLabel, end, endWidth, ...input } = props
  return (
    <TextInput
      {...definedProps(input)}
      {...frameProps({ label, hint, error, optional, disabledReason, hideLabel })}
      rightSection={end}
      {...definedProps({ rightSectionWidth: endWidth })}
    />
  )
}
