import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ActivityRow } from '../../../shared/model/activity.ts'
import { useRead } from '../../bridge/use-operation.ts'
import { usePersonChoice } from '../../bridge/use-person-choice.ts'
import { useSaveMadeFile } from '../../bridge/use-save-made-file.ts'
import { useSignedIn } from '../../bridge/use-session.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { DataGrid } from '../../components/data-grid.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import type { DataGridHandle } from '../../components/grid-types.ts'
import { IconActivity, IconDownload, IconSearch, IconShield } from '../../components/icons.tsx'
import { LiveRegion } from '../../components/live-region.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Toolbar } from '../../components/toolbar.tsx'
import { useCountAnnouncement } from '../../components/use-count-announcement.ts'
import { useIsWindowWide } from '../../components/use-window-width.ts'
import { formatCount } from '../../format.ts'
import { useOfflineReason } from '../../stores/connection.ts'
import styles from './activity.module.css'
import { activityColumns } from './activity-columns.tsx'
import { ActivityFilters } from './activity-filters.tsx'
import { everything, filterOf, useActivityView } from './activity-view.ts'
import { CheckDialog } from './check-dialog.tsx'
import { EventDrawer } from './event-drawer.tsx'
import { useActivity } from './use-activity.ts'

const FULL_WIDTH = 1100
const FULL_WIDTH_BESIDE_DETAILS = 1440

/** Every administrative event of the account: who, what, when, from where. */
export function ActivityScreen() {
  const { timeZone } = useSignedIn().account
  const { view, change } = useActivityView()
  const filter = useMemo(() => filterOf(view), [view])
  const key = JSON.stringify(filter)
  const events = useActivity(filter)
  const counted = useRead('activity.count', filter).data?.total
  const person = usePersonChoice(view.user)
  const save = useSaveMadeFile('activity.export')
  const offline = useOfflineReason()
  const [isChecking, setIsChecking] = useState(false)
  const [opened, setOpened] = useState<ActivityRow>()
  const grid = useRef<DataGridHandle>(null)
  const hasRoom = useIsWindowWide(opened ? FULL_WIDTH_BESIDE_DETAILS : FULL_WIDTH)
  const columns = useMemo(
    () => activityColumns({ timeZone, hasRoom, onOpen: setOpened }),
    [timeZone, hasRoom],
  )
  const isFiltered = Object.keys(filter).length > 0
  const total = events.isComplete ? events.known : counted
  const sentence = typeof total === 'number' ? formatCount(total, 'event') : undefined
  const announcement = useCountAnnouncement(sentence)

  const seen = useRef(key)
  useEffect(() => {
    if (seen.current !== key) grid.current?.scrollToTop()
    seen.current = key
  }, [key])
  const filterUser = useCallback((user: string) => change({ ...everything, user }), [change])

  return (
    <>
      <PageHeader
        title="Activity"
        subtitle="Who did what, and when. Nobody can change it."
        actions={
          <>
            <Button icon={<IconShield />} disabledReason={offline} onClick={() => setIsChecking(true)}>
              Check history…
            </Button>
            <Button
              icon={<IconDownload />}
              busy={save.busy}
              disabledReason={offline ?? (events.known === 0 ? 'There is no event to export' : undefined)}
              onClick={() => save.run(filter)}
            >
              Export CSV
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        <Toolbar label="Search and filter the activity" end={<span>{sentence}</span>}>
          <ActivityFilters view={view} person={person} onChange={change} />
        </Toolbar>
        {person.chosen !== undefined && (
          <p className={styles.remark}>
            {`Events that ${person.chosen} caused, and events that are about ${person.chosen}.`}
          </p>
        )}
        {events.hasNewer && (
          <Banner
            tone="info"
            action={{
              label: 'Show newer events',
              run: () => {
                events.retry()
                grid.current?.scrollToTop()
              },
            }}
          >
            Something was done meanwhile.
          </Banner>
        )}
        {events.error && events.loading ? (
          <ErrorState
            title="The activity could not be read"
            why={events.error.message}
            safe="Nothing of it is lost."
            onRetry={events.retry}
            details={events.error.requestId}
          />
        ) : (
          <DataGrid
            label="Activity"
            columns={columns}
            source={events.source}
            rowId={(event) => String(event.number)}
            rowLabel={(event) => event.sentence}
            onOpen={setOpened}
            onActiveRow={(event) => {
              if (opened) setOpened(event)
            }}
            currentId={opened && String(opened.number)}
            loading={events.loading}
            refreshing={events.refreshing}
            empty={<NoEvents isFiltered={isFiltered} onClear={() => change(everything)} />}
            handle={grid}
          />
        )}
        {!isFiltered && events.isComplete && events.known === 1 && (
          <p className={styles.remark}>
            Nothing else has happened yet. Whatever an administrator does from now on stands here.
          </p>
        )}
      </div>
      <LiveRegion text={announcement} />
      <EventDrawer event={opened} onClose={() => setOpened(undefined)} onFilterUser={filterUser} />
      <CheckDialog opened={isChecking} onClose={() => setIsChecking(false)} />
    </>
  )
}

function NoEvents({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (isFiltered)
    return (
      <EmptyState
        icon={<IconSearch size={20} />}
        title="No event fits"
        text="Nothing was recorded that fits the search and the filters."
        action={<Button onClick={onClear}>Clear filters</Button>}
      />
    )
  return (
    <EmptyState
      icon={<IconActivity size={20} />}
      title="No history"
      text="An account begins with the event that opened it. That it is not here should not be: check the history."
    />
  )
}
