import { AppError } from '../../../../shared/errors.ts'
import type { Invoice } from '../../../../shared/model/billing.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { IconDownload, IconPrint, IconSend } from '../../../components/icons.tsx'
import { formatMoney } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'

/** What can be done with an invoice: print, save, send again, and collect what the card refused. */
export function InvoiceActs({ invoice, isReady }: { invoice: Invoice; isReady: boolean }) {
  const { invoiceId, number, state, problem } = invoice
  const pdf = useSaveMadeFile('invoices.pdf')
  const csv = useSaveMadeFile('invoices.csv')
  const send = useAct('invoices.send')
  const collect = useAct('invoices.collect')
  const mayManage = useMay('billing.manage')
  const offline = useOfflineReason()

  const sendAgain = async () => {
    try {
      const { sentTo } = await send.runOrThrow({ invoiceId })
      notify({ tone: 'success', text: `Invoice ${number} is on its way to ${sentTo} again.` })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    }
  }
  const collectAgain = async () => {
    try {
      const row = await collect.runOrThrow({ invoiceId })
      notify(
        row.state === 'paid'
          ? { tone: 'success', text: `Invoice ${number} is paid: ${formatMoney(row.dueCents)}.` }
          : { tone: 'warning', text: row.problem ?? `Invoice ${number} is still open.` },
      )
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    }
  }

  return (
    <>
      {mayManage && state === 'open' && problem !== null && (
        <Button
          kind="primary"
          busy={collect.busy}
          disabledReason={offline}
          onClick={() => void collectAgain()}
        >
          Collect again
        </Button>
      )}
      {mayManage && (
        <Button
          icon={<IconSend />}
          busy={send.busy}
          disabledReason={offline}
          onClick={() => void sendAgain()}
        >
          Send again
        </Button>
      )}
      <Button
        icon={<IconPrint />}
        disabledReason={isReady ? undefined : 'Its lines are still being read'}
        onClick={() => window.print()}
      >
        Print
      </Button>
      <Button
        icon={<IconDownload />}
        busy={csv.busy}
        disabledReason={offline}
        onClick={() => csv.run({ invoiceId })}
      >
        CSV
      </Button>
      <Button
        icon={<IconDownload />}
        busy={pdf.busy}
        disabledReason={offline}
        onClick={() => pdf.run({ invoiceId })}
      >
        PDF
      </Button>
    </>
  )
}
