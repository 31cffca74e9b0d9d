import { useEffect, useRef, useState } from 'react'
import { useSignedIn } from '../bridge/use-session.ts'
import { Banner } from '../components/banner.tsx'
import { formatTime } from '../format.ts'
import { useConnection } from '../stores/connection.ts'

const BACK_ONLINE_MS = 5_000

/** Says that the server does not answer and how old what is shown is; and when it answers again. */
export function OfflineBanner() {
  const { account } = useSignedIn()
  const { online, lastAnswerAt } = useConnection()
  const isBack = useIsBackOnline(online)
  if (!online)
    return (
      <Banner tone="offline">
        {`You are offline. Showing data of ${formatTime(lastAnswerAt, account.timeZone)}; changes are not possible now.`}
      </Banner>
    )
  return isBack ? <Banner tone="success">Back online</Banner> : null
}

function useIsBackOnline(online: boolean): boolean {
  const wasOffline = useRef(false)
  const [isBack, setIsBack] = useState(false)
  useEffect(() => {
    if (!online) {
      wasOffline.current = true
      return setIsBack(false)
    }
    if (!wasOffline.current) return
    wasOffline.current = false
    setIsBack(true)
    const timer = setTimeout(() => setIsBack(false), BACK_ONLINE_MS)
    return () => clearTimeout(timer)
  }, [online])
  return isBack
}
