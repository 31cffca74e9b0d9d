import type { MailSettings } from '../../../shared/model/mail.ts'
import { useForm } from '../../bridge/use-form.ts'
import { useAct } from '../../bridge/use-operation.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { FormSummary } from '../../components/form-summary.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Row } from '../../components/row.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { notify } from '../../stores/notices.ts'

/** Server, login and sender. A password left empty stays as it was. */
export function MailServerForm({ settings }: { settings: MailSettings }) {
  const { account, identity } = useSignedIn()
  const forget = useAct('mail.forget')
  const isNew = settings.source === 'none'
  const form = useForm({
    operation: 'mail.change',
    initial: {
      host: settings.host,
      port: String(isNew ? 587 : settings.port),
      security: isNew ? 'starttls' : settings.security,
      username: settings.username,
      password: '',
      fromName: settings.fromName || account.firmName,
      fromAddress: settings.fromAddress || identity.email,
    },
    toInput: ({ port, security, password, ...values }) => ({
      ...values,
      port: Number(port),
      security: security as MailSettings['security'],
      ...(password !== '' && { password }),
    }),
    fieldOfCode: { 'address.invalid': 'fromAddress' },
  })

  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (!(await form.submit())) return
        form.set('password', '')
        notify({ tone: 'success', text: 'The mail server was saved. Send a test message to be sure.' })
      }}
    >
      <Stack>
        <FormSummary errors={form.errors} attempt={form.attempt} />
        {form.refusal && <Banner tone="danger">{form.refusal.message}</Banner>}
        <TextField {...form.field('host')} label="Mail server (SMTP)" placeholder="smtp.your-firm.com" />
        <Row>
          <TextField {...form.field('port')} label="Port" inputMode="numeric" />
          <SelectField
            label="Protection"
            value={form.values.security ?? null}
            onChange={(value) => form.set('security', value)}
            options={[
              { value: 'starttls', label: 'STARTTLS (usually port 587)' },
              { value: 'tls', label: 'TLS (usually port 465)' },
              { value: 'none', label: 'None, inside the office only' },
            ]}
          />
        </Row>
        <TextField {...form.field('username')} label="User name" optional autoComplete="off" />
        <PasswordField
          {...form.field('password')}
          label="Password"
          autoComplete="off"
          hint={settings.hasPassword ? 'Leave empty to keep the one that is stored.' : undefined}
        />
        <TextField {...form.field('fromName')} label="Name of the sender" />
        <TextField {...form.field('fromAddress')} label="Address of the sender" type="email" />
        <Row>
          <Button type="submit" kind="primary" busy={form.busy}>
            Save
          </Button>
          {!isNew && (
            <Button
              busy={forget.busy}
              onClick={async () => {
                if (await forget.run({}))
                  notify({
                    tone: 'success',
                    text: 'The mail server was removed. Messages stay in the Outbox.',
                  })
              }}
            >
              Remove the mail server
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  )
}
