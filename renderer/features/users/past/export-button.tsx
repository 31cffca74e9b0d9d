import { Button } from '../../../components/button.tsx'
import { IconDownload } from '../../../components/icons.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'

/** Saves what is shown as a file for spreadsheets. */
export function ExportButton({ busy, onExport }: { busy: boolean; onExport(): void }) {
  const disabledReason = useOfflineReason()
  return (
    <Button
      kind="quiet"
      icon={<IconDownload />}
      busy={busy}
      disabledReason={disabledReason}
      onClick={onExport}
    >
      Export CSV
    </Button>
  )
}
