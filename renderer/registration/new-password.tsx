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
    required: { password: 'Choose a password.' },
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

  if (token === '' || form.refusal?.code === 'password.link-invalid')
    return (
      <CardPage title="This link no longer works" brand="Roster">
        <Stack>
          <p>
            Links for a new password work once, for one hour. This one was used, is too old or is not
            complete.
          </p>
          <p>Open Roster, choose “Forgot the password?” and ask for a new one.</p>
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
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
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
