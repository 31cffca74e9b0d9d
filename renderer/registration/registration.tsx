import { useCallback, useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import { useRead } from '../bridge/use-operation.ts'
import { CardPage } from '../components/card-page.tsx'
import { SkeletonRows } from '../components/skeleton-rows.tsx'
import { Accepted } from './accepted.tsx'
import { DeadLink, isDeadLink } from './dead-link.tsx'
import { ExistingLogin } from './existing-login.tsx'
import { NewLogin } from './new-login.tsx'

/** The page that a registration link opens. Opening it changes nothing; only the button accepts. */
export function Registration({ token }: { token: string }) {
  const offer = useRead('registration.read', { token })
  const { refetch } = offer
  const readAgain = useCallback(() => void refetch(), [refetch])
  const [accepted, setAccepted] = useState<Output<'registration.accept'>>()

  if (accepted) return <Accepted accepted={accepted} />
  if (offer.error && !(offer.data && !isDeadLink(offer.error)))
    return <DeadLink error={offer.error} onRetry={readAgain} retrying={offer.isFetching} />
  if (!offer.data)
    return (
      <CardPage title="Roster">
        <SkeletonRows label="Reading the invitation" rows={3} columns={1} />
      </CardPage>
    )
  const props = { token, offer: offer.data, onAccepted: setAccepted }
  return offer.data.identityExists ? (
    <ExistingLogin {...props} onSignedIn={readAgain} />
  ) : (
    <NewLogin {...props} onLoginFound={readAgain} />
  )
}
