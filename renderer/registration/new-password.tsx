import { useState } from 'react'
import { useForm } from '../bridge/use-form.ts'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { CardPage } from '../components/card-page.tsx'
import { FormSummary } from '../components/form-summary.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { Stack } from '../components/stack.tsx'
import { TextLink } from '../components/text-link.tsx'
import { passwordStrength } from '../password-strength.ts'

/** The page that a link for a forgotten password opens. */
export function NewPassword({ token }: { token: string }) {
  const [isDone, setIsDone] = useState(false)
  const form = useForm({
    operation: 'password.reset',
    initial: { password: '' },
    toInput: (values) => ({ token, ...values }),
    fieldOfCode: {
      'password.too-short': 'password',
      'password.too-long': 'password',
      'password.too-common': 'password',
    },
  })

  if (isDone)
    return (
      <CardPage title="The new password is set" brand="Roster">
        <Stack>
          <p>Every device was signed out. Sign in with the new password.</p>
          <TextLink href="/">Open Roster in this browser</TextLink>
        </Stack>
      </CardPage>
    )

  return (
    <CardPage title="Choose a new password" brand="Roster">
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          if (await form.submit()) setIsDone(true)
        }}
      >
        <Stack>
          <FormSummary errors={form.errors} attempt={form.attempt} />
          {form.refusal && <Banner tone="danger">{form.refusal.message}</Banner>}
          <PasswordField
            {...form.field('password')}
            label="New password"
            autoComplete="new-password"
            strength={passwordStrength(form.values.password, [])}
            autoFocus
          />
          <Button type="submit" kind="primary" busy={form.busy}>
            Set the password
          </Button>
        </Stack>
      </form>
    </CardPage>
  )
}
