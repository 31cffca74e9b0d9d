import { useCounts } from '../bridge/use-counts.ts'
import { useRead } from '../bridge/use-operation.ts'
import { useMay } from '../bridge/use-session.ts'
import { formatCount, formatLocalDate } from '../format.ts'
import { useConnection } from '../stores/connection.ts'

/** The last line of the window: paid seats, the next invoice, and whether what is shown is current. */
export function StatusLine() {
  const counts = useCounts()
  const billing = useRead('billing.read', {}, { enabled: useMay('billing.read') })
  const online = useConnection((state) => state.online)
  const facts = [
    counts && formatCount(counts.paidSeats, 'paid seat'),
    billing.data && `next invoice ${formatLocalDate(billing.data.forecast.on)}`,
  ]
  return (
    <>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      <span>{online ? 'Connected, updates arrive by themselves' : 'Not connected'}</span>
    </>
  )
}
