import { useId, useState } from 'react'
import { type Level, levelFacts, levels } from '../../../../shared/rules/levels.ts'
import { Button } from '../../../components/button.tsx'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { CompareLevels } from './compare-levels.tsx'
import { seatCost, useSeatEstimate } from './seat-cost.ts'

/** The four levels side by side, and the full table behind "Compare levels". */
export function LevelCards({ value, onChange }: { value: Level; onChange(level: Level): void }) {
  const [isComparing, setIsComparing] = useState(false)
  const tableId = useId()
  const estimate = useSeatEstimate()
  return (
    <>
      <RadioCards
        legend="Permission level"
        options={levels.map((level) => ({
          value: level,
          title: levelFacts[level].name,
          text: levelFacts[level].summary,
          note: seatCost(level, estimate),
        }))}
        value={value}
        onChange={onChange}
        aside={
          <Button
            kind="quiet"
            size="sm"
            aria-expanded={isComparing}
            aria-controls={tableId}
            onClick={() => setIsComparing(!isComparing)}
          >
            {isComparing ? 'Hide the comparison' : 'Compare levels'}
          </Button>
        }
      />
      {isComparing && <CompareLevels id={tableId} />}
    </>
  )
}
