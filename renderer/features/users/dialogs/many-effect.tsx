import type { LevelEffectOfOne } from '../../../../shared/model/level-effect.ts'
import type { Person } from '../asked.ts'
import { ActBlocks } from './act-blocks.tsx'
import { manyEffectSentences, sumLostWork, workWords } from './level-effect-words.ts'
import { LostWork, type LostWorkChoice } from './lost-work.tsx'

/** Whose open work is named one by one; the others are counted. */
const NAMED = 5

/** What another level does to the cases of several people, taken together, and the open work they lose sight of. */
export function ManyEffect({
  effects,
  people,
  choice,
  onChoice,
}: {
  effects: readonly LevelEffectOfOne[]
  people: readonly Person[]
  choice: LostWorkChoice | null
  onChoice(choice: LostWorkChoice): void
}) {
  const holders = effects.filter(({ lostWork }) => lostWork.cases > 0)
  const named = holders.slice(0, NAMED).map(({ userId, lostWork }) => {
    const name = people.find((person) => person.userId === userId)?.name ?? ''
    return `${name}: ${workWords(lostWork) ?? ''}`
  })
  const others = holders.length - named.length
  return (
    <>
      <ActBlocks
        blocks={[
          { title: 'Cases', lines: manyEffectSentences(effects) },
          ...(named.length > 0
            ? [
                {
                  title: 'Who holds open work there',
                  lines: [...named, ...(others > 0 ? [`and ${others} more`] : [])],
                },
              ]
            : []),
        ]}
      />
      <LostWork work={sumLostWork(effects)} holder={undefined} choice={choice} onChoice={onChoice} />
    </>
  )
}
