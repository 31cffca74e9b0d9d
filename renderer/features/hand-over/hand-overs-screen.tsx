import type { ComponentType } from 'react'
import { readHandOverPath } from '../../hand-over-address.ts'
import { useLocation } from '../../stores/location.ts'
import type { DeactivationProps } from './deactivation.ts'
import { HandOversPage } from './list/hand-overs-page.tsx'
import { HandOverPage } from './placing/hand-over-page.tsx'
import { ReceiptPage } from './receipt/receipt-page.tsx'

/** Hand-overs: all of them, one receipt, or somebody's work to hand over. */
export function HandOversScreen({ Deactivation }: { Deactivation: ComponentType<DeactivationProps> }) {
  const { path, params } = useLocation()
  const place = readHandOverPath(path)
  if (place === undefined) return <HandOversPage />
  if ('receipt' in place) return <ReceiptPage key={place.receipt} handOverId={place.receipt} />
  return (
    <HandOverPage
      key={place.from}
      userId={place.from}
      isLeaving={params.get('then') === 'deactivate'}
      Deactivation={Deactivation}
    />
  )
}
