import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { ConnectionLine } from './connection-line.tsx'

/** Address and password. A wrong and an unknown one look the same. */
export function PasswordForm({
  suggested,
  email,
  remark,
  onSignedIn,
  onCodeNeeded,
  onForgotten,
  onOpenAccount,
}: {
  suggested: { email: string; password: string } | undefined
  /** What was typed when this step was shown before. */
  email: string
  /** Why this page is here, if it was not asked for. */
  remark: string | undefined
  onSignedIn: () => void
  onCodeNeeded: (email: string) => void
  onForgotten: (email: string) => void
  /** Absent where no account can be opened. */
  onOpenAccount: (() => void) | undefined
}) {
  const form = useForm({
    operation: 'session.signIn',
    initial: { email: email || (suggested?.email ?? ''), password: suggested?.password ?? '' },
    toInput: (values) => values,
    required: { email: 'Enter your e-mail address.', password: 'Enter your password.' },
  })
  const send = async () => {
    const answer = await form.submit()
    if (!answer) document.getElementById(form.field('password').id)?.focus()
    if (answer?.outcome === 'signed-in') onSignedIn()
    if (answer?.outcome === 'code-needed') onCodeNeeded(form.values.email)
  }

  return (
    <CardPage
      title={suggested ? 'Look around in the sample firm' : 'Sign in to Roster'}
      brand="Roster"
      footer={<ConnectionLine />}
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
          {remark && !form.refusalText && <Banner tone="info">{remark}</Banner>}
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
          <TextField
            {...form.field('email')}
            label="E-mail address"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            autoFocus={email === ''}
          />
          <PasswordField {...form.field('password')} label="Password" autoFocus={email !== ''} />
          <Row justify="between">
            <Button type="submit" kind="primary" busy={form.busy}>
              {suggested ? 'Enter the sample firm' : 'Sign in'}
            </Button>
            {!suggested && (
              <TextLink onClick={() => onForgotten(form.values.email)}>Forgot the password?</TextLink>
            )}
          </Row>
          {onOpenAccount && (
            <p>
              New here? <TextLink onClick={onOpenAccount}>Open an account for your firm</TextLink>
            </p>
          )}
        </Stack>
      </form>
    </CardPage>
  )
}
