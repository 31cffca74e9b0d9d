import { useState } from 'react'
import { useForm } from '../bridge/use-form.ts'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { Stack } from '../components/stack.tsx'
import { TextField } from '../components/text-field.tsx'
import { TextLink } from '../components/text-link.tsx'

type Step = 'password' | 'authenticator' | 'recovery'

/** The sign-in of somebody who has a login already, with its second step. */
export function ProveLogin({ email, onSignedIn }: { email: string; onSignedIn: () => void }) {
  const [step, setStep] = useState<Step>('password')
  const password = useForm({
    operation: 'session.signIn',
    initial: { password: '' },
    toInput: (values) => ({ email, ...values }),
    required: { password: 'Enter your password.' },
    fieldOfCode: { 'sign-in.refused': 'password' },
  })
  const code = useForm({
    operation: 'session.verifyCode',
    initial: { code: '' },
    toInput: (values) => ({
      code: values.code.replace(/\s/g, ''),
      kind: step === 'recovery' ? 'recovery' : 'authenticator',
    }),
    required: { code: 'Enter the code.' },
    fieldOfCode: { 'sign-in.code-refused': 'code' },
  })
  const current = step === 'password' ? password : code
  const isOver = code.refusal?.code === 'sign-in.code-expired'
  const send = async () => {
    const answer = await current.submit()
    if (answer?.outcome === 'signed-in') onSignedIn()
    if (answer?.outcome === 'code-needed') setStep('authenticator')
  }
  const goTo = (next: Step) => {
    code.reset()
    if (next === 'password') password.reset()
    setStep(next)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack>
        <p>There is already a Roster login for {email}. Sign in with it to accept.</p>
        {current.refusalText && <Banner tone="danger">{current.refusalText}</Banner>}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {step === 'password' ? (
          <PasswordField {...password.field('password')} label="Password" />
        ) : (
          <TextField
            {...code.field('code')}
            key={step}
            label={step === 'recovery' ? 'Recovery code' : 'Code from the authenticator app'}
            hint={
              step === 'recovery' ? 'Each recovery code works once.' : 'Six digits, new every 30 seconds.'
            }
            inputMode={step === 'recovery' ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            autoFocus
          />
        )}
        {isOver ? (
          <Button kind="primary" onClick={() => goTo('password')}>
            Enter the password again
          </Button>
        ) : (
          <Button type="submit" kind="primary" busy={current.busy}>
            {step === 'password' ? 'Sign in' : 'Continue'}
          </Button>
        )}
        {step !== 'password' && (
          <TextLink onClick={() => goTo(step === 'recovery' ? 'authenticator' : 'recovery')}>
            {step === 'recovery' ? 'Use the authenticator app' : 'Use a recovery code'}
          </TextLink>
        )}
      </Stack>
    </form>
  )
}
