import { AppError } from '../../../shared/errors.ts'
import { useAct, useRead } from '../../bridge/use-operation.ts'
import { useMay, useSignedIn } from '../../bridge/use-session.ts'
import { Button } from '../../components/button.tsx'
import { DescriptionList } from '../../components/description-list.tsx'
import { Drawer } from '../../components/drawer.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { StatusDot } from '../../components/status-dot.tsx'
import { formatDateTime } from '../../format.ts'
import { useOfflineReason } from '../../stores/connection.ts'
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
  const offline = useOfflineReason()
  const shown = message.data
  const time = (instant: string | null) => (instant ? formatDateTime(instant, account.timeZone) : 'Not yet')

  const sendAgain = async () => {
    if (!shown) return
    try {
      await retry.runOrThrow({ messageId: shown.messageId })
      notify({ tone: 'success', text: `The message to ${shown.recipient} is on its way again.` })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    }
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
          <Button kind="primary" busy={retry.busy} disabledReason={offline} onClick={() => void sendAgain()}>
            Send again
          </Button>
        )
      }
    >
      {message.error && !shown ? (
        <ErrorState
          title="The message could not be read"
          why={message.error.message}
          safe="It was not changed."
          onRetry={() => void message.refetch()}
          retrying={message.isFetching}
        />
      ) : !shown ? (
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
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls by the keys only where it can take the focus */}
          <section className={styles.text} tabIndex={0} aria-label="Text of the message">
            {shown.text}
          </section>
        </>
      )}
    </Drawer>
  )
}
