import { useSignedIn } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { SegmentedControl } from '../../../components/segmented-control.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { formatLocalDate } from '../../../format.ts'
import { goTo, hashOf } from '../../../stores/location.ts'
import { latestPastDay } from '../look-back.tsx'
import { ChangesSince } from './changes-since.tsx'
import { CouldOpen } from './could-open.tsx'
import styles from './past.module.css'
import { type PastView, type Question, usePastView } from './past-view.ts'
import { PeopleThen } from './people-then.tsx'

/** The firm on a past day: who was there, what is different from an earlier day, and who could open a case. */
export function PastDay() {
  const { timeZone } = useSignedIn().account
  const latest = latestPastDay(timeZone)
  const { view, change } = usePastView(latest)
  return (
    <>
      <PageHeader
        title="Users"
        actions={
          <div className={styles.asked}>
            <SegmentedControl<Question>
              label="What to look at"
              hideLabel
              options={[
                { value: 'people', label: 'Who was there' },
                { value: 'changes', label: 'What changed' },
                { value: 'access', label: 'Who could open a case' },
              ]}
              value={view.ask}
              onChange={(ask) => change({ ask })}
            />
            <TextField
              type="date"
              label="Day"
              hideLabel
              value={view.on}
              max={latest}
              onChange={({ currentTarget: { value } }) => {
                if (value !== '') change({ on: value })
              }}
            />
          </div>
        }
      />
      <div className={styles.band}>
        <Banner tone="info" action={{ label: 'Back to today', run: () => goTo(hashOf('/users')) }}>
          {sentenceOf(view, timeZone)}
        </Banner>
      </div>
      {view.ask === 'people' && <PeopleThen view={view} change={change} />}
      {view.ask === 'changes' && <ChangesSince view={view} change={change} />}
      {view.ask === 'access' && <CouldOpen view={view} change={change} />}
    </>
  )
}

function sentenceOf({ on, ask }: PastView, timeZone: string): string {
  const day = formatLocalDate(on)
  if (ask === 'access') return `Everybody who could open a case at any moment of ${day} (${timeZone}).`
  return `The firm as on ${day}, end of the day (${timeZone}).`
}
