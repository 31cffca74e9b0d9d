import { useAct, useRead } from '../../bridge/use-operation.ts'
import { useMay, useSignedIn } from '../../bridge/use-session.ts'
import { Button } from '../../components/button.tsx'
import { DescriptionList } from '../../components/description-list.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { StatusDot } from '../../components/status-dot.tsx'
import { formatDateTime } from '../../format.ts'
import { notify } from '../../stores/notices.ts'
import styles from './message-drawer.module.css'
import { kindNames, stateFacts } from './message-words.ts'

/** One message as it was or will be sent, and where it is. */
export function MessageDrawer({
  messageId,
  onClose,
}: {
  messageId: string | undefined
  onClose: () => void
}) {
  const { account } = useSignedIn()
  const mayRetry = useMay('outbox.manage')
  const message = useRead('outbox.read', { messageId: messageId ?? '' }, { enabled: messageId !== undefined })
  const retry = useAct('outbox.retry')
  const shown = message.data
  const time = (instant: string | null) => (instant ? formatDateTime(instant, account.timeZone) : 'Not yet')

  const sendAgain = async () => {
    if (shown && (await retry.run({ messageId: shown.messageId })))
      notify({ tone: 'success', text: `The message to ${shown.recipient} is on its way again.` })
  }

  return (
    <Drawer
      opened={messageId !== undefined}
      onClose={onClose}
      title={shown ? kindNames[shown.kind] : 'Message'}
      subtitle={shown?.recipient}
      footer={
        shown?.state === 'failed' &&
        mayRetry && (
          <Button busy={retry.busy} onClick={() => void sendAgain()}>
            Send again
          </Button>
        )
      }
    >
      {!shown ? (
        <SkeletonRows label="Reading the message" rows={6} columns={1} />
      ) : (
        <>
          <DescriptionList
            items={[
              {
                term: 'Delivery',
                description: (
                  <StatusDot tone={stateFacts[shown.state].tone}>{stateFacts[shown.state].word}</StatusDot>
                ),
              },
              ...(shown.answer ? [{ term: 'The mail server said', description: shown.answer }] : []),
              { term: 'Written', description: time(shown.createdAt) },
              { term: 'Sent', description: time(shown.sentAt) },
              ...(shown.nextAt && shown.attempts > 0
                ? [{ term: 'Next try', description: time(shown.nextAt) }]
                : []),
              { term: 'From', description: shown.from },
              { term: 'Subject', description: shown.subject },
            ]}
          />
          <pre className={styles.text}>{shown.text}</pre>
        </>
      )}
    </Drawer>
  )
}
