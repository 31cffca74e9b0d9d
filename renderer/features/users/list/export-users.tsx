import { type UserSort, userSorts } from '../../../../shared/model/user.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconDownload } from '../../../components/icons.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import type { UserFilter } from './use-paged-users.ts'

/** Saves the listed people with the chosen columns as a file for spreadsheets. */
export function ExportUsers({
  filter,
  hidden,
  compact,
}: {
  filter: UserFilter
  hidden: readonly UserSort[]
  compact: boolean
}) {
  const save = useSaveMadeFile('users.export')
  const disabledReason = useOfflineReason()
  const run = () => save.run({ ...filter, columns: userSorts.filter((column) => !hidden.includes(column)) })
  return compact ? (
    <IconButton label="Export CSV" disabledReason={disabledReason} onClick={run}>
      <IconDownload />
    </IconButton>
  ) : (
    <Button
      kind="quiet"
      icon={<IconDownload />}
      busy={save.busy}
      disabledReason={disabledReason}
      onClick={run}
    >
      Export CSV
    </Button>
  )
}
