import { useCallback, useState } from 'react'
import { SAMPLE_LOGIN } from '../../../shared/model/sample.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { useSessionRestart } from '../../bridge/use-session.ts'
import { CardPage } from '../../components/card-page.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { useDeparture } from '../../stores/departure.ts'
import { CodeForm } from './code-form.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { ForgottenPassword } from './forgotten-password.tsx'
import { OpenAccount } from './open-account.tsx'
import { PasswordForm } from './password-form.tsx'

type Step = 'first' | 'password' | 'code' | 'forgotten' | 'open'

/** The ways in: opening the first account, signing in, the second step, a forgotten password. */
export function SignIn() {
  const setup = useRead('setup.read', {})
  const restart = useSessionRestart()
  const endedIn = useDeparture((state) => state.endedIn)
  const [step, setStep] = useState<Step>('first')
  const [email, setEmail] = useState('')
  const [remark, setRemark] = useState<string>()
  const enter = () => void restart()
  const goBack = useCallback((why?: string) => {
    setRemark(why)
    setStep('password')
  }, [])

  if (!setup.data)
    return (
      <CardPage title="Sign in to Roster" brand="Roster" footer={<ConnectionLine />}>
        {setup.error ? (
          <ErrorState
            title="The account server did not answer"
            why={setup.error.message}
            onRetry={() => void setup.refetch()}
            retrying={setup.isFetching}
          />
        ) : (
          <SkeletonRows label="Asking the account server" rows={3} columns={1} />
        )}
      </CardPage>
    )

  const { isFirstRun, canOpenAccount, canSendMail, isSample } = setup.data
  const mayOpen = canOpenAccount && !isSample
  if (step === 'code') return <CodeForm onSignedIn={enter} onBack={goBack} />
  if (step === 'forgotten')
    return <ForgottenPassword email={email} canSendMail={canSendMail} onBack={() => goBack()} />
  if (mayOpen && (step === 'open' || (step === 'first' && isFirstRun)))
    return <OpenAccount onOpened={enter} onSignIn={() => goBack()} />
  return (
    <PasswordForm
      suggested={isSample ? SAMPLE_LOGIN : undefined}
      email={email}
      remark={remark ?? (endedIn === undefined ? undefined : endedSentence(endedIn))}
      onSignedIn={enter}
      onCodeNeeded={(typed) => {
        setEmail(typed)
        setStep('code')
      }}
      onForgotten={(typed) => {
        setEmail(typed)
        setStep('forgotten')
      }}
      onOpenAccount={mayOpen ? () => setStep('open') : undefined}
    />
  )
}

function endedSentence(firmName: string): string {
  return `You were signed out of ${firmName}: the session was ended on another device or by an administrator, or it ran out. Sign in to go on.`
}
