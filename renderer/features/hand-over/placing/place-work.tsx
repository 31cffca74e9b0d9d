import { type ComponentType, useEffect, useMemo, useState } from 'react'
import type { WorkInventory, WorkItem } from '../../../../shared/model/hand-over.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { useUnsavedChanges } from '../../../bridge/use-unsaved-changes.ts'
import { LiveRegion } from '../../../components/live-region.tsx'
import { ProgressLine } from '../../../components/progress-line.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { formatNumber } from '../../../format.ts'
import { hashOfReceipt } from '../../../hand-over-address.ts'
import { goTo, hashOf } from '../../../stores/location.ts'
import type { DeactivationProps } from '../deactivation.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { loadByReceiver, todayIn } from './load.ts'
import styles from './placing.module.css'
import { PlacingHeader } from './placing-header.tsx'
import { PlanFoot } from './plan-foot.tsx'
import { PlanNotes } from './plan-notes.tsx'
import { ReceiverList } from './receiver-list.tsx'
import { sentencesOf, summarize } from './summary.ts'
import { usePlan } from './use-plan.ts'
import { usePlanActs } from './use-plan-acts.ts'
import { useReceivers } from './use-receivers.ts'
import { filterWork, WorkFilters } from './work-filters.tsx'
import { WorkList } from './work-list.tsx'
import type { WorkFilter } from './work-rows.ts'

const EVERYTHING: WorkFilter = { kinds: [], show: undefined }

/** What a person holds at the left, who could receive it at the right, and the plan between them. */
export function PlaceWork({
  inventory,
  isLeaving,
  Deactivation,
}: {
  inventory: WorkInventory
  isLeaving: boolean
  Deactivation: ComponentType<DeactivationProps>
}) {
  const { person, items } = inventory
  const { account } = useSignedIn()
  const plan = usePlan(inventory)
  const receivers = useReceivers(person.userId, inventory)
  const acts = usePlanActs(inventory, plan, receivers)
  const [filter, setFilter] = useState(EVERYTHING)
  const [inHand, setInHand] = useState<{ items: readonly WorkItem[]; isDragged: boolean }>({
    items: [],
    isDragged: false,
  })
  const [asked, setAsked] = useState({ opened: false, turn: 0 })
  const [leadsTo, setLeadsTo] = useState<string>()
  const close = () => setAsked((before) => ({ ...before, opened: false }))

  // What was just handed over is not left behind.
  useUnsavedChanges(plan.isDirty && leadsTo === undefined)
  useEffect(() => {
    if (leadsTo !== undefined) goTo(leadsTo, { replace: true })
  }, [leadsTo])

  const { plan: placed } = plan
  const shown = useMemo(() => filterWork(items, filter, plan), [items, filter, plan])
  const loads = useMemo(
    () => loadByReceiver(placed, items, todayIn(account.timeZone)),
    [placed, items, account.timeZone],
  )
  const summary = summarize(plan, inventory, loads, receivers.nameOf)
  const progress = `${formatNumber(plan.placed)} of ${formatNumber(items.length)} placed`
  const finish = (handOverId: string | undefined) => {
    close()
    setLeadsTo(
      handOverId === undefined ? hashOf('/users', { user: person.userId }) : hashOfReceipt(handOverId),
    )
  }

  return (
    <div className={styles.page}>
      <PlacingHeader
        person={person}
        plan={plan}
        acts={acts}
        isLeaving={isLeaving}
        isComplete={plan.placed === items.length}
        onHandOver={() => setAsked(({ turn }) => ({ opened: true, turn: turn + 1 }))}
      />
      <PlanNotes
        inventory={inventory}
        plan={plan}
        onClear={acts.clear}
        onShowProblems={() => setFilter({ kinds: [], show: 'problems' })}
      />
      <div className={styles.sides}>
        <div className={styles.work}>
          <Toolbar
            label="Filter the work"
            end={
              <div className={styles.progress}>
                <ProgressLine label="Placed" done={plan.placed} of={items.length} />
                <span>{progress}</span>
              </div>
            }
          >
            <WorkFilters items={items} plan={plan} filter={filter} onChange={setFilter} />
          </Toolbar>
          <WorkList
            name={person.name}
            items={shown}
            plan={plan}
            receivers={receivers.shown}
            nameOf={receivers.nameOf}
            onGive={acts.give}
            onClear={acts.clear}
            onSearch={focusReceiverSearch}
            onInHand={(held, isDragged) => setInHand({ items: held, isDragged })}
            onShowAll={() => setFilter(EVERYTHING)}
          />
        </div>
        <ReceiverList
          receivers={receivers}
          items={shown}
          inHand={inHand}
          loads={loads}
          onGive={(given, receiver) => {
            acts.give(given, receiver)
            setInHand((before) => ({ ...before, isDragged: false }))
          }}
        />
      </div>
      <PlanFoot inventory={inventory} acts={acts} />
      <LiveRegion text={acts.announcement === '' ? '' : `${acts.announcement}. ${progress}.`} />
      {isLeaving ? (
        <Deactivation
          key={asked.turn}
          opened={asked.opened}
          onClose={close}
          user={person}
          handOver={{
            placements: summary.placements,
            sentences: sentencesOf(summary),
            onRefused: plan.takeRefusal,
            onDone: finish,
          }}
        />
      ) : (
        <ConfirmDialog
          key={asked.turn}
          opened={asked.opened}
          onClose={close}
          person={person}
          summary={summary}
          onDone={({ handOverId }) => finish(handOverId)}
          onRefused={plan.takeRefusal}
        />
      )}
    </div>
  )
}

function focusReceiverSearch(): void {
  document.querySelector<HTMLElement>('[aria-label="Receivers"] input')?.focus()
}
