import { useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextLink } from '../../components/text-link.tsx'

/** Asks for a link to choose a new password. Says the same for every address. */
export function ForgottenPassword({
  email,
  canSendMail,
  onBack,
}: {
  email: string
  canSendMail: boolean
  onBack: () => void
}) {
  const [isSent, setIsSent] = useState(false)
  const form = useForm({
    operation: 'password.forget',
    initial: { email },
    toInput: (values) => values,
    required: { email: 'Enter your e-mail address.' },
    fieldOfCode: { 'address.invalid': 'email' },
  })

  if (isSent)
    return (
      <CardPage title="Look into your mailbox" brand="Roster">
        <Stack>
          <p>
            If {form.values.email} belongs to a login, a link to choose a new password is on its way. It works
            for one hour.
          </p>
          <TextLink onClick={onBack}>Back to signing in</TextLink>
        </Stack>
      </CardPage>
    )

  return (
    <CardPage title="Choose a new password" brand="Roster">
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          if (await form.submit()) setIsSent(true)
        }}
      >
        <Stack>
          {!canSendMail && (
            <Banner tone="warning">
              No mail server is set up here, so no link can be mailed. Whoever runs Roster on this computer
              can make one with “npm run roster -- reset-link ADDRESS”.
            </Banner>
          )}
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
          <TextField
            {...form.field('email')}
            label="E-mail address"
            hint="We mail a link to it."
            type="email"
            autoComplete="username"
            autoFocus
          />
          <Row justify="between">
            <Button type="submit" kind="primary" busy={form.busy}>
              Send the link
            </Button>
            <TextLink onClick={onBack}>Back to signing in</TextLink>
          </Row>
        </Stack>
      </form>
    </CardPage>
  )
}
