import type { WorkOnCases } from '../../../../shared/model/level-effect.ts'
import { Panel } from '../../../components/panel.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { formatCount } from '../../../format.ts'
import { workWords } from './level-effect-words.ts'

/** What becomes of open work on cases that are lost from sight; nothing is decided beforehand. */
export type LostWorkChoice = 'leave' | 'handOver'

/** Open work on what somebody loses sight of: to be handed over first, or left to them in so many words. */
export function LostWork({
  work,
  holder,
  choice,
  onChoice,
}: {
  work: WorkOnCases
  /** The one person it is about; of several, each hands over on a page of their own. */
  holder: string | undefined
  choice: LostWorkChoice | null
  onChoice(choice: LostWorkChoice): void
}) {
  const words = workWords(work)
  if (words === undefined) return null
  const who = holder ?? 'its holders'
  return (
    <Panel title="Open work on what is lost" tone="boxed">
      <p>{`${words} on ${formatCount(work.cases, 'case')} that ${holder ?? 'they'} will not see any more.`}</p>
      <RadioList
        legend="What becomes of it"
        hideLegend
        options={[
          ...(holder === undefined
            ? []
            : [
                {
                  value: 'handOver' as const,
                  label: 'Hand it over first…',
                  hint: 'Choose who receives what; change the level afterwards.',
                },
              ]),
          {
            value: 'leave' as const,
            label: `Leave it with ${who}`,
            hint: 'It stays open and cannot be worked on there until somebody hands it over.',
          },
        ]}
        value={choice}
        onChange={onChoice}
      />
    </Panel>
  )
}
