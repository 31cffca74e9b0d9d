import { useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import type { RegistrationOffer } from '../../shared/model/invitation.ts'
import { useForm } from '../bridge/use-form.ts'
import { useAct } from '../bridge/use-operation.ts'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { CardPage } from '../components/card-page.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { Stack } from '../components/stack.tsx'
import { TextField } from '../components/text-field.tsx'
import { DeadLink } from './dead-link.tsx'
import { OfferFacts } from './offer-facts.tsx'

/** For people who have a login with this address already: they prove it, then accept. Nothing of it is changed. */
export function ExistingLogin({
  token,
  offer,
  onAccepted,
  onSignedIn,
}: {
  token: string
  offer: RegistrationOffer
  onAccepted: (accepted: Output<'registration.accept'>) => void
  onSignedIn: () => void
}) {
  const accept = useAct('registration.accept')
  if (accept.error?.code.startsWith('link.')) return <DeadLink error={accept.error} onRetry={accept.reset} />

  return (
    <CardPage title={`Join ${offer.firmName}`} brand="Roster">
      <Stack>
        <OfferFacts offer={offer} />
        {accept.error && <Banner tone="danger">{accept.error.message}</Banner>}
        {offer.signedIn ? (
          <Button
            kind="primary"
            busy={accept.busy}
            onClick={async () => {
              const accepted = await accept.run({ token })
              if (accepted) onAccepted(accepted)
            }}
          >
            Accept
          </Button>
        ) : (
          <ProveLogin email={offer.email} onSignedIn={onSignedIn} />
        )}
      </Stack>
    </CardPage>
  )
}

function ProveLogin({ email, onSignedIn }: { email: string; onSignedIn: () => void }) {
  const [codeNeeded, setCodeNeeded] = useState(false)
  const password = useForm({
    operation: 'session.signIn',
    initial: { password: '' },
    toInput: (values) => ({ email, ...values }),
    fieldOfCode: { 'sign-in.refused': 'password', 'sign-in.locked': 'password' },
  })
  const code = useForm({
    operation: 'session.verifyCode',
    initial: { code: '' },
    toInput: (values) => ({ code: values.code.replace(/\s/g, ''), kind: 'authenticator' as const }),
    fieldOfCode: { 'sign-in.code-refused': 'code', 'sign-in.code-expired': 'code' },
  })
  const current = codeNeeded ? code : password
  const send = async () => {
    const answer = await current.submit()
    if (answer?.outcome === 'signed-in') onSignedIn()
    if (answer?.outcome === 'code-needed') setCodeNeeded(true)
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
        {current.refusal && <Banner tone="danger">{current.refusal.message}</Banner>}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        {codeNeeded ? (
          <TextField
            {...code.field('code')}
            label="Code from the authenticator app"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
          />
        ) : (
          <PasswordField {...password.field('password')} label="Password" />
        )}
        <Button type="submit" kind="primary" busy={current.busy}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
