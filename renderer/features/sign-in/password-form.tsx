import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { refusalSentence } from './refusal-sentence.ts'

/** Address and password. A wrong and an unknown one look the same. */
export function PasswordForm({
  suggested,
  onSignedIn,
  onCodeNeeded,
  onForgotten,
}: {
  suggested: { email: string; password: string } | undefined
  onSignedIn: () => void
  onCodeNeeded: () => void
  onForgotten: () => void
}) {
  const form = useForm({
    operation: 'session.signIn',
    initial: { email: suggested?.email ?? '', password: suggested?.password ?? '' },
    toInput: (values) => values,
  })
  const send = async () => {
    const answer = await form.submit()
    if (answer?.outcome === 'signed-in') onSignedIn()
    if (answer?.outcome === 'code-needed') onCodeNeeded()
  }

  return (
    <CardPage
      title={suggested ? 'Look around in the sample firm' : 'Sign in to Roster'}
      brand="Roster"
      intro={
        suggested &&
        'Hartwell & Moss LLP is an invented firm. Change whatever you like: nothing here is real and no mail is sent.'
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack>
          {form.refusal && <Banner tone="danger">{refusalSentence(form.refusal)}</Banner>}
          <TextField
            {...form.field('email')}
            label="E-mail address"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
          />
          <PasswordField {...form.field('password')} label="Password" />
          <Row justify="between">
            <Button type="submit" kind="primary" busy={form.busy}>
              {suggested ? 'Enter the sample firm' : 'Sign in'}
            </Button>
            {!suggested && <TextLink onClick={onForgotten}>Forgot the password?</TextLink>}
          </Row>
        </Stack>
      </form>
    </CardPage>
  )
}
