import type { SeatEstimate } from '../../../../shared/model/billing.ts'
import { costSentence, type Level, levelFacts } from '../../../../shared/rules/levels.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { formatCount, formatLocalDate, formatMoney } from '../../../format.ts'

/** What one more paid seat costs from today on; undefined while unknown, or not this person's to see. */
export function useSeatEstimate(): SeatEstimate | undefined {
  // All paid levels cost the same.
  return useRead('billing.estimate', { level: 'standard' }, { enabled: useMay('billing.read') }).data
}

/** What a seat of a level costs, on its card: "Paid seat, $40.00 a month" or "Free". */
export function seatCost(level: Level, estimate: SeatEstimate | undefined): string {
  if (!levelFacts[level].isPaidSeat) return 'Free'
  return estimate ? `Paid seat, ${price(estimate)}` : capitalize(costSentence(level))
}

/** What accepting costs, before it is sent: "a paid seat, $40.00 a month; today $25.16 for 18 of 31 days". */
export function acceptanceCost(level: Level, estimate: SeatEstimate | undefined): string {
  if (!estimate || !levelFacts[level].isPaidSeat) return costSentence(level)
  const { todayCents, daysLeft, days, nextInvoiceOn } = estimate
  const today =
    todayCents === 0
      ? `nothing is due before ${formatLocalDate(nextInvoiceOn)}`
      : `accepted today: ${formatMoney(todayCents)} for ${daysLeft} of ${formatCount(days, 'day')}`
  return `a paid seat from acceptance, ${price(estimate)}; ${today}`
}

function price({ seatPriceCents, interval }: SeatEstimate): string {
  return `${formatMoney(seatPriceCents)} a ${interval}`
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
