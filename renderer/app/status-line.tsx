import { useCounts } from '../bridge/use-counts.ts'
import { formatCount } from '../format.ts'
import { useConnection } from '../stores/connection.ts'

/** The last line of the window: paid seats, and whether what is shown is current. */
export function StatusLine() {
  const counts = useCounts()
  const online = useConnection((state) => state.online)
  return (
    <>
      <span>{counts && formatCount(counts.paidSeats, 'paid seat')}</span>
      <span>{online ? 'Connected, updates arrive by themselves' : 'Not connected'}</span>
    </>
  )
}
