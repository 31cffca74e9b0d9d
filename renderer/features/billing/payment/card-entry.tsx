import { useState } from 'react'
import { AppError } from '../../../../shared/errors.ts'
import type { Payment } from '../../../../shared/model/billing.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Row } from '../../../components/row.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'

/** The card bills are charged to. It is entered on the payment provider's own page; Roster never sees its number. */
export function CardEntry({ card, mayManage }: { card: Payment['card']; mayManage: boolean }) {
  const begin = useAct('payment.beginCard')
  const open = useAct('page.open')
  const finish = useAct('payment.finishCard')
  const offline = useOfflineReason()
  const [started, setStarted] = useState<{ setupId: string; address: string }>()
  const [problem, setProblem] = useState<string>()

  const beginCard = async () => {
    setProblem(undefined)
    try {
      const entry = await begin.runOrThrow({})
      await open.runOrThrow({ address: entry.address })
      setStarted(entry)
    } catch (error) {
      setProblem(AppError.from(error).message)
    }
  }
  const finishCard = async (setupId: string) => {
    setProblem(undefined)
    try {
      const { card: entered } = await finish.runOrThrow({ setupId })
      setStarted(undefined)
      if (entered) notify({ tone: 'success', text: `${cardName(entered)} is kept for your invoices.` })
    } catch (error) {
      setProblem(AppError.from(error).message)
    }
  }

  return (
    <Panel title="Card" tone="boxed" level={2}>
      <p>{card ? `${cardName(card)}, expires ${card.expires}` : 'No card is entered yet.'}</p>
      {started ? (
        <>
          <p>Finish on the page that opened. Then say so here.</p>
          {problem && <Banner tone="danger">{problem}</Banner>}
          <Row wrap>
            <Button
              kind="primary"
              busy={finish.busy}
              disabledReason={offline}
              onClick={() => void finishCard(started.setupId)}
            >
              I have entered the card
            </Button>
            <Button onClick={() => void open.run({ address: started.address })}>Open the page again</Button>
            <Button kind="quiet" onClick={() => setStarted(undefined)}>
              Not now
            </Button>
          </Row>
        </>
      ) : (
        <>
          <p>
            The number is entered on the page of the payment provider only. Roster keeps its last four digits.
          </p>
          {problem && <Banner tone="danger">{problem}</Banner>}
          {mayManage && (
            <div>
              <Button busy={begin.busy} disabledReason={offline} onClick={() => void beginCard()}>
                {card ? 'Enter another card…' : 'Enter a card…'}
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  )
}

function cardName({ brand, last4 }: NonNullable<Payment['card']>): string {
  return `${brand} ending in ${last4}`
}
