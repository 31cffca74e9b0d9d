import { useSignedIn } from '../bridge/use-session.ts'
import { Banner } from '../components/banner.tsx'
import { useConnection } from '../stores/connection.ts'

/** Says that the server does not answer and how old what is shown is. */
export function OfflineBanner() {
  const { account } = useSignedIn()
  const { online, lastAnswerAt } = useConnection()
  if (online) return null
  const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: account.timeZone })
  return (
    <Banner tone="offline">
      {`The account server does not answer. Showing what was known at ${time.format(lastAnswerAt)}; changes are not possible now.`}
    </Banner>
  )
}
