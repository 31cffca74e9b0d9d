import type { WorkItem, WorkReceiver } from '../../../../shared/model/hand-over.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconSearch } from '../../../components/icons.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { useSettledText } from '../../../components/use-settled-text.ts'
import type { AddedLoad } from './load.ts'
import styles from './placing.module.css'
import { ReceiverRow } from './receiver-row.tsx'
import type { useReceivers } from './use-receivers.ts'

/** Who could receive the work: searched for, given to by a press, a key or a drop. */
export function ReceiverList({
  receivers,
  items,
  inHand,
  loads,
  onGive,
}: {
  receivers: ReturnType<typeof useReceivers>
  /** What "Give all" gives: the pieces that are shown. */
  items: readonly WorkItem[]
  /** The pieces of the focused or dragged row. */
  inHand: { items: readonly WorkItem[]; isDragged: boolean }
  loads: ReadonlyMap<string, AddedLoad>
  onGive(items: readonly WorkItem[], receiver: WorkReceiver): void
}) {
  const search = useSettledText(receivers.q, receivers.setQ)
  const { shown, error } = receivers
  return (
    <section className={styles.receivers} aria-label="Receivers" data-region tabIndex={-1}>
      <div className={styles.receiversHead}>
        <h2 className={styles.receiversTitle}>Receivers</h2>
        <SearchField label="Search receivers" value={search.text} onChange={search.setText} />
      </div>
      {shown === undefined && error ? (
        <ErrorState
          title="The receivers could not be read"
          why={error.message}
          safe="What you placed is kept."
          onRetry={receivers.retry}
        />
      ) : shown === undefined ? (
        <SkeletonRows label="Reading who could receive the work" rows={6} columns={1} />
      ) : shown.length === 0 ? (
        <EmptyState
          icon={<IconSearch size={20} />}
          title={receivers.q === '' ? 'There is nobody else' : 'Nobody found'}
          text={
            receivers.q === ''
              ? 'Only active people can receive work. Invite somebody, or reactivate somebody, first.'
              : 'No active person fits the search.'
          }
        />
      ) : (
        <ol className={styles.receiverItems} aria-label="People who could receive the work">
          {shown.map((receiver, index) => (
            <ReceiverRow
              key={receiver.userId}
              receiver={receiver}
              index={index}
              items={items}
              cases={receivers.cases}
              inHand={inHand}
              added={loads.get(receiver.userId)}
              onGive={onGive}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
