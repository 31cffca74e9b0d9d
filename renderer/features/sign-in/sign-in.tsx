import { useState } from 'react'
import { SAMPLE_LOGIN } from '../../../shared/model/sample.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { useSessionRestart } from '../../bridge/use-session.ts'
import { CodeForm } from './code-form.tsx'
import { ForgottenPassword } from './forgotten-password.tsx'
import { OpenAccount } from './open-account.tsx'
import { PasswordForm } from './password-form.tsx'

/** The ways in: opening the first account, signing in, the second step, a forgotten password. */
export function SignIn() {
  const setup = useRead('setup.read', {})
  const restart = useSessionRestart()
  const [step, setStep] = useState<'password' | 'code' | 'forgotten' | 'open'>('password')
  const enter = () => void restart()
  if (!setup.data) return null

  const { canOpenAccount, canSendMail, isSample } = setup.data
  if (step === 'code') return <CodeForm onSignedIn={enter} onBack={() => setStep('password')} />
  if (step === 'forgotten')
    return <ForgottenPassword canSendMail={canSendMail} onBack={() => setStep('password')} />
  if (step === 'open' || (canOpenAccount && !isSample)) return <OpenAccount onOpened={enter} />
  return (
    <PasswordForm
      suggested={isSample ? SAMPLE_LOGIN : undefined}
      onSignedIn={enter}
      onCodeNeeded={() => setStep('code')}
      onForgotten={() => setStep('forgotten')}
    />
  )
}
