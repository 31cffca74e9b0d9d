import { useState } from 'react'
import { AppError } from '../../../../shared/errors.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { type Checked, CheckedRows } from './checked-rows.tsx'
import { ChooseList } from './choose-list.tsx'
import type { CaseCells } from './read-case-list.ts'

/** Brings an office's own list of cases: chosen, checked row by row, corrected, and imported exactly as it was checked. */
export function ImportCasesDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const offline = useOfflineReason()
  const { runOrThrow: run, busy } = useAct('cases.import')
  const [rows, setRows] = useState<CaseCells[]>([])
  const [checked, setChecked] = useState<Checked>()
  const [problem, setProblem] = useState<string>()

  const check = async (wanted: CaseCells[], remark?: string) => {
    try {
      const answer = await run({ rows: wanted, dryRun: true })
      setRows(wanted)
      setChecked(answer)
      setProblem(remark)
    } catch (error) {
      setProblem(AppError.from(error).message)
    }
  }
  const take = async () => {
    if (!checked) return
    try {
      const done = await run({ rows, dryRun: false, check: checked.check })
      onClose()
      notify({ tone: 'success', text: `${formatCount(done.create, 'case was', 'cases were')} imported.` })
    } catch (error) {
      const refusal = AppError.from(error)
      if (refusal.code === 'case.import-changed')
        await check(rows, 'Something changed meanwhile, so the list was checked again. Please look at it.')
      else setProblem(refusal.message)
    }
  }
  const nothingNew = checked?.create === 0 ? 'No row of this list is new' : undefined
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Import cases"
      size="xl"
      busy={busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={busy}
          action={
            checked && (
              <>
                <Button kind="quiet" onClick={() => setChecked(undefined)}>
                  Choose another list
                </Button>
                <Button
                  kind="primary"
                  busy={busy}
                  disabledReason={offline ?? nothingNew}
                  onClick={() => void take()}
                >
                  {checked.create === 0 ? 'Import' : `Import ${formatCount(checked.create, 'case')}`}
                </Button>
              </>
            )
          }
        />
      }
    >
      {problem !== undefined && <Banner tone="warning">{problem}</Banner>}
      {checked ? (
        <CheckedRows
          rows={rows}
          checked={checked}
          onCorrect={(index, cells) => void check(rows.map((row, at) => (at === index ? cells : row)))}
        />
      ) : (
        <ChooseList onRead={(read) => void check(read)} />
      )}
    </Dialog>
  )
}
