/** One measured number, and what it should be. */
export interface Figure {
  /** Names it in the baseline. */
  key: string
  label: string
  value: number
  unit: 'ratio' | 'ms' | 'MB' | 'KB' | 'per second' | 'frames'
  goal?: { atLeast: number } | { atMost: number }
}

/** Whether the goal is met; undefined where there is none. */
export function isMet({ value, goal }: Figure): boolean | undefined {
  if (!goal) return undefined
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
}

/** Lines of a table: figures with their goals, and what the committed baseline says. */
export function listFigures(
  figures: readonly Figure[],
  baseline: Readonly<Record<string, number>>,
): string[] {
  return alignColumns([
    ['figure', 'measured', 'goal', '', 'baseline', 'change'],
    ...figures.map((figure) => {
      const before = baseline[figure.key]
      return [
        figure.label,
        formatValue(figure.value, figure.unit),
        describeGoal(figure),
        { true: 'met', false: 'MISSED', undefined: '' }[`${isMet(figure)}`],
        before === undefined ? '' : formatValue(before, figure.unit),
        // Only ratios of one run compare between runs and machines.
        before === undefined || figure.unit !== 'ratio' ? '' : formatChange(figure.value / before),
      ]
    }),
  ])
}

function describeGoal({ goal, unit }: Figure): string {
  if (!goal) return ''
  return 'atLeast' in goal
    ? `at least ${formatValue(goal.atLeast, unit)}`
    : `at most ${formatValue(goal.atMost, unit)}`
}

function formatValue(value: number, unit: Figure['unit']): string {
  if (unit === 'ratio') return value.toFixed(2)
  const digits = unit === 'frames' || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${unit}`
}

function formatChange(factor: number): string {
  const percent = Math.round((factor - 1) * 100)
  return `${percent > 0 ? '+' : ''}${percent} %`
}

/** Columns side by side; the first to the left, the others to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}
