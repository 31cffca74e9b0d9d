import { useEffect } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import type { RegistrationOffer } from '../../shared/model/invitation.ts'
import { useForm } from '../bridge/use-form.ts'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { CardPage } from '../components/card-page.tsx'
import { FormSummary } from '../components/form-summary.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { Stack } from '../components/stack.tsx'
import { TextField } from '../components/text-field.tsx'
import { passwordStrength } from '../password-strength.ts'
import { DeadLink, isDeadLink } from './dead-link.tsx'
import { OfferFacts } from './offer-facts.tsx'

/** For people without a login: name and password, then Accept. */
export function NewLogin({
  token,
  offer,
  onAccepted,
  onLoginFound,
}: {
  token: string
  offer: RegistrationOffer
  onAccepted: (accepted: Output<'registration.accept'>) => void
  /** The address has got a login in the meantime. */
  onLoginFound: () => void
}) {
  const form = useForm({
    operation: 'registration.accept',
    initial: { name: '', password: '' },
    toInput: (newLogin) => ({ token, newLogin }),
    fieldOfPath: { 'newLogin.name': 'name', 'newLogin.password': 'password' },
    required: { name: 'Enter your name.', password: 'Choose a password.' },
    fieldOfCode: {
      'password.too-short': 'password',
      'password.too-long': 'password',
      'password.too-common': 'password',
    },
  })
  const { refusal } = form
  useEffect(() => {
    if (refusal?.code === 'registration.sign-in-needed') onLoginFound()
  }, [refusal, onLoginFound])
  if (refusal && isDeadLink(refusal))
    return <DeadLink error={refusal} onRetry={() => form.reset(form.values)} />

  return (
    <CardPage title={`Join ${offer.firmName}`} brand="Roster">
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          const accepted = await form.submit()
          if (accepted) onAccepted(accepted)
        }}
      >
        <Stack>
          <OfferFacts offer={offer} />
          {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
          <FormSummary errors={form.errors} attempt={form.attempt} />
          <input type="email" autoComplete="username" value={offer.email} readOnly hidden />
          <TextField {...form.field('name')} label="Your name" autoComplete="name" />
          <PasswordField
            {...form.field('password')}
            label="Choose a password"
            autoComplete="new-password"
            strength={passwordStrength(form.values.password, [form.values.name, offer.email, offer.firmName])}
          />
          <Button type="submit" kind="primary" busy={form.busy}>
            Accept and register
          </Button>
        </Stack>
      </form>
    </CardPage>
  )
}
