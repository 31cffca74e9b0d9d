import type { ReactNode } from 'react'
import type { FormField } from '../../../bridge/use-form.ts'
import { Banner } from '../../../components/banner.tsx'
import { Stack } from '../../../components/stack.tsx'
import { TextField } from '../../../components/text-field.tsx'

/** What a case is called; what the firm's own number is, only the firm knows. */
export function CaseFields({
  form,
  children,
}: {
  form: { field(name: 'number' | 'name'): FormField; refusalText: string | undefined }
  children?: ReactNode
}) {
  return (
    <Stack>
      {children}
      {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
      <TextField
        {...form.field('number')}
        label="Number"
        hint="By which the firm knows the case, for example 2026-118."
        autoComplete="off"
        data-autofocus
      />
      <TextField {...form.field('name')} label="Name" autoComplete="off" />
    </Stack>
  )
}
