import { useEffect } from 'react'
import type { AppError } from '../../shared/errors.ts'
import { copyText } from '../bridge/copy-text.ts'
import { useConnectionChoice } from '../bridge/use-connection-choice.ts'
import { CardPage } from '../components/card-page.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { TextLink } from '../components/text-link.tsx'
import { notify } from '../stores/notices.ts'

const RETRY_MS = 10_000

/** Shown when nothing is known yet because the account server does not answer; tries again by itself. */
export function ServerUnreachable({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  const { sentence, canChoose, chooseAgain } = useConnectionChoice()
  useEffect(() => {
    const timer = setInterval(onRetry, RETRY_MS)
    return () => clearInterval(timer)
  }, [onRetry])

  const copyDetails = async (details: string) => {
    if (await copyText(details)) notify({ tone: 'info', text: 'The details were copied.' })
  }
  return (
    <CardPage
      title="Roster"
      footer={
        canChoose && (
          <>
            {sentence} <TextLink onClick={() => void chooseAgain()}>Choose another place</TextLink>
          </>
        )
      }
    >
      <ErrorState
        title="Roster could not start"
        why={error.message}
        safe="Nothing was lost. Roster tries again every ten seconds."
        onRetry={onRetry}
        {...(error.requestId && {
          details: `Request ${error.requestId}`,
          onCopyDetails: (details: string) => void copyDetails(details),
        })}
      />
    </CardPage>
  )
}
