import type { HandOverReceipt } from '../../../../shared/model/hand-over.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { Button } from '../../../components/button.tsx'
import { IconDownload, IconPrint } from '../../../components/icons.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { isLong } from './long-receipt.ts'

/** What can be done with a receipt: print, save, reverse. */
export function ReceiptActs({ receipt, onReverse }: { receipt: HandOverReceipt; onReverse(): void }) {
  const { handOverId } = receipt
  const pdf = useSaveMadeFile('handOvers.pdf')
  const csv = useSaveMadeFile('handOvers.csv')
  const offline = useOfflineReason()
  return (
    <>
      {receipt.reversedAt === null && (
        <Button disabledReason={offline ?? whyNot(receipt)} onClick={onReverse}>
          Reverse this hand-over…
        </Button>
      )}
      <Button
        icon={<IconPrint />}
        disabledReason={
          isLong(receipt)
            ? 'Too long for a printed page. The PDF and the CSV file have every line.'
            : undefined
        }
        onClick={() => window.print()}
      >
        Print
      </Button>
      <Button
        icon={<IconDownload />}
        busy={csv.busy}
        disabledReason={offline}
        onClick={() => csv.run({ handOverId })}
      >
        CSV
      </Button>
      <Button
        icon={<IconDownload />}
        busy={pdf.busy}
        disabledReason={offline}
        onClick={() => pdf.run({ handOverId })}
      >
        PDF
      </Button>
    </>
  )
}

function whyNot({ reversibleUntil, returnable }: HandOverReceipt): string | undefined {
  if (reversibleUntil === null) return 'A hand-over can be reversed for 30 days. This one is older.'
  return returnable === 0 ? 'Nothing of this hand-over can go back any more. The lines say why.' : undefined
}
