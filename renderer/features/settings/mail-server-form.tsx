import { useState } from 'react'
import type { MailSettings } from '../../../shared/model/mail.ts'
import { useForm } from '../../bridge/use-form.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { useUnsavedChanges } from '../../bridge/use-unsaved-changes.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { FormSummary } from '../../components/form-summary.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Row } from '../../components/row.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'
import { RemoveMailServer } from './remove-mail-server.tsx'

const usualPorts: Record<MailSettings['security'], string> = { starttls: '587', tls: '465', none: '25' }

/** Server, login and sender. A password left empty stays as it was. */
export function MailServerForm({ settings }: { settings: MailSettings }) {
  const { account, identity } = useSignedIn()
  const offline = useOfflineReason()
  const [isRemoving, setIsRemoving] = useState(false)
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
    required: {
      host: 'Enter the name of the mail server.',
      port: 'Enter the port, usually 587.',
      fromName: 'Enter the name that messages come from.',
      fromAddress: 'Enter the address that messages come from.',
    },
    fieldOfCode: { 'address.invalid': 'fromAddress' },
  })
  useUnsavedChanges(form.isDirty)
  const protect = (security: MailSettings['security']) => {
    const isUsual = Object.values(usualPorts).includes(form.values.port ?? '')
    if (isUsual) form.set('port', usualPorts[security])
    form.set('security', security)
  }

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
        {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
        <TextField {...form.field('host')} label="Mail server (SMTP)" placeholder="smtp.your-firm.com" />
        <Row align="start">
          <TextField {...form.field('port')} label="Port" inputMode="numeric" />
          <SelectField
            label="Protection"
            value={form.values.security as MailSettings['security']}
            onChange={protect}
            options={[
              { value: 'starttls', label: 'STARTTLS, usual' },
              { value: 'tls', label: 'TLS from the start' },
              { value: 'none', label: 'None (office network)' },
            ]}
          />
        </Row>
        <TextField {...form.field('username')} label="User name" optional autoComplete="off" />
        <PasswordField
          {...form.field('password')}
          label="Password"
          optional
          autoComplete="off"
          hint={settings.hasPassword ? 'Leave empty to keep the one that is stored.' : undefined}
        />
        <TextField {...form.field('fromName')} label="Name of the sender" />
        <TextField {...form.field('fromAddress')} label="Address of the sender" type="email" />
        <Row>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            disabledReason={offline ?? (form.isDirty || isNew ? undefined : 'Nothing was changed.')}
          >
            Save
          </Button>
          {!isNew && (
            <Button disabledReason={offline} onClick={() => setIsRemoving(true)}>
              Remove the mail server…
            </Button>
          )}
        </Row>
        <RemoveMailServer opened={isRemoving} onClose={() => setIsRemoving(false)} />
      </Stack>
    </form>
  )
}
