import { useRead } from '../../bridge/use-operation.ts'
import { Banner } from '../../components/banner.tsx'
import { formatLocalDate } from '../../format.ts'
import { isSameZone, zoneCity } from './time-zones.ts'

/** Since when billing follows another time zone: a cycle keeps the one it began with. */
export function BillingZone({ chosen, saved }: { chosen: string; saved: string }) {
  const billing = useRead('billing.read', {})
  if (!billing.data || isSameZone(billing.data.timeZone, chosen)) return null
  const { timeZone, cycle } = billing.data
  const isSaved = isSameZone(chosen, saved)
  return (
    <Banner tone="info">
      {isSaved
        ? `Screens and messages follow ${zoneCity(chosen)}. `
        : `Screens and messages follow ${zoneCity(chosen)} as soon as this is saved. `}
      {`Billing counts its days by the clock of ${zoneCity(timeZone)} until the cycle ends on ${formatLocalDate(cycle.endOn)}, and by that of ${zoneCity(chosen)} from then on.`}
    </Banner>
  )
}
