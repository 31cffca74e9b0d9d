import { lazy, useEffect, useRef } from 'react'
import type { Session } from '../../shared/model/session.ts'
import { useRead } from '../bridge/use-operation.ts'
import { SignedInContext } from '../bridge/use-session.ts'
import { WritingContext } from '../components/writing-context.ts'
import { writeDatesAs } from '../format.ts'
import { noteArrival, noteDeparture } from '../stores/departure.ts'
import { Opening } from './opening.tsx'
import { ServerUnreachable } from './server-unreachable.tsx'
import { Shell } from './shell.tsx'

const SignIn = lazy(async () => ({ default: (await import('../features/sign-in/sign-in.tsx')).SignIn }))
const ChooseAccount = lazy(async () => ({
  default: (await import('../features/sign-in/choose-account.tsx')).ChooseAccount,
}))

/** Asks who is signed in and lets them in, or to the sign-in. */
export function Entrance() {
  const session = useRead('session.read', {})
  useDepartures(session.data)
  const known = session.data
  // Another person or account starts with screens of their own: nothing of the one before stays in them.
  if (known?.state === 'signed-in') {
    const { accountId, timeZone, dateFormat } = known.account
    // Before anything below is drawn, since every date there follows it.
    writeDatesAs(dateFormat)
    return (
      <SignedInContext key={`${accountId} ${known.user.userId}`} value={known}>
        <WritingContext value={`${dateFormat} ${timeZone}`}>
          <Shell />
        </WritingContext>
      </SignedInContext>
    )
  }
  if (known?.state === 'choose-account') return <ChooseAccount session={known} />
  if (known) return <SignIn />
  if (session.error) return <ServerUnreachable error={session.error} onRetry={() => void session.refetch()} />
  return <Opening />
}

/** Notes when a session ended that was in an account, so that the next screen can say so. */
function useDepartures(session: Session | undefined): void {
  const firm = useRef<string>(undefined)
  useEffect(() => {
    if (!session) return
    if (session.state === 'signed-in') {
      firm.current = session.account.firmName
      noteArrival()
    } else if (firm.current !== undefined) {
      noteDeparture(firm.current)
      firm.current = undefined
    }
  }, [session])
}
