import { useEffect, useState } from 'react'
import type { Output } from '../../shared/contract/index.ts'
import { useRead } from '../bridge/use-operation.ts'
import { CardPage } from '../components/card-page.tsx'
import { SkeletonRows } from '../components/skeleton-rows.tsx'
import { Accepted } from './accepted.tsx'
import { DeadLink } from './dead-link.tsx'
import { ExistingLogin } from './existing-login.tsx'
import { NewLogin } from './new-login.tsx'

/** The page that a registration link opens. Opening it changes nothing; only the button accepts. */
export function Registration({ token }: { token: string }) {
  const offer = useRead('registration.read', { token })
  const [accepted, setAccepted] = useState<Output<'registration.accept'>>()
  const firmName = accepted?.firmName ?? offer.data?.firmName

  useEffect(() => {
    document.title = firmName ? `Join ${firmName} - Roster` : 'Roster'
  }, [firmName])

  if (accepted) return <Accepted accepted={accepted} />
  if (offer.error) return <DeadLink error={offer.error} onRetry={() => void offer.refetch()} />
  if (!offer.data)
    return (
      <CardPage title="One moment" brand="Roster">
        <SkeletonRows label="Reading the invitation" rows={3} columns={1} />
      </CardPage>
    )
  const props = { token, offer: offer.data, onAccepted: setAccepted }
  return offer.data.identityExists ? (
    <ExistingLogin {...props} onSignedIn={() => void offer.refetch()} />
  ) : (
    <NewLogin {...props} />
  )
}
