import { useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'
import { QrCode } from './qr-code.tsx'

/** The two steps to a second factor: the password, then the first code of the app. */
export function TurnOnTwoFactor({
  onCodes,
  onGivenUp,
}: {
  onCodes: (codes: readonly string[]) => void
  onGivenUp: () => void
}) {
  const [uri, setUri] = useState<string>()
  if (uri !== undefined)
    return (
      <ConfirmCode
        uri={uri}
        onGivenUp={() => {
          setUri(undefined)
          onGivenUp()
        }}
      />
    )
  return (
    <Enroll
      onStarted={(started, codes) => {
        setUri(started)
        onCodes(codes)
      }}
    />
  )
}

function Enroll({ onStarted }: { onStarted: (uri: string, codes: readonly string[]) => void }) {
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'twoFactor.enroll',
    initial: { password: '' },
    toInput: (values) => values,
    required: { password: 'Enter your password.' },
    fieldOfCode: { 'password.wrong': 'password' },
  })
  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        const started = await form.submit()
        if (started) onStarted(started.uri, started.recoveryCodes)
      }}
    >
      <Stack>
        <p>
          A code from an authenticator app on your phone, asked for at every sign-in, keeps your login safe
          even if somebody learns the password.
        </p>
        {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
        <PasswordField {...form.field('password')} label="Your password" />
        <div>
          <Button type="submit" busy={form.busy} disabledReason={offline}>
            Set up two-factor
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function ConfirmCode({ uri, onGivenUp }: { uri: string; onGivenUp: () => void }) {
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'twoFactor.confirm',
    initial: { code: '' },
    toInput: ({ code }) => ({ code: code.replace(/\s/g, '') }),
    required: { code: 'Enter the code that the app shows.' },
    fieldOfCode: { 'sign-in.code-refused': 'code' },
  })
  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (await form.submit())
          notify({ tone: 'success', text: 'Two-factor is on. The next sign-in asks for a code.' })
      }}
    >
      <Stack>
        <p>
          Scan this with the authenticator app, then enter the code it shows. Two-factor is not on until then.
        </p>
        <QrCode uri={uri} />
        <p>
          No camera? Enter this key in the app: <strong>{new URL(uri).searchParams.get('secret')}</strong>
        </p>
        {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
        <TextField
          {...form.field('code')}
          label="Code from the app"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
        />
        <Row>
          <Button type="submit" kind="primary" busy={form.busy} disabledReason={offline}>
            Turn two-factor on
          </Button>
          <Button onClick={onGivenUp}>Not now</Button>
        </Row>
      </Stack>
    </form>
  )
}
