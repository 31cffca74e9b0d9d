import type { ReactNode } from 'react'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogFooter } from '../../components/dialog-footer.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ProgressLine } from '../../components/progress-line.tsx'
import { formatCount, formatDate, formatDateTime, formatNumber } from '../../format.ts'
import styles from './activity.module.css'
import { type CheckState, useCheck } from './use-check.ts'

type Broken = Extract<CheckState, { state: 'broken' }>
type Unbroken = Extract<CheckState, { state: 'unbroken' }>

/** Recomputes the chain of all events while it is open, and says what that shows. */
export function CheckDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { check, begin } = useCheck(opened)
  const isDone = check.state === 'unbroken' || check.state === 'broken'
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Is the history as it was recorded?"
      footer={
        <DialogFooter
          onCancel={onClose}
          cancelLabel={check.state === 'checking' ? 'Stop' : 'Close'}
          action={isDone ? <Button onClick={() => begin(0)}>Check again</Button> : undefined}
        />
      }
    >
      <div className={styles.check}>
        <p>
          Every event carries a seal that is computed from it and from the seal before it. Roster computes all
          of them again.
        </p>
        <Finding check={check} onRetry={begin} />
      </div>
    </Dialog>
  )
}

function Finding({ check, onRetry }: { check: CheckState; onRetry(after: number): void }): ReactNode {
  switch (check.state) {
    case 'checking':
      return <Checking checked={check.checked} newest={check.newest} />
    case 'failed':
      return (
        <ErrorState
          title="The check could not go on"
          why={check.error.message}
          safe={
            check.checked > 0
              ? `The first ${formatCount(check.checked, 'event')} fit. Nothing was changed.`
              : 'Nothing was changed.'
          }
          onRetry={() => onRetry(check.checked)}
          details={check.error.requestId}
        />
      )
    case 'unbroken':
      return <Fits found={check} />
    case 'broken':
      return <FitsNot found={check} />
  }
}

function Checking({ checked, newest }: { checked: number; newest: number | undefined }) {
  const sentence =
    newest === undefined
      ? 'Checking from the first event on…'
      : `${formatNumber(checked)} of ${formatCount(newest, 'event')} checked`
  return (
    <div className={styles.checking}>
      <ProgressLine label="Events checked" done={checked} of={newest ?? 1} />
      <p role="status" className={styles.soft}>
        {sentence}
      </p>
    </div>
  )
}

function Fits({ found: { events, since } }: { found: Unbroken }) {
  const { timeZone } = useSignedIn().account
  return (
    <>
      <Banner tone="success">
        <strong>
          {`Unbroken since ${formatDate(since, timeZone)}: ${formatCount(events, 'event')}, checked just now.`}
        </strong>
      </Banner>
      <div className={styles.remarks}>
        <p>No event before the newest one was changed, removed or put in between since it was recorded.</p>
        <p className={styles.soft}>
          Events cut off at the very end would leave no gap in this chain. Changes of seats, people on cases
          and hand-overs name their events, and each of these is here. For the rest, compare with an export
          that was kept elsewhere: it has the seal of every event.
        </p>
      </div>
    </>
  )
}

function FitsNot({ found }: { found: Broken }) {
  const { timeZone } = useSignedIn().account
  const { number, event } = found
  const name = formatNumber(number)
  return (
    <>
      <Banner tone="danger">
        <strong>{headlineOf(found)}</strong>
      </Banner>
      <div className={styles.remarks}>
        <p>{number > 1 ? `${beforeWords(number - 1)} ${whatWords(found)}` : whatWords(found)}</p>
        {event && (
          <blockquote className={styles.quote}>
            <p>{event.sentence}</p>
            <p className={styles.soft}>{formatDateTime(event.at, timeZone)}</p>
          </blockquote>
        )}
        <h3 className={styles.subheading}>What to do</h3>
        <ol className={styles.steps}>
          <li>
            Change nothing on the server, and restore no backup over this account: that would replace the
            traces.
          </li>
          <li>Export the activity as it is now, and keep the newest backups.</li>
          <li>
            {`Tell whoever runs the server, and the support of Roster. Name ${
              found.cause === 'cut-off'
                ? `event ${formatNumber(number - 1)} as the last one`
                : `event ${name}`
            }.`}
          </li>
        </ol>
      </div>
    </>
  )
}

function headlineOf({ number, cause }: Broken): string {
  if (cause === 'cut-off') return `Events after number ${formatNumber(number - 1)} are missing.`
  const name = `Event ${formatNumber(number)}`
  return cause === 'missing' ? `${name} is missing.` : `${name} is not as it was recorded.`
}

function beforeWords(last: number): string {
  return last === 1
    ? 'Event 1 is as it was recorded.'
    : `Events 1 to ${formatNumber(last)} are as they were recorded.`
}

function whatWords({ cause }: Broken): string {
  switch (cause) {
    case 'changed':
      return 'This one does not fit its seal or the event before it. What stands there now:'
    case 'missing':
      return 'This one was removed.'
    case 'cut-off':
      return 'A seat, a case or a hand-over names a later one, which is not here.'
  }
}
