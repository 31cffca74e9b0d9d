import { useForm } from '../../bridge/use-form.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { FormSummary } from '../../components/form-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Stack } from '../../components/stack.tsx'
import { passwordStrength } from '../../password-strength.ts'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'
import { TwoFactor } from './two-factor.tsx'

/** Password and second factor of one's own login. */
export function Security() {
  return (
    <Stack gap="lg">
      <ChangePassword />
      <TwoFactor />
    </Stack>
  )
}

function ChangePassword() {
  const { identity, account } = useSignedIn()
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'password.change',
    initial: { current: '', password: '' },
    toInput: (values) => values,
    required: { current: 'Enter the current password.', password: 'Choose a new password.' },
    fieldOfCode: {
      'password.wrong': 'current',
      'password.too-short': 'password',
      'password.too-long': 'password',
      'password.too-common': 'password',
    },
  })
  return (
    <Panel title="Password" level={2}>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          if (!(await form.submit())) return
          form.reset()
          notify({ tone: 'success', text: 'Your password was changed. Other devices were signed out.' })
        }}
      >
        <Stack>
          <FormSummary errors={form.errors} attempt={form.attempt} />
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
          <PasswordField {...form.field('current')} label="Current password" />
          <PasswordField
            {...form.field('password')}
            label="New password"
            autoComplete="new-password"
            strength={passwordStrength(
              form.values.password,
              [identity.name, identity.email, account.firmName],
              identity.twoFactorOn,
            )}
          />
          <div>
            <Button type="submit" busy={form.busy} disabledReason={offline}>
              Change the password
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  )
}
