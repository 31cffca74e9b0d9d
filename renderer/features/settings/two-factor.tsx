import { useState } from 'react'
import { useForm } from '../../bridge/use-form.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Panel } from '../../components/panel.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { Row } from '../../components/row.tsx'
import { Stack } from '../../components/stack.tsx'
import { TextField } from '../../components/text-field.tsx'
import { notify } from '../../stores/notices.ts'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** Two-factor with an authenticator app: turning it on and off, and the recovery codes. */
export function TwoFactor() {
  const { identity } = useSignedIn()
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <Panel title={identity.twoFactorOn ? 'Two-factor is on' : 'Two-factor is off'}>
      <Stack>
        {codes && <RecoveryCodes codes={codes} />}
        {identity.twoFactorOn ? <WhileOn onCodes={setCodes} /> : <TurnOn onCodes={setCodes} />}
      </Stack>
    </Panel>
  )
}

function TurnOn({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const [uri, setUri] = useState<string>()
  const enroll = useForm({
    operation: 'twoFactor.enroll',
    initial: { password: '' },
    toInput: (values) => values,
    fieldOfCode: { 'password.wrong': 'password' },
  })
  const confirm = useForm({
    operation: 'twoFactor.confirm',
    initial: { code: '' },
    toInput: ({ code }) => ({ code: code.replace(/\s/g, '') }),
    fieldOfCode: { 'sign-in.code-refused': 'code' },
  })

  if (uri === undefined)
    return (
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          const started = await enroll.submit()
          if (!started) return
          onCodes(started.recoveryCodes)
          setUri(started.uri)
        }}
      >
        <Stack>
          <p>
            A code from an authenticator app on your phone, asked for at every sign-in, keeps your login safe
            even if somebody learns the password.
          </p>
          {enroll.refusal && <Banner tone="danger">{enroll.refusal.message}</Banner>}
          <PasswordField {...enroll.field('password')} label="Your password" />
          <div>
            <Button type="submit" busy={enroll.busy}>
              Set up two-factor
            </Button>
          </div>
        </Stack>
      </form>
    )

  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        if (await confirm.submit()) notify({ tone: 'success', text: 'Two-factor is on.' })
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
        {confirm.refusal && <Banner tone="danger">{confirm.refusal.message}</Banner>}
        <TextField
          {...confirm.field('code')}
          label="Code from the app"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <div>
          <Button type="submit" kind="primary" busy={confirm.busy}>
            Turn two-factor on
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function WhileOn({ onCodes }: { onCodes: (codes: readonly string[] | undefined) => void }) {
  const renew = useForm({
    operation: 'twoFactor.renewRecoveryCodes',
    initial: { password: '' },
    toInput: (values) => values,
    fieldOfCode: { 'password.wrong': 'password' },
  })
  const turnOff = useForm({
    operation: 'twoFactor.turnOff',
    initial: {},
    toInput: () => ({ password: renew.values.password }),
  })
  return (
    <Stack>
      <p>Signing in asks for a code from your authenticator app.</p>
      {turnOff.refusal && <Banner tone="danger">{turnOff.refusal.message}</Banner>}
      <PasswordField {...renew.field('password')} label="Your password" hint="Needed for either change." />
      <Row>
        <Button
          busy={renew.busy}
          onClick={async () => {
            const renewed = await renew.submit()
            if (!renewed) return
            renew.reset()
            onCodes(renewed.recoveryCodes)
          }}
        >
          New recovery codes
        </Button>
        <Button
          kind="danger"
          busy={turnOff.busy}
          onClick={async () => {
            if (!(await turnOff.submit())) return
            renew.reset()
            onCodes(undefined)
            notify({ tone: 'success', text: 'Two-factor is off.' })
          }}
        >
          Turn two-factor off
        </Button>
      </Row>
    </Stack>
  )
}
