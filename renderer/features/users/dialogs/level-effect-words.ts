import type { LevelEffect, LevelEffectOfOne, WorkOnCases } from '../../../../shared/model/level-effect.ts'
import { formatCount, formatList } from '../../../format.ts'

/** "keeps 6 cases, loses sight of 41, 3 of which hold 4 open tasks of theirs", as a sentence. */
export function effectSentence(effect: LevelEffect): string {
  const { keeps, gains, loses, lostWork, listed } = effect
  if (isUndecided(effect))
    return `Is listed on ${formatCount(listed, 'case')}. A guest is on one: choose which.`
  const parts = [`Keeps ${keeps.count === 0 ? 'no case' : formatCount(keeps.count, 'case')}`]
  if (gains.count > 0) parts.push(`gains sight of ${formatCount(gains.count, 'case')}`)
  if (loses.count > 0) parts.push(`loses sight of ${formatCount(loses.count, 'case')}`)
  const work = workWords(lostWork)
  const held =
    work === undefined
      ? ''
      : loses.count === 1
        ? `, which holds ${work} of theirs`
        : `; ${lostWork.cases} of these ${lostWork.cases === 1 ? 'holds' : 'hold'} ${work} of theirs`
  return `${parts.join(', ')}${held}.`
}

/** Whether the one case that somebody keeps as a guest is still to be chosen. */
export function isUndecided({ to, keeps, listed }: LevelEffect): boolean {
  return to === 'guest' && keeps.count === 0 && listed > 1
}

/** "2 open tasks and 1 review"; undefined when there are none. */
export function workWords({ tasks, reviews }: Pick<WorkOnCases, 'tasks' | 'reviews'>): string | undefined {
  const parts = [
    ...(tasks > 0 ? [formatCount(tasks, 'open task')] : []),
    ...(reviews > 0 ? [formatCount(reviews, 'review')] : []),
  ]
  return parts.length === 0 ? undefined : formatList(parts)
}

/** The same for several people: what they keep, gain and lose taken together. */
export function manyEffectSentences(effects: readonly LevelEffectOfOne[]): string[] {
  const sentences = [
    sentenceOf(effects, 'gains', 'gain sight of cases', 'gains sight of cases'),
    sentenceOf(effects, 'loses', 'lose sight of cases', 'loses sight of cases'),
  ].flatMap((sentence) => sentence ?? [])
  return sentences.length === 0 ? ['All of them keep the cases they see.'] : sentences
}

/** Open work on what is lost, of all of them. */
export function sumLostWork(effects: readonly LevelEffectOfOne[]): WorkOnCases {
  return effects.reduce(
    (sum, { lostWork }) => ({
      cases: sum.cases + lostWork.cases,
      tasks: sum.tasks + lostWork.tasks,
      reviews: sum.reviews + lostWork.reviews,
    }),
    { cases: 0, tasks: 0, reviews: 0 },
  )
}

function sentenceOf(
  effects: readonly LevelEffectOfOne[],
  what: 'gains' | 'loses',
  many: string,
  one: string,
): string | undefined {
  const touched = effects.filter((effect) => effect[what] > 0)
  const [first] = touched
  if (!first) return undefined
  const counts = touched.map((effect) => effect[what])
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const range =
    least === most ? formatCount(most, 'case') : `between ${least} and ${formatCount(most, 'case')}`
  return `${touched.length} of ${effects.length} ${touched.length === 1 ? one : many}: ${range}${touched.length > 1 && least === most ? ' each' : ''}.`
}
