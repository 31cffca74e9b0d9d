import { useEffect } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import type { ErrorCode } from '../../shared/error-catalogue.ts'
import type { RegistrationOffer } from '../../shared/model/invitation.ts'
import { useAct } from '../bridge/use-operation.ts'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { CardPage } from '../components/card-page.tsx'
import { Stack } from '../components/stack.tsx'
import { refusalSentence } from '../refusal-sentence.ts'
import { DeadLink, isDeadLink } from './dead-link.tsx'
import { OfferFacts } from './offer-facts.tsx'
import { ProveLogin } from './prove-login.tsx'

/** The sign-in of a moment ago no longer counts. */
const needsSignIn = new Set<string>([
  'registration.sign-in-needed',
  'registration.other-identity',
] satisfies ErrorCode[])

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
  /** Who is signed in has changed: the offer is read again. */
  onSignedIn: () => void
}) {
  const accept = useAct('registration.accept')
  const { error } = accept
  useEffect(() => {
    if (error && needsSignIn.has(error.code)) onSignedIn()
  }, [error, onSignedIn])
  if (error && isDeadLink(error)) return <DeadLink error={error} onRetry={accept.reset} />

  return (
    <CardPage title={`Join ${offer.firmName}`} brand="Roster">
      <Stack>
        <OfferFacts offer={offer} />
        {error && <Banner tone="danger">{refusalSentence(error)}</Banner>}
        {offer.signedIn ? (
          <>
            <p>You are signed in as {offer.email}.</p>
            <Button
              kind="primary"
              busy={accept.busy}
              onClick={async () => {
                const accepted = await accept.run({ token })
                if (accepted) onAccepted(accepted)
              }}
            >
              Accept the invitation
            </Button>
          </>
        ) : (
          <ProveLogin email={offer.email} onSignedIn={onSignedIn} />
        )}
      </Stack>
    </CardPage>
  )
}
