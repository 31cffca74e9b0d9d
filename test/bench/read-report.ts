import { alignColumns, type Figure } from './figures.ts'
import { median } from './load.ts'
import type { ReadFigure } from './measure-reads.ts'

const OF_FLOOR = 0.6
const PAGE_500 = 1.3
const GROWTH = 2

/** Every case with its loads. */
export function listReads(reads: readonly ReadFigure[]): string[] {
  return alignColumns([
    [
      '100,000 users',
      'rows',
      'of 1,000',
      'of floor',
      'to 1,000',
      'floor to 1,000',
      'a second',
      'p50 ms',
      'p97 ms',
      'floor',
      'p50 ms',
      'p97 ms',
    ],
    ...reads.map(({ case: one, load, floor, ofFloor, growth, floorGrowth, rows }) => [
      one.label,
      rows?.large.toString() ?? '',
      rows?.small.toString() ?? '',
      ofFloor.toFixed(2),
      growth.toFixed(2),
      floorGrowth.toFixed(2),
      load.perSecond.toFixed(0),
      load.p50.toFixed(0),
      load.p97.toFixed(0),
      floor.perSecond.toFixed(0),
      floor.p50.toFixed(0),
      floor.p97.toFixed(0),
    ]),
  ])
}

/** The reads' ratios, each with the goal that its group has. */
export function figuresOfReads(reads: readonly ReadFigure[]): Figure[] {
  const figures = reads.flatMap(({ case: one, ofFloor, growth }): Figure[] => {
    const hasGoal = one.group !== 'other'
    return [
      {
        key: `of floor: ${one.label}`,
        label: `${one.label}: of the floor`,
        value: ofFloor,
        unit: 'ratio',
        ...(hasGoal && { goal: { atLeast: OF_FLOOR } }),
      },
      {
        key: `to 1,000: ${one.label}`,
        label: `${one.label}: 100,000 to 1,000 users`,
        value: growth,
        unit: 'ratio',
        ...(hasGoal && { goal: { atMost: GROWTH } }),
      },
    ]
  })
  const first = reads.find(({ case: one }) => one.label === 'first page')
  const deep = reads.find(({ case: one }) => one.label === 'page 500')
  if (!first || !deep) return figures
  const value = first.load.perSecond / deep.load.perSecond
  return [
    {
      key: 'page 500 to page 1',
      label: 'page 500 to page 1',
      value,
      unit: 'ratio',
      goal: { atMost: PAGE_500 },
    },
    medianOf(reads, 'list'),
    medianOf(reads, 'search'),
    ...figures,
  ]
}

function medianOf(reads: readonly ReadFigure[], group: string): Figure {
  const members = reads.filter(({ case: one }) => one.group === group)
  const value = median(members.map(({ ofFloor }) => ofFloor))
  const label = `${group}, the middle case: of the floor`
  return { key: label, label, value, unit: 'ratio', goal: { atLeast: OF_FLOOR } }
}
