import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CardPage } from '../../components/card-page.tsx'
import { FormSummary } from '../../components/form-summary.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { passwordStrength } from '../../password-strength.ts'
import { ConnectionLine } from './connection-line.tsx'

/** Opens the firm's account; whoever does becomes its first Account Administrator. */
export function OpenAccount({ onOpened, onSignIn }: { onOpened: () => void; onSignIn: () => void }) {
  const form = useForm({
    operation: 'accounts.open',
    initial: { firmName: '', name: '', email: '', password: '' },
    toInput: (values) => ({ ...values, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
    required: {
      firmName: 'Enter the name of the firm.',
      name: 'Enter your name.',
      email: 'Enter your e-mail address.',
      password: 'Choose a password.',
    },
    fieldOfCode: {
      'address.invalid': 'email',
      'address.taken': 'email',
      'password.too-short': 'password',
      'password.too-long': 'password',
      'password.too-common': 'password',
    },
  })
  const { firmName, name, email, password } = form.values

  return (
    <CardPage
      title="Open your firm’s account"
      brand="Roster"
      footer={<ConnectionLine />}
      intro="You become its first Account Administrator. Everybody else joins by your invitation."
    >
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          if (await form.submit()) onOpened()
        }}
      >
        <Stack>
          <FormSummary errors={form.errors} attempt={form.attempt} />
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
          <TextField
            {...form.field('firmName')}
            label="Name of the firm"
            autoComplete="organization"
            autoFocus
          />
          <TextField {...form.field('name')} label="Your name" autoComplete="name" />
          <TextField
            {...form.field('email')}
            label="Your e-mail address"
            hint="You sign in with it."
            type="email"
            autoComplete="username"
          />
          <PasswordField
            {...form.field('password')}
            label="Password"
            autoComplete="new-password"
            strength={passwordStrength(password, [firmName, name, email])}
          />
          <Button type="submit" kind="primary" busy={form.busy}>
            Open the account
          </Button>
          <p>
            Does your firm have an account here? <TextLink onClick={onSignIn}>Sign in</TextLink>
          </p>
        </Stack>
      </form>
    </CardPage>
  )
}
